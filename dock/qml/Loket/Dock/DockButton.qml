import QtQuick
import QtQuick.Templates as T
import Loket.Ui

/** A small button of the workbench; `active` says that what it does is the case now. */
T.Button {
    id: button

    property bool active: false
    property int size: Theme.sp(24)

    implicitWidth: Math.max(Theme.px(96), words.implicitWidth + Theme.px(40))
    implicitHeight: Theme.px(66)
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !button.enabled ? Theme.page : button.down ? Theme.primary : button.active ? Theme.warningSoft : Theme.surface
        border.width: button.visualFocus ? Theme.px(5) : Theme.line
        border.color: button.visualFocus ? Theme.accent : !button.enabled ? Theme.rule : button.active ? Theme.warning : Theme.border
    }
    contentItem: Item {
        UiText {
            id: words

            anchors.centerIn: parent
            text: button.text
            size: button.size
            weight: Font.DemiBold
            color: button.down ? Theme.primaryInk : !button.enabled ? Theme.disabledInk : button.active ? Theme.warning : Theme.ink
            wrapMode: Text.NoWrap
        }
    }
}
