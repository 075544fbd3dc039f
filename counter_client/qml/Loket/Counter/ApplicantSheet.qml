pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The applicant at the desk: name, birth date, service, the documents to tick off, and the visit so far. */
Item {
    id: sheet

    required property DeskPresenter desk
    required property real indent

    Column {
        id: person

        x: sheet.indent
        width: parent.width - x
        spacing: Theme.px(6)

        UiText {
            objectName: "applicant"
            width: parent.width
            text: sheet.desk.name
            size: text.length > 26 ? Theme.sp(34) : Theme.sp(46)
            weight: Font.Bold
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        UiText {
            width: parent.width
            text: qsTr("Born %1").arg(sheet.desk.birth_date) + (sheet.desk.nik_end === "" ? "" : "  ·  " + qsTr("NIK …%1").arg(sheet.desk.nik_end))
            size: Theme.sp(32)
        }
        UiText {
            width: parent.width
            text: sheet.desk.service
            size: Theme.sp(32)
            color: Theme.inkSoft
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
    UiText {
        id: title

        y: Math.max(person.implicitHeight, Theme.px(180)) + Theme.px(14)
        text: qsTr("Documents") + "  ·  " + qsTr("%1 of %2 seen").arg(sheet.desk.ticks.length).arg(sheet.desk.documents.length)
        size: Theme.sp(28)
        weight: Font.Bold
        color: Theme.inkSoft
    }
    Visit {
        id: visit

        anchors.bottom: parent.bottom
        width: parent.width
        steps: sheet.desk.visit
    }
    Flickable {
        anchors.top: title.bottom
        anchors.topMargin: Theme.px(6)
        anchors.bottom: visit.top
        anchors.bottomMargin: Theme.px(8)
        width: parent.width
        contentHeight: ticks.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Grid {
            id: ticks

            width: parent.width
            columns: 2
            columnSpacing: Theme.px(24)
            rowSpacing: Theme.px(2)

            Repeater {
                model: sheet.desk.documents

                Choice {
                    required property int index
                    required property string modelData

                    objectName: "document" + index
                    width: (ticks.width - ticks.columnSpacing) / 2
                    text: modelData
                    size: Theme.sp(24)
                    lines: 2
                    checked: sheet.desk.ticks.includes(index)
                    onToggled: sheet.desk.tick(index, checked)
                }
            }
        }
    }
}
