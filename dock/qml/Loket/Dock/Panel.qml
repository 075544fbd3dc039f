import QtQuick
import Loket.Ui

/** One device of the workbench: icon, name, what is to be said of it, and its place for the rest. */
Rectangle {
    id: panel

    property string iconName: ""
    property string title: ""
    property string note: ""
    property bool noteIsFault: false
    default property alias content: body.data

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    Icon {
        id: picture

        x: Theme.px(28)
        y: Theme.px(24)
        name: panel.iconName
        color: Theme.primary
        size: Theme.px(48)
    }
    UiText {
        id: name

        anchors.left: picture.right
        anchors.leftMargin: Theme.px(18)
        anchors.verticalCenter: picture.verticalCenter
        text: panel.title
        size: Theme.sp(34)
        weight: Font.Bold
        wrapMode: Text.NoWrap
    }
    UiText {
        anchors.left: name.right
        anchors.leftMargin: Theme.px(20)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.baseline: name.baseline
        horizontalAlignment: Text.AlignRight
        text: panel.note
        size: Theme.sp(25)
        weight: panel.noteIsFault ? Font.DemiBold : Font.Normal
        color: panel.noteIsFault ? Theme.bad : Theme.inkSoft
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    Item {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: picture.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(28)
        anchors.topMargin: Theme.px(22)
    }
}
