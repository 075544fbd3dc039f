import QtQuick
import Loket.Ui

/** A white field with a title over what it holds. */
Rectangle {
    id: panel

    property string title: ""
    property string note: ""
    readonly property real bodyTop: Theme.px(74)
    default property alias content: body.data

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    UiText {
        id: heading

        x: Theme.px(32)
        y: Theme.px(20)
        text: panel.title
        size: Theme.sp(30)
        weight: Font.Bold
        wrapMode: Text.NoWrap
    }
    UiText {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(32)
        anchors.baseline: heading.baseline
        visible: panel.note !== ""
        text: panel.note
        size: Theme.sp(25)
        weight: Font.DemiBold
        color: Theme.primary
        wrapMode: Text.NoWrap
    }
    Item {
        id: body

        anchors.fill: parent
        anchors.leftMargin: Theme.px(32)
        anchors.rightMargin: Theme.px(32)
        anchors.topMargin: panel.bodyTop
        anchors.bottomMargin: Theme.px(14)
    }
}
