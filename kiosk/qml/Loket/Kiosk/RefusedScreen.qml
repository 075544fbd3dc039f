import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** No, and why, and what to do next; the picture says the kind of no. */
KioskPage {
    id: screen

    required property KioskPresenter presenter
    readonly property string tone: presenter.tone
    readonly property color ink: tone === "bad" ? Theme.bad : tone === "warning" ? Theme.warning : Theme.primary
    readonly property color tint: tone === "bad" ? Theme.badSoft : tone === "warning" ? Theme.warningSoft : Theme.primarySoft
    readonly property bool mayRetry: presenter.retry !== "attract"
    readonly property int side: portrait ? Text.AlignHCenter : Text.AlignLeft

    backText: mayRetry ? qsTr("Start over") : ""
    nextText: mayRetry ? qsTr("Try again") : qsTr("Finish")
    nextIcon: mayRetry ? "repeat" : "check"
    onBack: presenter.start_over()
    onNext: mayRetry ? presenter.back() : presenter.start_over()

    Rectangle {
        parent: screen
        width: Theme.px(screen.portrait ? 400 : 380)
        height: width
        radius: width / 2
        color: screen.tint
        x: screen.portrait ? (screen.width - width) / 2 : Theme.margin + (screen.aside - width) / 2
        y: screen.portrait ? words.y - height - Theme.px(56) : Theme.px(40)

        Icon {
            objectName: "picture"
            anchors.centerIn: parent
            name: screen.presenter.picture
            size: parent.width * 0.54
            stroke: 2.4
            color: screen.ink
        }
    }
    Column {
        id: words

        y: screen.portrait ? Math.max(Theme.px(480), (parent.height - height) / 2 + Theme.px(200)) : Theme.px(40)
        width: parent.width
        spacing: Theme.px(screen.portrait ? 56 : 44)

        Column {
            width: parent.width
            spacing: Theme.px(20)

            UiText {
                objectName: "refusalTitle"
                width: parent.width
                text: screen.presenter.refusal_title
                size: Theme.sp(82)
                weight: Font.Bold
                lineHeight: 0.96
                color: screen.tone === "info" ? Theme.ink : screen.ink
                horizontalAlignment: screen.side
                Accessible.role: Accessible.Heading
            }
            UiText {
                objectName: "refusalSentence"
                width: parent.width
                text: screen.presenter.refusal_sentence
                size: Theme.heading
                horizontalAlignment: screen.side
            }
        }
        NextStep {
            width: parent.width
            text: screen.presenter.refusal_next
        }
        BigButton {
            objectName: "callStaff"
            visible: !screen.presenter.helped
            text: qsTr("Call a member of staff")
            kind: "quiet"
            iconName: "bell"
            x: screen.portrait ? (parent.width - width) / 2 : 0
            onClicked: screen.presenter.call_staff()
        }
        Notice {
            objectName: "staffCalled"
            visible: screen.presenter.helped
            width: parent.width
            kind: "good"
            iconName: "staff"
            text: qsTr("Staff has been called. Please wait here.")
        }
    }
}
