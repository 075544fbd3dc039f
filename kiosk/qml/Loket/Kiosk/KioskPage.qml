import QtQuick
import Loket.Ui

/** The frame of a screen: a title, a sentence, room for one thing, and two buttons. Upright or lying. */
Item {
    id: page

    property string title: ""
    property string text: ""
    property string problem: ""
    property real problemY: 0
    property string backText: ""
    property string nextText: ""
    property string nextIcon: "right"
    property bool nextEnabled: true
    default property alias content: room.data
    readonly property bool portrait: height > width * 0.9
    readonly property real aside: portrait ? width - 2 * Theme.margin : width * 0.38 - Theme.margin
    readonly property real head: portrait ? 0 : Theme.px(20)

    signal back
    signal next

    Column {
        id: words

        x: Theme.margin
        y: page.head
        width: page.aside
        spacing: Theme.px(14)
        visible: page.title !== ""

        UiText {
            objectName: "title"
            width: parent.width
            text: page.title
            size: Theme.title
            weight: Font.Bold
            lineHeight: 0.98
            Accessible.role: Accessible.Heading
        }
        UiText {
            objectName: "sentence"
            visible: text !== "" && (page.portrait || page.problem === "")
            width: parent.width
            text: page.text
            size: Theme.body
            color: Theme.inkSoft
        }
    }
    Item {
        id: room

        readonly property real above: page.portrait && words.visible ? words.height + Theme.px(32) : page.head
        readonly property real below: page.portrait ? buttons.height + Theme.margin + Theme.px(36) : Theme.margin

        x: page.portrait ? Theme.margin : page.aside + 2 * Theme.margin
        y: above
        width: page.width - x - Theme.margin
        height: page.height - above - below
    }
    Notice {
        objectName: "problem"
        visible: text !== ""
        kind: "bad"
        text: page.problem
        x: Theme.margin
        y: page.portrait ? room.y + page.problemY - height / 2 : words.y + words.height + Theme.px(32)
        width: page.aside
    }
    PageButtons {
        id: buttons

        x: Theme.margin
        y: page.height - height - Theme.margin
        width: page.aside
        stacked: !page.portrait
        backText: page.backText
        nextText: page.nextText
        nextIcon: page.nextIcon
        nextEnabled: page.nextEnabled
        onBack: page.back()
        onNext: page.next()
    }
}
