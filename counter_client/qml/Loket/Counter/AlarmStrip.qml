pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Who calls for help: every counter sees it until somebody goes there. Nothing when all is well. */
Column {
    id: strip

    required property DeskPresenter desk

    Repeater {
        model: strip.desk.alarms

        Rectangle {
            id: alarm

            required property int counter
            required property int minutes
            readonly property bool mine: counter === strip.desk.counter

            objectName: "alarm" + counter
            width: strip.width
            height: Theme.px(96)
            color: Theme.bad
            Accessible.role: Accessible.AlertMessage
            Accessible.name: words.text

            Icon {
                id: sign

                x: Theme.px(40)
                anchors.verticalCenter: parent.verticalCenter
                name: "warning"
                color: Theme.primaryInk
                size: Theme.px(52)
                stroke: 4
            }
            UiText {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.px(24)
                anchors.right: answer.left
                anchors.rightMargin: Theme.px(24)
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: alarm.mine ? qsTr("You have called for help. All counters see it.") : qsTr("Emergency at counter %1").arg(alarm.counter) + "  ·  " + qsTr("%n min", "", alarm.minutes)
                size: Theme.sp(36)
                weight: Font.Bold
                color: Theme.primaryInk
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            DeskButton {
                id: answer

                objectName: "acknowledge" + alarm.counter
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(32)
                anchors.verticalCenter: parent.verticalCenter
                height: Theme.px(68)
                size: Theme.sp(28)
                enabled: strip.desk.allowed.includes("acknowledge")
                text: alarm.mine ? qsTr("It is over") : qsTr("I am going there")
                onClicked: strip.desk.acknowledge(alarm.counter)
            }
        }
    }
}
