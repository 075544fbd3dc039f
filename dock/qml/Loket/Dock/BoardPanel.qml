pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Dock.Backend

/** The LED boards as a camera would see them. */
Panel {
    id: panel

    required property DockPresenter dock

    iconName: "eye"
    title: qsTr("LED boards")

    ListView {
        id: list

        anchors.fill: parent
        model: panel.dock.boards
        spacing: Theme.px(14)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: Image {
            required property string modelData

            width: list.width
            height: width * 264 / 1284
            source: modelData
            fillMode: Image.PreserveAspectFit
            smooth: true
        }
    }
    UiText {
        anchors.centerIn: parent
        visible: list.count === 0
        text: qsTr("This office has no LED board.")
        size: Theme.sp(26)
        color: Theme.inkSoft
    }
}
