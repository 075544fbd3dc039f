import QtQuick
import Loket.Ui

/** The frame of a screen: a title, a sentence, room for one thing, and two buttons. Upright or lying. */
Item {
    id: page

    property string title: ""
    property string text: ""
    property string backText: ""
    property string nextText: ""
    property string nextIcon: "right"
    property bool nextEnabled: true
    default property alias content: room.data
    readonly property bool portrait: height > width * 0.9
    readonly property alias room: room

    signal back
    signal next

    Column {
        id: words

        anchors.top: parent.top
        anchors.topMargin: page.portrait ? 0 : Theme.px(20)
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        width: page.portrait ? page.width - 2 * Theme.margin : page.width * 0.38 - Theme.margin
        spacing: Theme.px(14)

        UiText {
            objectName: "title"
            visible: text !== ""
            width: parent.width
            text: page.title
            size: Theme.title
            weight: Font.Bold
            lineHeight: 0.98
            Accessible.role: Accessible.Heading
        }
        UiText {
            objectName: "sentence"
            visible: text !== ""
            width: parent.width
            text: page.text
            size: Theme.body
            color: Theme.inkSoft
        }
    }
    Item {
        id: room

        anchors.top: page.portrait ? words.bottom : parent.top
        anchors.topMargin: !page.portrait ? Theme.px(20) : page.title !== "" ? Theme.px(32) : 0
        anchors.bottom: page.portrait ? buttons.top : parent.bottom
        anchors.bottomMargin: page.portrait ? Theme.px(36) : Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        width: page.portrait ? page.width - 2 * Theme.margin : page.width * 0.62 - 2 * Theme.margin
    }
    Item {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        width: words.width
        height: Theme.px(128)

        BigButton {
            objectName: "back"
            visible: page.backText !== ""
            text: page.backText
            kind: "secondary"
            height: parent.height
            anchors.left: parent.left
            width: page.nextText === "" && !page.portrait ? parent.width : implicitWidth
            onClicked: page.back()
        }
        BigButton {
            objectName: "next"
            visible: page.nextText !== ""
            text: page.nextText
            iconName: page.nextIcon
            iconAfter: true
            enabled: page.nextEnabled
            height: parent.height
            width: page.backText === "" ? parent.width : Math.max(implicitWidth, parent.width * 0.5)
            anchors.right: parent.right
            onClicked: page.next()
        }
    }
}
