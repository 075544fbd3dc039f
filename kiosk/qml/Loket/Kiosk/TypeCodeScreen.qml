import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The eight symbols of the booking code; a wrong one is told at the eighth. */
KioskPage {
    id: screen

    required property KioskPresenter presenter

    title: qsTr("Type your booking code")
    text: presenter.camera ? qsTr("It stands below the QR code in your message.") : qsTr("The camera cannot be used now. The code stands below the QR code in your message.")
    backText: presenter.camera ? qsTr("Back to camera") : qsTr("Start over")
    nextText: qsTr("Continue")
    nextEnabled: presenter.can_continue
    onBack: presenter.back()
    onNext: presenter.proceed()

    CodeBoxes {
        id: boxes

        objectName: "codeBoxes"
        name: qsTr("Booking code")
        width: parent.width
        prefix: screen.presenter.prefix
        value: screen.presenter.code
        wrong: screen.presenter.problem === "code"
    }
    Notice {
        id: notice

        objectName: "problem"
        opacity: screen.presenter.problem === "code" ? 1 : 0
        visible: opacity > 0
        kind: "bad"
        text: qsTr("One symbol is not right. Compare it with your message.")
        anchors.top: boxes.bottom
        anchors.topMargin: Theme.px(24)
        width: parent.width
    }
    Keypad {
        width: parent.width
        anchors.bottom: parent.bottom
        symbols: screen.presenter.alphabet
        keyHeight: Math.min(Theme.px(150), (parent.height - boxes.height - notice.height - Theme.px(56) - 4 * Theme.gap) / 5)
        onTyped: symbol => screen.presenter.type_symbol(symbol)
        onErased: screen.presenter.erase()
        onCleared: screen.presenter.clear()
    }
}
