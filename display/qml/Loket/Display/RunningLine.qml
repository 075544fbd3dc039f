pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** The office's notices: they stand when they fit and run when they do not. */
Rectangle {
    id: strip

    required property list<string> texts
    property bool warning: false
    readonly property bool running: line.width > 0 && words.width > line.width && visible
    readonly property real speed: Theme.px(110)
    readonly property real start: Theme.px(40)
    // The language of the board changes while the line runs: only another text may start it anew.
    readonly property string spoken: texts.join(" ")

    color: Theme.hallDeep
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken
    onRunningChanged: Qt.callLater(strip.restart)
    onSpokenChanged: Qt.callLater(strip.restart)
    onWidthChanged: Qt.callLater(strip.restart)

    // An animation reads its ends when it starts, so a new text or width starts it anew.
    function restart(): void {
        run.stop();
        words.x = strip.start;
        if (strip.running)
            run.start();
    }

    Item {
        id: line

        anchors.left: tag.right
        anchors.right: parent.right
        height: parent.height
        clip: true

        // One item a notice: only those in sight are painted, sixty times a second.
        Row {
            id: words

            x: strip.start
            height: parent.height
            spacing: Theme.px(96)

            Repeater {
                model: strip.texts

                UiText {
                    required property string modelData

                    height: words.height
                    verticalAlignment: Text.AlignVCenter
                    text: modelData
                    size: Theme.sp(34)
                    weight: Font.Medium
                    color: Theme.hallInk
                    wrapMode: Text.NoWrap
                }
            }
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
                from: strip.start
                to: -words.width
                duration: 1000 * (words.width + strip.start) / strip.speed
            }
            NumberAnimation {
                target: words
                property: "x"
                from: line.width
                to: strip.start
                duration: 1000 * Math.max(0, line.width - strip.start) / strip.speed
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
