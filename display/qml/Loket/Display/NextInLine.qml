pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** The numbers that come next, as many as fit, and how many people wait in all. */
Rectangle {
    id: panel

    required property AbstractItemModel model
    required property int waiting

    readonly property real rowHeight: Theme.px(76)
    readonly property int fitting: Math.max(0, Math.floor(list.height / rowHeight))
    readonly property int hidden: Math.max(0, waiting - fitting)

    radius: Theme.px(28)
    color: Theme.hallDeep

    UiText {
        id: title

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.leftMargin: Theme.px(36)
        anchors.topMargin: Theme.px(32)
        text: qsTr("Next in line")
        size: Theme.sp(40)
        weight: Font.Bold
        color: Theme.hallInk
        wrapMode: Text.NoWrap
    }
    UiText {
        objectName: "waitingCount"
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(36)
        anchors.baseline: title.baseline
        visible: panel.waiting > 0
        text: qsTr("%n waiting", "", panel.waiting)
        size: Theme.sp(29)
        weight: Font.DemiBold
        color: Theme.hallGood
        wrapMode: Text.NoWrap
    }
    Item {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: more.top
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(18)

        Repeater {
            model: panel.model

            WaitingRow {
                required property int index

                objectName: "waiting" + index
                visible: index < panel.fitting
                y: index * panel.rowHeight
                width: list.width
                height: panel.rowHeight
            }
        }
        UiText {
            visible: panel.waiting === 0
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nobody is waiting")
            size: Theme.sp(32)
            color: Theme.hallSoft
        }
    }
    UiText {
        id: more

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(36)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(20)
        height: Theme.px(40)
        text: panel.hidden > 0 ? qsTr("and %n more", "", panel.hidden) : ""
        size: Theme.sp(27)
        color: Theme.hallSoft
    }
}
