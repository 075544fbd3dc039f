pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Calls a given number out of order: which one, and the reason that stays in the journal. */
Dialog {
    id: dialog

    required property DeskPresenter desk
    readonly property list<string> reasons: [qsTr("Missed the call, is here now"), qsTr("Ill, elderly, pregnant or disabled"), qsTr("Comes back with a document"), qsTr("Sent to the wrong counter")]
    readonly property bool ready: number.text.trim() !== "" && reason.text.trim() !== "" && desk.allowed.includes("override")

    function submit(): void {
        if (!dialog.ready)
            return;
        dialog.desk.override(number.text, reason.text);
        dialog.close();
    }

    title: qsTr("Call a number out of order")
    bodyWidth: Theme.px(1120)
    onVisibleChanged: {
        number.text = "";
        reason.text = "";
        if (visible)
            number.input.forceActiveFocus();
    }

    UiText {
        width: parent.width
        text: qsTr("The others wait longer for it. Your name, the number and the reason stay in the journal; write no names.")
        size: Theme.sp(28)
        color: Theme.inkSoft
    }
    Field {
        id: number

        width: Theme.px(420)
        label: qsTr("Number")
        input.objectName: "overrideNumber"
        onAccepted: reason.input.forceActiveFocus()
    }
    Flow {
        width: parent.width
        spacing: Theme.px(12)

        Repeater {
            model: dialog.reasons

            DeskButton {
                required property int index
                required property string modelData

                objectName: "reason" + index
                height: Theme.px(72)
                size: Theme.sp(26)
                text: modelData
                onClicked: reason.text = modelData
            }
        }
    }
    Field {
        id: reason

        width: parent.width
        label: qsTr("Reason")
        input.objectName: "overrideReason"
        input.maximumLength: 80
        onAccepted: dialog.submit()
    }
    Row {
        spacing: Theme.px(16)

        DeskButton {
            objectName: "overrideCall"
            kind: "primary"
            height: Theme.px(96)
            size: Theme.sp(32)
            enabled: dialog.ready
            iconName: "bell"
            text: qsTr("Call this number")
            hint: qsTr("Enter")
            onClicked: dialog.submit()
        }
        DeskButton {
            objectName: "overrideBack"
            kind: "quiet"
            height: Theme.px(96)
            iconName: "left"
            text: qsTr("Back")
            hint: "Esc"
            onClicked: dialog.close()
        }
    }
}
