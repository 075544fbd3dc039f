pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** The office is being asked: usually too short to be read. */
Item {
    id: working

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.px(48)

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(28)

            Repeater {
                model: 3

                Rectangle {
                    id: dot

                    required property int index

                    width: Theme.px(40)
                    height: width
                    radius: width / 2
                    color: Theme.primary

                    SequentialAnimation on opacity {
                        loops: Animation.Infinite

                        PauseAnimation {
                            duration: dot.index * 180
                        }
                        NumberAnimation {
                            to: 0.25
                            duration: 420
                        }
                        NumberAnimation {
                            to: 1
                            duration: 420
                        }
                        PauseAnimation {
                            duration: (2 - dot.index) * 180
                        }
                    }
                }
            }
        }
        UiText {
            objectName: "title"
            width: parent.width
            text: qsTr("One moment, please")
            size: Theme.title
            weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
