import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Who sits here: login and PIN. */
Item {
    id: page

    required property DeskPresenter desk
    readonly property bool ready: login.text !== "" && pin.text !== "" && !desk.busy && !desk.away

    function submit(): void {
        if (!page.ready)
            return;
        page.desk.sign_in(login.text, pin.text);
        pin.text = "";
    }

    Rectangle {
        width: Theme.px(760)
        height: form.implicitHeight + Theme.px(120)
        anchors.centerIn: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.rule

        Column {
            id: form

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(72)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(30)

            UiText {
                width: parent.width
                text: qsTr("Sign in at counter %1").arg(page.desk.counter)
                size: Theme.sp(48)
                weight: Font.Bold
            }
            Field {
                id: login

                objectName: "login"
                width: parent.width
                label: qsTr("Officer")
                input.objectName: "loginInput"
                input.focus: true
                onAccepted: pin.input.forceActiveFocus()
            }
            Field {
                id: pin

                objectName: "pin"
                width: parent.width
                label: qsTr("PIN")
                secret: true
                input.objectName: "pinInput"
                onAccepted: page.submit()
            }
            NoticeStrip {
                width: parent.width
                desk: page.desk
            }
            DeskButton {
                objectName: "signIn"
                width: parent.width
                height: Theme.px(112)
                kind: "primary"
                size: Theme.sp(36)
                enabled: page.ready
                text: qsTr("Sign in")
                hint: qsTr("Enter")
                onClicked: page.submit()
            }
        }
    }
}
