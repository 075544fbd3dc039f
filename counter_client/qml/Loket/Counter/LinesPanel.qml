pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** How many wait for each stage. */
Panel {
    id: panel

    required property var queues

    title: qsTr("Waiting")
    height: bodyTop + rows.implicitHeight + Theme.px(20)

    Column {
        id: rows

        width: parent.width

        Repeater {
            model: panel.queues

            Item {
                id: row

                required property var modelData

                width: rows.width
                height: Theme.px(44)

                UiText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.name
                    size: Theme.sp(26)
                    wrapMode: Text.NoWrap
                }
                UiText {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.waiting
                    size: Theme.sp(30)
                    weight: Font.Bold
                    color: row.modelData.waiting > 0 ? Theme.ink : Theme.inkSoft
                }
            }
        }
    }
}
