import QtQuick
import QtQuick.Window

/** The window of an app: sets the theme's unit from its size and covers itself when the app or the store fails. */
Window {
    id: window

    property real designWidth: width >= height ? 1920 : 1080
    property real designHeight: width >= height ? 1080 : 1920
    property bool outOfService: false
    property bool stale: false
    property bool dark: false
    default property alias content: body.data

    visible: true
    color: dark ? Theme.hall : Theme.page

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(window.width / window.designWidth, window.height / window.designHeight)
    }
    Item {
        id: body

        anchors.fill: parent
    }
    Stale {
        anchors.fill: parent
        visible: window.stale && !window.outOfService
        dark: window.dark
    }
    OutOfService {
        anchors.fill: parent
        visible: window.outOfService
        dark: window.dark
    }
}
