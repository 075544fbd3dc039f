pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Dock.Backend

/** The call buttons of all counters. */
Panel {
    id: panel

    required property DockPresenter dock

    iconName: "keypad"
    title: qsTr("Call buttons")

    ListView {
        id: list

        anchors.fill: parent
        model: panel.dock.boxes
        spacing: Theme.px(16)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: BoxCard {
            width: list.width
            height: Theme.px(158)
            onPressed: key => panel.dock.press(index, key)
        }
    }
    UiText {
        anchors.centerIn: parent
        visible: list.count === 0
        text: qsTr("This office has no call buttons.")
        size: Theme.sp(26)
        color: Theme.inkSoft
    }
}
