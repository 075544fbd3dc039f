import QtQuick
import Loket.Ui

/** A question over the desk: a title, what it holds, and a way back by Esc, by the button, or beside it. */
Rectangle {
    id: dialog

    property string title: ""
    property real bodyWidth: Theme.px(980)
    default property alias content: body.data

    function close(): void {
        dialog.visible = false;
    }

    color: "#A0071225"
    visible: false
    focus: visible
    Keys.onEscapePressed: dialog.close()

    MouseArea {
        anchors.fill: parent
        onClicked: dialog.close()
    }
    Rectangle {
        width: dialog.bodyWidth
        height: form.implicitHeight + Theme.px(96)
        anchors.centerIn: parent
        radius: Theme.radius
        color: Theme.surface

        MouseArea {
            anchors.fill: parent
        }
        Column {
            id: form

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(56)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(22)

            UiText {
                width: parent.width
                text: dialog.title
                size: Theme.sp(46)
                weight: Font.Bold
            }
            Column {
                id: body

                width: parent.width
                spacing: Theme.px(22)
            }
        }
    }
}
