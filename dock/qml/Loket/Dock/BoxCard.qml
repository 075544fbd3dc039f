pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** A box of call buttons: its lamps, and a key for each thing it can do. */
Rectangle {
    id: box

    required property int index
    required property int counter
    required property string title
    required property list<string> keys
    required property bool known
    required property int lamps
    required property string pattern

    signal pressed(key: int)

    radius: Theme.radiusSmall
    color: Theme.page
    border.width: Theme.line
    border.color: Theme.rule

    function word(act: string): string {
        return ({
                "call_next": qsTr("Next"),
                "recall": qsTr("Again"),
                "start": qsTr("Start"),
                "hold": qsTr("Hold"),
                "no_show": qsTr("Not here"),
                "finish": qsTr("Finish")
            })[act] ?? act;
    }

    UiText {
        id: name

        x: Theme.px(20)
        y: Theme.px(14)
        text: qsTr("Counter %1").arg(box.counter)
        size: Theme.sp(28)
        weight: Font.Bold
        wrapMode: Text.NoWrap
    }
    UiText {
        anchors.left: name.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: lights.left
        anchors.rightMargin: Theme.px(12)
        anchors.baseline: name.baseline
        text: box.known ? box.title : qsTr("no box answers")
        size: Theme.sp(22)
        color: box.known ? Theme.inkSoft : Theme.bad
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    Row {
        id: lights

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: name.verticalCenter
        spacing: Theme.px(10)
        Accessible.role: Accessible.Indicator
        Accessible.name: qsTr("Lamps: %1").arg(box.lamps)

        Repeater {
            model: 4

            Rectangle {
                required property int index
                readonly property bool lit: (box.lamps >> index) % 2 === 1

                width: Theme.px(28)
                height: width
                radius: width / 2
                color: lit ? Theme.accent : Theme.surface
                border.width: Theme.line
                border.color: lit ? Theme.warning : Theme.border
                opacity: lit && box.pattern !== "steady" && !blink.on ? 0.3 : 1
            }
        }
        Timer {
            id: blink

            property bool on: true

            interval: box.pattern === "fast" ? 250 : 500
            running: box.lamps > 0 && box.pattern !== "steady"
            repeat: true
            onTriggered: on = !on
        }
    }
    Row {
        id: keyRow

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(16)
        spacing: Theme.px(12)

        Repeater {
            model: box.keys

            DockButton {
                required property int index
                required property string modelData

                objectName: "press_" + box.counter + "_" + modelData
                width: (keyRow.width - 3 * keyRow.spacing) / 4
                enabled: box.known
                text: box.word(modelData)
                onClicked: box.pressed(index)
            }
        }
    }
}
