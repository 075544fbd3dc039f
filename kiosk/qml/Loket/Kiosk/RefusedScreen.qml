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

    backText: mayRetry ? qsTr("Start over") : ""
    nextText: mayRetry ? qsTr("Try again") : qsTr("Finish")
    nextIcon: mayRetry ? "repeat" : "check"
    onBack: presenter.start_over()
    onNext: mayRetry ? presenter.back() : presenter.start_over()

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.px(44)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(screen.portrait ? 380 : 260)
            height: width
            radius: width / 2
            color: screen.tint

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
            width: parent.width
            spacing: Theme.px(20)

            UiText {
                objectName: "refusalTitle"
                width: parent.width
                text: screen.presenter.refusal_title
                size: Theme.sp(80)
                weight: Font.Bold
                lineHeight: 0.96
                color: screen.tone === "info" ? Theme.ink : screen.ink
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            UiText {
                objectName: "refusalSentence"
                width: parent.width
                text: screen.presenter.refusal_sentence
                size: Theme.heading
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Rectangle {
            width: parent.width
            height: step.implicitHeight + Theme.px(72)
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.rule

            Icon {
                id: arrow

                name: "right"
                size: Theme.px(64)
                color: Theme.primary
                anchors.left: parent.left
                anchors.leftMargin: Theme.px(40)
                anchors.verticalCenter: parent.verticalCenter
            }
            UiText {
                id: step

                objectName: "refusalNext"
                text: screen.presenter.refusal_next
                size: Theme.lead
                weight: Font.DemiBold
                anchors.left: arrow.right
                anchors.right: parent.right
                anchors.margins: Theme.px(36)
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
