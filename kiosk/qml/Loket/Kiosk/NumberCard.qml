import QtQuick
import Loket.Ui

/** The queue number, readable from across the room. */
Rectangle {
    id: card

    property string label: ""
    property string service: ""
    property real numberSize: Theme.px(280)

    height: words.implicitHeight + Theme.px(48)
    radius: Theme.radius
    color: Theme.header
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Your queue number: %1").arg(label)

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - Theme.px(80)

        UiText {
            width: parent.width
            text: qsTr("Your queue number")
            size: Theme.body
            color: Theme.headerInkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        UiText {
            objectName: "number"
            width: parent.width
            height: card.numberSize * 0.96
            text: card.label
            size: card.numberSize
            weight: Font.ExtraBold
            color: Theme.accent
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(120)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        UiText {
            width: parent.width
            text: card.service
            size: Theme.lead
            weight: Font.DemiBold
            color: Theme.headerInk
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
