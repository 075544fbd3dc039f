import QtQuick
import Loket.Ui
import Loket.Dock.Backend

/** The workbench: every simulated device of the office under one hand. */
AppWindow {
    id: window

    required property DockPresenter dock

    objectName: "dock"
    title: qsTr("Loket: dock")
    minimumWidth: 1024
    minimumHeight: 576

    Rectangle {
        id: header

        width: parent.width
        height: Theme.px(112)
        color: Theme.header

        UiText {
            id: name

            x: Theme.px(40)
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Dock")
            size: Theme.sp(46)
            weight: Font.Bold
            color: Theme.headerInk
        }
        UiText {
            anchors.left: name.right
            anchors.leftMargin: Theme.px(32)
            anchors.baseline: name.baseline
            text: qsTr("The office's simulated devices, to be handled by you")
            size: Theme.sp(28)
            color: Theme.headerInkSoft
        }
        LanguageSwitch {
            objectName: "language"
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(32)
            anchors.verticalCenter: parent.verticalCenter
            scale: 0.8
            transformOrigin: Item.Right
            current: window.dock.language
            onChosen: language => window.dock.speak(language)
        }
    }
    Row {
        id: bench

        readonly property real column: (width - 2 * spacing) / 3

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(28)
        spacing: Theme.px(24)

        CameraPanel {
            width: bench.column
            height: bench.height
            dock: window.dock
        }
        PrinterPanel {
            width: bench.column
            height: bench.height
            dock: window.dock
        }
        Column {
            width: bench.column
            spacing: bench.spacing

            BoxPanel {
                width: parent.width
                height: bench.height - boards.height - parent.spacing
                dock: window.dock
            }
            BoardPanel {
                id: boards

                width: parent.width
                height: Theme.px(250)
                dock: window.dock
            }
        }
    }
}
