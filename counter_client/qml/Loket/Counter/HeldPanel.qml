pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** The numbers put on hold at this counter, each with the way back. */
Rectangle {
    id: panel

    required property AbstractItemModel model
    required property bool allowed
    readonly property int count: list.count

    signal asked(ticket: int)

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    UiText {
        id: title

        x: Theme.px(32)
        y: Theme.px(22)
        text: qsTr("On hold")
        size: Theme.sp(30)
        weight: Font.Bold
    }
    ListView {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(32)
        anchors.topMargin: Theme.px(8)
        anchors.bottomMargin: Theme.px(14)
        model: panel.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: Item {
            id: row

            required property int ticket_id
            required property string label
            required property int minutes

            width: ListView.view.width
            height: Theme.px(76)

            UiText {
                id: number

                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.label
                size: Theme.sp(34)
                weight: Font.Bold
                font.features: ({})
                wrapMode: Text.NoWrap
            }
            UiText {
                anchors.left: number.right
                anchors.leftMargin: Theme.px(24)
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%n min", "", row.minutes)
                size: Theme.sp(25)
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
            DeskButton {
                objectName: "takeBack_" + row.label
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                height: Theme.px(64)
                size: Theme.sp(25)
                enabled: panel.allowed
                iconName: "undo"
                text: qsTr("Take back")
                onClicked: panel.asked(row.ticket_id)
            }
        }
    }
}
