import QtQuick

/** A message in a tinted panel: `kind` is info, good, warning or bad; said by picture and word, not by colour alone. */
Rectangle {
    id: notice

    property string kind: "info"
    property string iconName: ({ "info": "info", "good": "check", "warning": "warning", "bad": "cross" })[kind] ?? "info"
    property string title: ""
    property string text: ""
    property int size: Theme.body
    readonly property color ink: ({ "good": Theme.good, "warning": Theme.warning, "bad": Theme.bad })[kind] ?? Theme.ink
    readonly property color tint: ({ "good": Theme.goodSoft, "warning": Theme.warningSoft, "bad": Theme.badSoft })[kind] ?? Theme.primarySoft

    implicitHeight: words.implicitHeight + Theme.px(56)
    radius: Theme.radius
    color: tint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + text

    Icon {
        id: picture

        name: notice.iconName
        color: notice.ink
        size: notice.size * 1.6
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(32)
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words

        anchors.left: picture.right
        anchors.right: parent.right
        anchors.margins: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        UiText {
            visible: text !== ""
            width: parent.width
            text: notice.title
            size: notice.size
            weight: Font.Bold
            color: notice.ink
        }
        UiText {
            visible: text !== ""
            width: parent.width
            text: notice.text
            size: notice.size
            color: notice.ink
        }
    }
}
