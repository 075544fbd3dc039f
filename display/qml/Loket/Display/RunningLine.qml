import QtQuick
import Loket.Ui

/** The office's notices: they stand when they fit and run when they do not. */
Rectangle {
    id: strip

    required property string text
    property bool warning: false
    readonly property bool running: words.implicitWidth > line.width && visible
    readonly property real speed: Theme.px(110)

    color: Theme.hallDeep
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    onRunningChanged: Qt.callLater(strip.restart)
    onTextChanged: Qt.callLater(strip.restart)
    onWidthChanged: Qt.callLater(strip.restart)

    // An animation reads its ends when it starts, so a new text or width starts it anew.
    function restart(): void {
        run.stop();
        words.x = Theme.px(40);
        if (strip.running)
            run.start();
    }

    Item {
        id: line

        anchors.left: tag.right
        anchors.right: parent.right
        height: parent.height
        clip: true

        UiText {
            id: words

            x: Theme.px(40)
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: strip.text
            size: Theme.sp(34)
            weight: Font.Medium
            color: Theme.hallInk
            wrapMode: Text.NoWrap
        }
        SequentialAnimation {
            id: run

            loops: Animation.Infinite

            PauseAnimation {
                duration: 3000
            }
            NumberAnimation {
                target: words
                property: "x"
                from: Theme.px(40)
                to: -words.implicitWidth
                duration: 1000 * (words.implicitWidth + Theme.px(40)) / strip.speed
            }
            NumberAnimation {
                target: words
                property: "x"
                from: line.width
                to: Theme.px(40)
                duration: 1000 * Math.max(0, line.width - Theme.px(40)) / strip.speed
            }
        }
    }
    Rectangle {
        id: tag

        width: name.implicitWidth + Theme.px(72)
        height: parent.height
        color: Theme.accent

        UiText {
            id: name

            anchors.centerIn: parent
            text: strip.warning ? qsTr("PLEASE NOTE") : qsTr("INFO")
            size: Theme.sp(32)
            weight: Font.Bold
            font.letterSpacing: Theme.px(2)
            color: Theme.accentInk
            wrapMode: Text.NoWrap
        }
    }
}
