import QtQuick
import QtQuick.Templates as T

/** One key of a keypad: a symbol, or an icon with a spoken name. */
T.AbstractButton {
    id: key

    property string symbol: ""
    property string iconName: ""
    property string spoken: symbol
    property bool soft: false

    implicitWidth: Theme.px(160)
    implicitHeight: Theme.px(104)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: spoken

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !key.enabled ? Theme.page : key.down ? Theme.primary : key.soft ? Theme.sunken : Theme.surface
        border.width: Theme.line
        border.color: key.down ? Theme.primary : key.enabled ? Theme.border : Theme.rule
    }

    contentItem: Item {
        UiText {
            anchors.centerIn: parent
            visible: key.iconName === ""
            width: parent.width - Theme.px(8)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            text: key.symbol
            size: !key.soft ? Theme.heading : width > Theme.px(230) ? Theme.body : Theme.caption
            weight: Font.DemiBold
            color: key.down ? Theme.primaryInk : key.enabled ? Theme.ink : Theme.disabledInk
        }
        Icon {
            anchors.centerIn: parent
            visible: key.iconName !== ""
            name: key.iconName
            size: Theme.px(56)
            color: key.down ? Theme.primaryInk : Theme.ink
        }
    }
}
