pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** The visit so far in one line: when the applicant checked in, and which counters had the number before. */
Item {
    id: visit

    required property var steps

    objectName: "visit"
    height: Theme.px(46)

    Icon {
        id: sign

        anchors.verticalCenter: parent.verticalCenter
        name: "clock"
        color: Theme.inkSoft
        size: Theme.px(28)
    }
    Flickable {
        anchors.left: sign.right
        anchors.leftMargin: Theme.px(14)
        anchors.right: parent.right
        height: parent.height
        contentWidth: line.implicitWidth
        contentX: Math.max(0, contentWidth - width)
        clip: true
        interactive: contentWidth > width
        boundsBehavior: Flickable.StopAtBounds

        Row {
            id: line

            height: visit.height
            spacing: Theme.px(26)

            Repeater {
                model: visit.steps

                UiText {
                    required property var modelData

                    height: line.height
                    verticalAlignment: Text.AlignVCenter
                    text: modelData.time + "  " + modelData.place + (modelData.text === "" ? "" : ": " + modelData.text)
                    size: Theme.sp(23)
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
