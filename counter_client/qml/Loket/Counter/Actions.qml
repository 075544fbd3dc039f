pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** One big "next"; beside it what else may happen to the number that is here. */
Item {
    id: actions

    required property DeskPresenter desk
    readonly property bool paused: desk.mode === "paused"
    readonly property real gap: Theme.px(16)

    signal transferAsked
    signal overrideAsked

    component Act: DeskButton {
        required property string verb

        objectName: verb
        width: (others.width - 2 * actions.gap) / 3
        height: (actions.height - 2 * actions.gap) / 3
        size: Theme.sp(25)
        enabled: actions.desk.allowed.includes(verb)
        onClicked: verb === "transfer" ? actions.transferAsked() : verb === "override" ? actions.overrideAsked() : actions.desk.act(verb)
    }

    DeskButton {
        id: next

        objectName: actions.paused ? "continue" : "next"
        width: parent.width * 0.31
        height: parent.height
        kind: "primary"
        size: Theme.sp(38)
        stacked: true
        enabled: actions.desk.allowed.includes(objectName)
        iconName: actions.paused ? "play" : "bell"
        text: actions.paused ? qsTr("Continue") : qsTr("Call next")
        hint: qsTr("Space")
        onClicked: actions.desk.act(objectName)
    }
    Flow {
        id: others

        anchors.left: next.right
        anchors.leftMargin: actions.gap
        anchors.right: parent.right
        height: parent.height
        spacing: actions.gap - 0.01

        Act {
            verb: "start"
            iconName: "person"
            text: qsTr("Start")
            hint: "F2"
        }
        Act {
            verb: "recall"
            iconName: "repeat"
            text: qsTr("Call again")
            hint: "F3"
        }
        Act {
            verb: "no_show"
            iconName: "cross"
            text: qsTr("Not here")
            hint: "F4"
            urged: enabled
        }
        Act {
            verb: "hold"
            iconName: "hourglass"
            text: qsTr("Hold")
            hint: "F6"
        }
        Act {
            verb: "transfer"
            iconName: "right"
            text: qsTr("Transfer")
            hint: "F7"
        }
        Act {
            verb: "finish"
            iconName: "check"
            text: qsTr("Finish")
            hint: "F8"
        }
        Act {
            verb: "undo"
            iconName: "undo"
            text: qsTr("Undo")
            hint: "Ctrl+Z"
        }
        Act {
            verb: "override"
            iconName: "ticket"
            text: qsTr("Call a number")
            hint: "F9"
        }
        Act {
            verb: "alarm"
            iconName: "warning"
            text: qsTr("Emergency")
            hint: "F12"
            kind: "danger"
            enabled: actions.desk.allowed.includes(verb) && !actions.desk.calling_for_help
        }
    }
}
