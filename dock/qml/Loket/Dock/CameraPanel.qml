pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Loket.Ui
import Loket.Dock.Backend

/** The kiosk's camera: photographs to hold before it, and the one that is held. */
Panel {
    id: panel

    required property DockPresenter dock

    iconName: "phone"
    title: qsTr("Kiosk camera")
    note: dock.held !== "" ? qsTr("A phone is held up") : qsTr("Nobody stands there")

    Rectangle {
        id: lens

        width: parent.width
        height: width * 9 / 16
        radius: Theme.radiusSmall
        color: Theme.hallDeep

        Image {
            anchors.fill: parent
            anchors.margins: Theme.px(6)
            source: panel.dock.held
            fillMode: Image.PreserveAspectFit
            sourceSize.width: Theme.px(900)
        }
        Icon {
            anchors.centerIn: parent
            visible: panel.dock.held === ""
            name: "scan"
            color: Theme.hallSoft
            size: Theme.px(110)
        }
        DockButton {
            objectName: "lower"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.px(16)
            visible: panel.dock.held !== ""
            text: qsTr("Take it away")
            onClicked: panel.dock.lower()
        }
    }
    UiText {
        id: hint

        anchors.top: lens.bottom
        anchors.topMargin: Theme.px(16)
        width: parent.width
        text: {
            if (panel.dock.held_caption !== "")
                return panel.dock.held_caption;
            return list.count > 0 ? qsTr("Touch a photograph to hold it up:") : qsTr("There are no photographs to hold up.");
        }
        size: Theme.sp(25)
        weight: panel.dock.held_caption !== "" ? Font.Bold : Font.Normal
        color: panel.dock.held_caption !== "" ? Theme.ink : Theme.inkSoft
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    GridView {
        id: list

        anchors.top: hint.bottom
        anchors.topMargin: Theme.px(10)
        anchors.bottom: parent.bottom
        width: parent.width
        cellWidth: width / 2
        cellHeight: cellWidth * 0.5 + Theme.px(76)
        model: panel.dock.photographs
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: T.AbstractButton {
            id: photograph

            required property string name
            required property string path
            required property string caption

            objectName: "hold_" + name
            width: list.cellWidth - Theme.px(12)
            height: list.cellHeight - Theme.px(10)
            Accessible.name: name + " " + caption
            onClicked: panel.dock.hold(path)

            background: Rectangle {
                radius: Theme.px(12)
                color: photograph.down ? Theme.primarySoft : Theme.page
            }
            contentItem: Column {
                Image {
                    width: parent.width
                    height: parent.height - label.height
                    source: "file:" + photograph.path
                    asynchronous: true
                    fillMode: Image.PreserveAspectCrop
                    sourceSize.width: 240
                }
                UiText {
                    id: label

                    width: parent.width
                    height: Theme.px(64)
                    leftPadding: Theme.px(8)
                    rightPadding: Theme.px(8)
                    verticalAlignment: Text.AlignVCenter
                    text: photograph.caption !== "" ? photograph.caption : photograph.name
                    size: Theme.sp(21)
                    lineHeight: 1
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
            }
        }
    }
}
