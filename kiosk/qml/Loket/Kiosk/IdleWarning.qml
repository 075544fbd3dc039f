import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** Are you still there? Any touch says yes; else everything of the person is wiped. */
Rectangle {
    id: warning

    required property KioskPresenter presenter
    readonly property int secondsLeft: presenter.idle_left

    objectName: "idleWarning"
    visible: secondsLeft > 0
    color: Theme.scrim
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text

    MouseArea {
        anchors.fill: parent
        onClicked: warning.presenter.stay()
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(900))
        height: panel.implicitHeight + Theme.px(120)
        radius: Theme.radius * 1.5
        color: Theme.surface

        Column {
            id: panel

            anchors.centerIn: parent
            width: parent.width - Theme.px(120)
            spacing: Theme.px(36)

            UiText {
                width: parent.width
                text: warning.secondsLeft
                size: Theme.px(190)
                weight: Font.ExtraBold
                color: Theme.primary
                horizontalAlignment: Text.AlignHCenter
            }
            UiText {
                id: question

                width: parent.width
                text: qsTr("Are you still there?")
                size: Theme.title
                weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
            }
            UiText {
                width: parent.width
                text: qsTr("This screen returns to the start and your entries are erased.")
                size: Theme.body
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
            BigButton {
                objectName: "stay"
                width: parent.width
                height: Theme.px(144)
                text: qsTr("Yes, continue")
                onClicked: warning.presenter.stay()
            }
            BigButton {
                objectName: "leave"
                width: parent.width
                height: Theme.px(120)
                text: qsTr("No, erase and finish")
                kind: "quiet"
                onClicked: warning.presenter.start_over()
            }
        }
    }
}
