import QtQuick
import Loket.Ui

/** What to do next, in a card that cannot be overlooked. */
Rectangle {
    id: card

    property string text: ""

    height: words.implicitHeight + Theme.px(80)
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    Icon {
        id: arrow

        name: "right"
        size: Theme.px(64)
        color: Theme.primary
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
    }
    UiText {
        id: words

        objectName: "refusalNext"
        text: card.text
        size: Theme.lead
        weight: Font.DemiBold
        anchors.left: arrow.right
        anchors.right: parent.right
        anchors.margins: Theme.px(36)
        anchors.verticalCenter: parent.verticalCenter
    }
}
