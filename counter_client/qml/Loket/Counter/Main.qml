pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The officer's window: sign in, open the counter, then the desk; the supervisor may see the whole office. */
AppWindow {
    id: window

    required property DeskPresenter desk
    required property OversightPresenter oversight
    property bool small: false
    property bool overseeing: false
    property alias transferring: transfer.visible
    property alias overriding: override.visible
    readonly property bool barred: small && desk.page === "desk" && !overseeing && !transferring && !overriding
    readonly property bool working: desk.page === "desk" && !transferring && !overriding && !overseeing

    objectName: "counter"
    title: qsTr("Loket: counter %1").arg(desk.counter)
    minimumWidth: 1024
    minimumHeight: 576
    visible: !barred
    onOverseeingChanged: oversight.open(overseeing)

    DeskKeys {
        desk: window.desk
        active: window.working
        onTransferAsked: window.transferring = true
        onOverrideAsked: window.overriding = true
    }
    DeskHeader {
        id: header

        width: parent.width
        height: Theme.px(116)
        desk: window.desk
        overseeing: window.overseeing
        onOverseeAsked: window.overseeing = !window.overseeing
        onSmallAsked: window.small = true
    }
    AlarmStrip {
        id: staff

        anchors.top: header.bottom
        width: parent.width
        desk: window.desk
    }
    Loader {
        objectName: "page"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: staff.bottom
        anchors.bottom: parent.bottom
        focus: true
        sourceComponent: window.desk.page === "sign_in" ? signIn : window.overseeing ? office : window.desk.page === "closed" ? closed : work

        Component {
            id: signIn

            SignInPage {
                desk: window.desk
                Component.onCompleted: window.overseeing = false
            }
        }
        Component {
            id: office

            OfficePage {
                desk: window.desk
                oversight: window.oversight
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
                onOverrideAsked: window.overriding = true
            }
        }
    }
    TransferDialog {
        id: transfer

        objectName: "transferDialog"
        anchors.fill: parent
        desk: window.desk
    }
    OverrideDialog {
        id: override

        objectName: "overrideDialog"
        anchors.fill: parent
        desk: window.desk
    }
    DeskBar {
        desk: window.desk
        visible: window.barred
        onLargeAsked: window.small = false
        onTransferAsked: window.transferring = true
        onOverrideAsked: window.overriding = true
    }
}
