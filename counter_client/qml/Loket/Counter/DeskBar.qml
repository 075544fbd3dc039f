pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Loket.Ui
import Loket.Counter.Backend

/** The day's work in one line that stays above the officer's other programs: next, the number, who waits, undo. */
Window {
    id: bar

    required property DeskPresenter desk
    readonly property bool paused: desk.mode === "paused"
    readonly property bool troubled: desk.away || desk.notice_title !== ""

    signal largeAsked
    signal overrideAsked
    signal transferAsked

    component Act: DeskButton {
        id: act

        required property string verb

        objectName: "bar_" + act.verb
        anchors.verticalCenter: parent?.verticalCenter
        height: Theme.px(80)
        size: Theme.sp(26)
        enabled: bar.desk.allowed.includes(act.verb)
        onClicked: bar.desk.act(act.verb)
    }

    objectName: "bar"
    title: qsTr("Loket: counter %1").arg(desk.counter)
    flags: Qt.Tool | Qt.WindowStaysOnTopHint | Qt.WindowTitleHint | Qt.WindowCloseButtonHint
    transientParent: null
    width: row.implicitWidth + Theme.px(40)
    height: Theme.px(120) + (strip.visible ? strip.height : 0) + staff.height
    color: Theme.page
    onClosing: close => {
        close.accepted = false;
        bar.largeAsked();
    }

    DeskKeys {
        desk: bar.desk
        active: bar.visible
        onTransferAsked: bar.transferAsked()
        onOverrideAsked: bar.overrideAsked()
    }
    Row {
        id: row

        x: Theme.px(20)
        height: Theme.px(120)
        spacing: Theme.px(16)

        Act {
            verb: bar.paused ? "continue" : "next"
            kind: "primary"
            width: Theme.px(400)
            size: Theme.sp(32)
            iconName: bar.paused ? "play" : "bell"
            text: bar.paused ? qsTr("Continue") : qsTr("Call next")
        }
        UiText {
            objectName: "barNumber"
            width: Theme.px(270)
            height: parent.height
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: bar.desk.number
            size: Theme.sp(72)
            minimumPixelSize: Theme.sp(30)
            fontSizeMode: Text.Fit
            weight: Font.ExtraBold
            font.features: ({})
            wrapMode: Text.NoWrap
        }
        UiText {
            objectName: "barState"
            width: Theme.px(220)
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: (bar.desk.mode === "calling" ? qsTr("Calling") : bar.desk.mode === "serving" ? qsTr("Serving") : bar.paused ? qsTr("Pause") : qsTr("Ready")) + "\n" + qsTr("%n waiting", "", bar.desk.waiting)
            size: Theme.sp(27)
            weight: Font.DemiBold
            color: bar.desk.mode === "calling" ? Theme.warning : Theme.inkSoft
        }
        Act {
            verb: "recall"
            iconName: "repeat"
            text: qsTr("Again")
        }
        Act {
            verb: "finish"
            iconName: "check"
            text: qsTr("Finish")
        }
        Act {
            verb: "undo"
            iconName: "undo"
            text: qsTr("Undo")
        }
        DeskButton {
            objectName: "large"
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.px(80)
            kind: "quiet"
            iconName: "window"
            text: ""
            Accessible.name: qsTr("Large window")
            onClicked: bar.largeAsked()
        }
    }
    NoticeStrip {
        id: strip

        x: Theme.px(20)
        y: row.height
        width: parent.width - 2 * x
        desk: bar.desk
    }
    AlarmStrip {
        id: staff

        y: row.height + (strip.visible ? strip.height : 0)
        width: parent.width
        desk: bar.desk
    }
}
