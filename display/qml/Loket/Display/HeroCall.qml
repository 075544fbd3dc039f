import QtQuick
import Loket.Ui

/** The number that is called and the counter it is called to; it pulses when `turn` changes. */
Rectangle {
    id: hero

    required property string number
    required property int counter
    required property bool calling
    required property int turn
    required property int pulses

    readonly property bool empty: number === ""
    readonly property color paper: calling ? Theme.accent : Theme.hallCard
    readonly property color ink: calling ? Theme.accentInk : Theme.hallInk
    property real glow: 0

    radius: Theme.px(28)
    color: calling ? Qt.tint(paper, Qt.rgba(1, 1, 1, glow)) : paper
    border.width: calling ? 0 : Theme.px(2)
    border.color: Theme.hallRule
    Accessible.role: Accessible.StaticText
    Accessible.name: empty ? qsTr("Nobody is called at the moment") : qsTr("%1, counter %2").arg(number).arg(counter)
    onTurnChanged: flash.restart()
    onCallingChanged: if (!calling) flash.complete()

    SequentialAnimation {
        id: flash

        loops: hero.pulses

        NumberAnimation {
            target: hero
            property: "glow"
            to: 0.85
            duration: Theme.pulse * 0.35
            easing.type: Easing.InOutQuad
        }
        NumberAnimation {
            target: hero
            property: "glow"
            to: 0
            duration: Theme.pulse * 0.65
            easing.type: Easing.InOutQuad
        }
    }

    UiText {
        objectName: "heroCaption"
        visible: !hero.empty
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(48)
        anchors.top: parent.top
        anchors.topMargin: Theme.px(32)
        text: hero.calling ? qsTr("NOW CALLING") : qsTr("LAST CALLED")
        size: Theme.sp(34)
        weight: Font.DemiBold
        font.letterSpacing: Theme.px(3)
        color: hero.ink
    }
    UiText {
        objectName: "heroNumber"
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(44)
        anchors.right: desk.left
        anchors.rightMargin: Theme.px(32)
        anchors.top: parent.top
        anchors.topMargin: Theme.px(84)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(28)
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        text: hero.number
        size: Theme.sp(254)
        minimumPixelSize: Theme.sp(60)
        fontSizeMode: Text.Fit
        weight: Font.ExtraBold
        font.features: ({})
        lineHeight: 1
        color: hero.ink
        wrapMode: Text.NoWrap
    }
    Rectangle {
        id: desk

        visible: !hero.empty
        width: Theme.px(316)
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(32)
        radius: Theme.px(22)
        color: hero.calling ? Theme.accentInk : Theme.hallDeep

        UiText {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            anchors.topMargin: Theme.px(26)
            text: qsTr("COUNTER")
            size: Theme.sp(38)
            weight: Font.Bold
            font.letterSpacing: Theme.px(3)
            color: hero.calling ? Theme.accent : Theme.hallSoft
        }
        UiText {
            objectName: "heroCounter"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(16)
            anchors.top: word.bottom
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(12)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: hero.counter
            size: Theme.sp(230)
            minimumPixelSize: Theme.sp(60)
            fontSizeMode: Text.Fit
            weight: Font.ExtraBold
            font.features: ({})
            lineHeight: 1
            color: hero.calling ? Theme.accent : Theme.hallInk
            wrapMode: Text.NoWrap
        }
    }
    Column {
        visible: hero.empty
        anchors.centerIn: parent
        spacing: Theme.px(20)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "seat"
            color: Theme.accent
            size: Theme.px(110)
        }
        UiText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Please take a seat")
            size: Theme.sp(58)
            weight: Font.Bold
            color: Theme.hallInk
        }
        UiText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Your number will appear here and be called.")
            size: Theme.sp(32)
            color: Theme.hallSoft
        }
    }
}
