import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Whom this counter calls or serves: the number large, the applicant beside it. */
Rectangle {
    id: card

    required property DeskPresenter desk
    readonly property bool empty: desk.number === ""
    readonly property bool paused: desk.mode === "paused"

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    Rectangle {
        id: chip

        visible: !card.empty
        x: Theme.px(40)
        y: Theme.px(34)
        width: state.implicitWidth + Theme.px(44)
        height: Theme.px(56)
        radius: height / 2
        color: card.desk.mode === "calling" ? Theme.accent : Theme.primarySoft

        UiText {
            id: state

            objectName: "state"
            anchors.centerIn: parent
            text: card.desk.mode === "calling" ? qsTr("Calling") : qsTr("Serving")
            size: Theme.sp(27)
            weight: Font.Bold
            color: card.desk.mode === "calling" ? Theme.accentInk : Theme.primary
            wrapMode: Text.NoWrap
        }
    }
    UiText {
        visible: !card.empty
        anchors.left: chip.right
        anchors.leftMargin: Theme.px(24)
        anchors.verticalCenter: chip.verticalCenter
        text: card.desk.stage + "  ·  " + qsTr("%n min", "", card.desk.minutes)
        size: Theme.sp(27)
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
    UiText {
        visible: card.desk.mode === "calling"
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(40)
        anchors.verticalCenter: chip.verticalCenter
        text: card.desk.recall_limit ? qsTr("called again %n times", "", card.desk.recalls) : qsTr("%n more calls before \"Not here\"", "", card.desk.recalls_left)
        size: Theme.sp(27)
        color: card.desk.recall_limit ? Theme.warning : Theme.inkSoft
        weight: card.desk.recall_limit ? Font.Bold : Font.Normal
        wrapMode: Text.NoWrap
    }
    UiText {
        id: number

        objectName: "number"
        visible: !card.empty
        x: Theme.px(40)
        anchors.top: chip.bottom
        width: Theme.px(480)
        height: Theme.px(190)
        verticalAlignment: Text.AlignVCenter
        text: card.desk.number
        size: Theme.sp(150)
        minimumPixelSize: Theme.sp(48)
        fontSizeMode: Text.Fit
        weight: Font.ExtraBold
        font.features: ({})
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
    ApplicantSheet {
        anchors.top: chip.bottom
        anchors.topMargin: Theme.px(24)
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(40)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(40)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(20)
        visible: card.desk.has_sheet
        indent: number.width + Theme.px(20)
        desk: card.desk
    }
    Column {
        visible: card.empty
        anchors.centerIn: parent
        width: parent.width - Theme.px(120)
        spacing: Theme.px(18)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: card.paused ? "pause" : card.desk.waiting > 0 ? "bell" : "check"
            color: Theme.primary
            size: Theme.px(110)
            stroke: 2.6
        }
        UiText {
            objectName: "idleTitle"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: card.paused ? qsTr("The counter is paused") : card.desk.waiting > 0 ? qsTr("%n people are waiting", "", card.desk.waiting) : qsTr("Nobody is waiting")
            size: Theme.sp(52)
            weight: Font.Bold
        }
        UiText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: card.paused ? qsTr("Continue when you are back.") : card.desk.waiting > 0 ? qsTr("Call the next one when you are ready.") : qsTr("A new number appears here by itself.")
            size: Theme.sp(32)
            color: Theme.inkSoft
        }
    }
}
