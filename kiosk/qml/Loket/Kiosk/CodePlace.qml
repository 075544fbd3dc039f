import QtQuick
import Loket.Ui

/** Where the code stands: a small drawing of the message, its last line marked. */
Row {
    id: place

    property string prefix: ""

    spacing: Theme.px(32)

    Rectangle {
        width: Theme.px(300)
        height: Theme.px(208)
        radius: Theme.radiusSmall
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.rule

        Icon {
            name: "qr"
            size: Theme.px(100)
            stroke: 3
            color: Theme.inkSoft
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(20)
        }
        Rectangle {
            width: code.implicitWidth + Theme.px(24)
            height: code.implicitHeight + Theme.px(12)
            radius: Theme.px(10)
            color: Theme.accent
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(138)

            UiText {
                id: code

                anchors.centerIn: parent
                text: place.prefix + "-••••-••••"
                size: Theme.px(30)
                weight: Font.Bold
                color: Theme.accentInk
                wrapMode: Text.NoWrap
            }
        }
    }
    UiText {
        width: parent.width - Theme.px(332)
        text: qsTr("The code stands below the QR code in your message.")
        size: Theme.body
        color: Theme.inkSoft
        anchors.verticalCenter: parent.verticalCenter
    }
}
