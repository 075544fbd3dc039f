pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The officer's window: sign in, open the counter, then the desk. */
AppWindow {
    id: window

    required property DeskPresenter desk
    property alias transferring: transfer.visible
    readonly property bool working: desk.page === "desk" && !transferring

    objectName: "counter"
    title: qsTr("Loket: counter %1").arg(desk.counter)
    minimumWidth: 1024
    minimumHeight: 576

    component Key: Shortcut {
        property string action: ""

        enabled: window.working && window.desk.allowed.includes(action)
        autoRepeat: false
        onActivated: window.desk.act(action)
    }

    Key {
        sequences: ["Space", "F1"]
        action: window.desk.mode === "paused" ? "continue" : "next"
    }
    Key {
        sequences: ["F2"]
        action: "start"
    }
    Key {
        sequences: ["F3"]
        action: "recall"
    }
    Key {
        sequences: ["F4"]
        action: "no_show"
    }
    Key {
        sequences: ["F6"]
        action: "hold"
    }
    Shortcut {
        sequences: ["F7"]
        enabled: window.working && window.desk.allowed.includes("transfer")
        onActivated: window.transferring = true
    }
    Key {
        sequences: ["F8"]
        action: "finish"
    }
    Key {
        sequences: ["Ctrl+Z"]
        action: "undo"
    }

    DeskHeader {
        id: header

        width: parent.width
        height: Theme.px(128)
        desk: window.desk
    }
    Loader {
        objectName: "page"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        focus: true
        sourceComponent: window.desk.page === "sign_in" ? signIn : window.desk.page === "closed" ? closed : work

        Component {
            id: signIn

            SignInPage {
                desk: window.desk
            }
        }
        Component {
            id: closed

            ClosedPage {
                desk: window.desk
            }
        }
        Component {
            id: work

            DeskPage {
                desk: window.desk
                onTransferAsked: window.transferring = true
            }
        }
    }
    TransferDialog {
        id: transfer

        objectName: "transferDialog"
        anchors.fill: parent
        desk: window.desk
    }
}
