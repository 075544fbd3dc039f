import QtQuick
import Loket.Ui

/** One counter and the number it calls or serves. `mode` is calling, serving, free or paused. */
Rectangle {
    id: card

    required property int counter
    required property string label
    required property string detail
    required property string mode
    required property bool hero
    required property real scaling
    required property bool dense
    /** There is room to put the number below the words, and large. */
    required property bool tall

    readonly property bool calling: mode === "calling"
    readonly property bool lit: hero && calling
    readonly property bool quiet: label === ""
    readonly property string spoken: quiet ? qsTr("Counter %1: %2").arg(counter).arg(words.stateWord) : qsTr("Counter %1 serves %2").arg(counter).arg(label)

    radius: Theme.px(22)
    color: lit ? Theme.accent : quiet ? "transparent" : Theme.hallCard
    border.width: lit ? 0 : Theme.px(calling ? 4 : 2)
    border.color: calling ? Theme.accent : Theme.hallRule
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Column {
        id: words

        readonly property string stateWord: card.mode === "paused" ? qsTr("short break") : card.mode === "free" ? qsTr("ready") : card.detail

        anchors.left: parent.left
        anchors.leftMargin: card.tall ? Theme.px(32) : Theme.px(28) * card.scaling
        anchors.top: card.tall ? parent.top : undefined
        anchors.topMargin: Theme.px(26)
        anchors.verticalCenter: card.tall ? undefined : parent.verticalCenter
        width: card.tall ? parent.width - Theme.px(64) : parent.width * (card.quiet ? 0.86 : card.dense ? 0.44 : 0.4)
        spacing: Theme.px(2)

        UiText {
            width: parent.width
            text: qsTr("Counter %1").arg(card.counter)
            size: card.tall ? Theme.sp(44) : Theme.sp((card.dense ? 42 : 31) * card.scaling)
            weight: Font.DemiBold
            color: card.lit ? Theme.accentInk : card.quiet ? Theme.hallSoft : Theme.hallInk
            wrapMode: Text.NoWrap
        }
        UiText {
            visible: !card.dense || card.quiet
            width: parent.width
            text: words.stateWord
            size: card.tall ? Theme.sp(30) : Theme.sp(22 * card.scaling)
            color: card.lit ? Theme.accentInk : Theme.hallSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    UiText {
        objectName: "cardNumber" + card.counter
        anchors.left: card.tall ? parent.left : words.right
        anchors.leftMargin: card.tall ? Theme.px(24) : Theme.px(14)
        anchors.right: parent.right
        anchors.rightMargin: card.tall ? Theme.px(24) : Theme.px(28) * card.scaling
        anchors.top: card.tall ? words.bottom : parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.tall ? Theme.px(18) : 0
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: card.tall ? Text.AlignHCenter : Text.AlignRight
        text: card.label
        size: card.tall ? Theme.sp(190) : Theme.sp(76 * Math.max(card.scaling, Math.min(1.35, card.height / Theme.px(112))))
        minimumPixelSize: Theme.sp(24)
        fontSizeMode: card.tall ? Text.Fit : Text.HorizontalFit
        weight: Font.Bold
        font.features: ({})
        lineHeight: 1
        color: card.lit ? Theme.accentInk : card.calling ? Theme.accent : Theme.hallInk
        wrapMode: Text.NoWrap
    }
    Icon {
        visible: card.tall && card.quiet
        anchors.horizontalCenter: parent.horizontalCenter
        y: (words.y + words.height + parent.height - height) / 2
        name: card.mode === "paused" ? "pause" : "check"
        color: Theme.hallRule
        size: Theme.px(120)
        stroke: 3
    }
}
