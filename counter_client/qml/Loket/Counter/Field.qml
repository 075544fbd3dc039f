import QtQuick
import QtQuick.Templates as T
import Loket.Ui

/** A named line to write in; `secret` shows dots. */
Column {
    id: field

    property string label: ""
    property bool secret: false
    property alias text: input.text
    property alias input: input

    signal accepted

    spacing: Theme.px(8)

    UiText {
        text: field.label
        size: Theme.sp(26)
        weight: Font.DemiBold
        color: Theme.inkSoft
    }
    T.TextField {
        id: input

        width: parent.width
        height: Theme.px(88)
        leftPadding: Theme.px(24)
        rightPadding: Theme.px(24)
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.ink
        selectionColor: Theme.primarySoft
        selectedTextColor: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.sp(36)
        font.weight: Font.Medium
        echoMode: field.secret ? TextInput.Password : TextInput.Normal
        passwordMaskDelay: 0
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | (field.secret ? Qt.ImhSensitiveData : Qt.ImhNone)
        maximumLength: 40
        selectByMouse: true
        Accessible.name: field.label
        onAccepted: field.accepted()

        background: Rectangle {
            radius: Theme.radiusSmall
            color: Theme.surface
            border.width: input.activeFocus ? Theme.px(5) : Theme.line
            border.color: input.activeFocus ? Theme.primary : Theme.border
        }
    }
}
