import QtQuick
import QtQuick.Templates as T
import Loket.Ui

/** A line to tick: a stage to serve, a document seen. */
T.CheckBox {
    id: choice

    property int size: Theme.sp(28)
    property int lines: 3

    implicitWidth: contentItem.implicitWidth + Theme.px(20)
    implicitHeight: Math.max(Theme.px(52), contentItem.implicitHeight + Theme.px(8))
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: Item {
        implicitWidth: box.width + Theme.px(18) + words.implicitWidth
        implicitHeight: words.implicitHeight

        Rectangle {
            id: box

            width: Theme.px(38)
            height: width
            radius: Theme.px(9)
            anchors.verticalCenter: parent.verticalCenter
            color: choice.checked ? Theme.primary : Theme.surface
            border.width: choice.visualFocus ? Theme.px(5) : Theme.line
            border.color: choice.visualFocus ? Theme.accent : choice.checked ? Theme.primary : Theme.border

            Icon {
                anchors.centerIn: parent
                visible: choice.checked
                name: "check"
                color: Theme.primaryInk
                size: Theme.px(30)
                stroke: 5
            }
        }
        UiText {
            id: words

            anchors.left: box.right
            anchors.leftMargin: Theme.px(18)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: choice.text
            size: choice.size
            maximumLineCount: choice.lines
            elide: Text.ElideRight
        }
    }
}
