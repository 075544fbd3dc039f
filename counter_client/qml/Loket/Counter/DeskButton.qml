import QtQuick
import QtQuick.Templates as T
import Loket.Ui

/** A button of the desk: icon, verb, and the key that does the same. `kind` is primary, secondary, danger, quiet or dark. */
T.Button {
    id: button

    property string kind: "secondary"
    property string iconName: ""
    property string hint: ""
    property int size: Theme.sp(28)
    property bool urged: false
    property bool stacked: false

    readonly property color face: {
        if (!enabled)
            return kind === "dark" ? "transparent" : Theme.disabled;
        if (kind === "primary")
            return down ? Theme.primaryPressed : Theme.primary;
        if (kind === "dark")
            return down ? Theme.primary : Theme.headerRaised;
        if (kind === "danger")
            return down ? Theme.surface : Theme.badSoft;
        return down ? Theme.primarySoft : urged ? Theme.warningSoft : Theme.surface;
    }
    readonly property color ink: {
        if (!enabled)
            return kind === "dark" ? Theme.headerInkSoft : Theme.disabledInk;
        return kind === "primary" ? Theme.primaryInk : kind === "dark" ? Theme.headerInk : kind === "danger" ? Theme.bad : urged ? Theme.warning : Theme.ink;
    }

    implicitWidth: words.implicitWidth + Theme.px(48)
    implicitHeight: Theme.px(84)
    focusPolicy: Qt.TabFocus
    Accessible.name: hint === "" ? text : text + ", " + hint

    background: Rectangle {
        radius: Theme.radiusSmall
        color: button.face
        border.width: button.visualFocus ? Theme.px(5) : button.enabled && (button.kind === "secondary" || button.kind === "danger") ? Theme.line : 0
        border.color: button.visualFocus ? Theme.accent : button.kind === "danger" ? Theme.bad : button.urged ? Theme.warning : Theme.border
    }

    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight

        Grid {
            id: words

            anchors.centerIn: parent
            columns: button.stacked ? 1 : 3
            spacing: Theme.px(button.stacked ? 14 : 9)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                color: button.ink
                size: button.size * (button.stacked ? 1.6 : 1.05)
            }
            UiText {
                text: button.text
                size: button.size
                weight: Font.DemiBold
                color: button.ink
                wrapMode: Text.NoWrap
            }
            Rectangle {
                visible: button.hint !== ""
                width: key.implicitWidth + Theme.px(16)
                height: key.implicitHeight + Theme.px(6)
                radius: Theme.px(8)
                color: "transparent"
                border.width: Math.max(1, Theme.px(1.5))
                border.color: button.ink
                opacity: 0.75

                UiText {
                    id: key

                    anchors.centerIn: parent
                    text: button.hint
                    size: Math.max(Theme.sp(20), button.size * 0.68)
                    color: button.ink
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
