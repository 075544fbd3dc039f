pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** Who comes next at each stage: one column a stage, two in a row. */
Rectangle {
    id: panel

    required property AbstractItemModel model
    required property int waiting
    readonly property int count: stages.count
    readonly property int lines: Math.max(1, Math.ceil(count / 2))
    readonly property real rowHeight: Theme.px(60)

    radius: Theme.px(28)
    color: Theme.hallDeep

    UiText {
        id: title

        x: Theme.px(36)
        y: Theme.px(32)
        text: qsTr("Next in line")
        size: Theme.sp(40)
        weight: Font.Bold
        color: Theme.hallInk
        wrapMode: Text.NoWrap
    }
    UiText {
        objectName: "waitingInAll"
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
        id: room

        anchors.fill: parent
        anchors.topMargin: Theme.px(104)
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.bottomMargin: Theme.px(16)

        Repeater {
            id: stages

            model: panel.model

            StageColumn {
                required property int index

                objectName: "stage" + index
                x: index % 2 === 0 ? 0 : (room.width + Theme.px(32)) / 2
                y: Math.floor(index / 2) * room.height / panel.lines
                // A stage without a neighbour has the whole line to itself.
                width: index === stages.count - 1 && index % 2 === 0 ? room.width : (room.width - Theme.px(32)) / 2
                height: room.height / panel.lines
                rowHeight: panel.rowHeight
            }
        }
    }
}
