pragma ComponentBehavior: Bound
import QtQuick

/** A whole screen that says one thing: a picture, what happened, what to do. */
Rectangle {
    id: calm

    property bool dark: false
    property string iconName: "info"
    property string title: ""
    property string text: ""
    property string secondTitle: ""
    property string secondText: ""
    readonly property color ink: dark ? Theme.hallInk : Theme.ink
    readonly property color soft: dark ? Theme.hallSoft : Theme.inkSoft

    color: dark ? Theme.hall : Theme.page
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + text

    // Nothing below may be touched while this covers it.
    MouseArea {
        anchors.fill: parent
    }

    component Words: Column {
        id: words

        property string title: ""
        property string text: ""
        property bool second: false

        width: parent.width
        spacing: Theme.px(14)
        visible: title !== ""

        UiText {
            width: parent.width
            text: words.title
            size: words.second ? Theme.heading : Theme.title
            weight: Font.Bold
            color: calm.ink
            horizontalAlignment: Text.AlignHCenter
        }
        UiText {
            width: parent.width
            text: words.text
            size: words.second ? Theme.body : Theme.lead
            color: calm.soft
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Column {
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1100))
        anchors.centerIn: parent
        spacing: Theme.px(48)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(280)
            height: width
            radius: width / 2
            color: calm.dark ? Theme.hallCard : Theme.primarySoft

            Icon {
                anchors.centerIn: parent
                name: calm.iconName
                size: Theme.px(150)
                stroke: 2.6
                color: calm.dark ? Theme.accent : Theme.primary
            }
        }
        Words {
            title: calm.title
            text: calm.text
        }
        Words {
            title: calm.secondTitle
            text: calm.secondText
            second: true
        }
    }
}
