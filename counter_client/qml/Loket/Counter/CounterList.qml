pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** Every counter of the office: who sits there, whom it calls or serves, and its stages, which may be changed. */
Panel {
    id: panel

    required property AbstractItemModel model
    required property bool changeable

    signal stagesAsked(int counter, list<string> stages)

    function stateWord(mode: string): string {
        switch (mode) {
        case "calling":
            return qsTr("calling");
        case "serving":
            return qsTr("serving");
        case "paused":
            return qsTr("pause");
        case "idle":
            return qsTr("ready");
        default:
            return qsTr("closed");
        }
    }

    title: qsTr("Counters")

    ListView {
        anchors.fill: parent
        model: panel.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.px(10)

        delegate: Rectangle {
            id: row

            required property int counter
            required property string mode
            required property string officer
            required property string number
            required property list<string> stages
            required property string stage_names

            readonly property bool closed: mode === "closed"

            objectName: "counter" + counter
            width: ListView.view.width
            height: Theme.px(112)
            radius: Theme.radiusSmall
            color: closed ? Theme.surface : Theme.page
            border.width: Theme.line
            border.color: Theme.rule

            UiText {
                id: digit

                width: Theme.px(84)
                height: parent.height
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: row.counter
                size: Theme.sp(48)
                weight: Font.ExtraBold
                color: row.closed ? Theme.inkSoft : Theme.primary
            }
            Column {
                anchors.left: digit.right
                anchors.right: change.left
                anchors.rightMargin: Theme.px(12)
                anchors.verticalCenter: parent.verticalCenter

                UiText {
                    width: parent.width
                    text: panel.stateWord(row.mode) + (row.number === "" ? "" : "  " + row.number)
                    size: Theme.sp(28)
                    weight: Font.DemiBold
                    color: row.closed ? Theme.inkSoft : Theme.ink
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
                UiText {
                    objectName: "stagesOf" + row.counter
                    width: parent.width
                    text: (row.officer === "" ? "" : row.officer + "  ·  ") + row.stage_names
                    size: Theme.sp(23)
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
            }
            DeskButton {
                id: change

                objectName: "changeStages" + row.counter
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(14)
                anchors.verticalCenter: parent.verticalCenter
                height: Theme.px(68)
                size: Theme.sp(24)
                enabled: panel.changeable
                text: qsTr("Stages")
                Accessible.name: qsTr("Change the stages of counter %1").arg(row.counter)
                onClicked: panel.stagesAsked(row.counter, row.stages)
            }
        }
    }
}
