import QtQuick
import QtQuick.Templates as T

/** A button for a finger: verb and object, perhaps an icon. `kind` is primary, secondary, quiet or danger. */
T.Button {
    id: button

    property string kind: "primary"
    property string iconName: ""
    property bool iconAfter: false
    property int size: Theme.lead

    readonly property color face: {
        if (!enabled)
            return Theme.disabled;
        if (kind === "primary")
            return down ? Theme.primaryPressed : Theme.primary;
        if (kind === "danger")
            return down ? Qt.darker(Theme.bad, 1.2) : Theme.bad;
        return down ? Theme.primarySoft : kind === "quiet" ? "transparent" : Theme.surface;
    }
    readonly property color label: {
        if (!enabled)
            return Theme.disabledInk;
        return kind === "primary" || kind === "danger" ? Theme.primaryInk : kind === "quiet" ? Theme.primary : Theme.ink;
    }

    implicitWidth: Math.max(Theme.px(220), words.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.px(120), words.implicitHeight + Theme.px(40))
    leftPadding: Theme.px(40)
    rightPadding: Theme.px(40)
    focusPolicy: Qt.NoFocus
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.face
        border.width: button.kind === "secondary" && button.enabled ? Theme.line : button.visualFocus ? Theme.line * 2 : 0
        border.color: button.visualFocus ? Theme.accent : Theme.ink

        Behavior on color {
            ColorAnimation {
                duration: Theme.quick
            }
        }
    }

    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight

        Row {
            id: words

            anchors.centerIn: parent
            spacing: Theme.px(20)
            layoutDirection: button.iconAfter ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                color: button.label
                size: button.size * 1.15
                anchors.verticalCenter: parent.verticalCenter
            }
            UiText {
                text: button.text
                size: button.size
                weight: Font.DemiBold
                color: button.label
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
