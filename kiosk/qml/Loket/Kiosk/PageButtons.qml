import QtQuick
import Loket.Ui

/** The way back and the way on: side by side, or one above the other where it is narrow. */
Item {
    id: buttons

    property bool stacked: false
    property string backText: ""
    property string nextText: ""
    property string nextIcon: "right"
    property bool nextEnabled: true
    readonly property real row: Theme.px(stacked ? 116 : 128)
    readonly property bool both: backText !== "" && nextText !== ""

    signal back
    signal next

    height: stacked && both ? 2 * row + Theme.px(20) : row

    BigButton {
        id: backButton

        objectName: "back"
        visible: text !== ""
        text: buttons.backText
        kind: "secondary"
        y: parent.height - height
        width: buttons.stacked || !buttons.both ? parent.width : implicitWidth
        height: buttons.row
        onClicked: buttons.back()
    }
    BigButton {
        objectName: "next"
        visible: text !== ""
        text: buttons.nextText
        iconName: buttons.nextIcon
        iconAfter: true
        enabled: buttons.nextEnabled
        x: parent.width - width
        width: buttons.stacked || !buttons.both ? parent.width : parent.width - backButton.width - Theme.px(24)
        height: buttons.row
        onClicked: buttons.next()
    }
}
