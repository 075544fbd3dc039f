import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The eight symbols of the booking code; a wrong one is told at the eighth. */
KioskPage {
    id: screen

    required property KioskPresenter presenter
    readonly property bool wrong: presenter.problem === "code"

    title: qsTr("Type your booking code")
    text: presenter.camera && portrait ? "" : presenter.camera ? qsTr("It stands below the QR code in your message.") : qsTr("The camera cannot be used now. The code stands below the QR code in your message.")
    problem: wrong ? qsTr("One symbol is not right. Compare it with your message.") : ""
    problemY: (boxes.height + keys.y) / 2
    backText: presenter.camera ? qsTr("Use camera") : qsTr("Start over")
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
        wrong: screen.wrong
    }
    CodePlace {
        visible: screen.portrait && !screen.wrong
        prefix: screen.presenter.prefix
        width: parent.width
        y: boxes.height + (keys.y - boxes.height - height) / 2
    }
    Keypad {
        id: keys

        readonly property real room: parent.height - boxes.height - Theme.px(screen.portrait ? 264 : 40)

        width: parent.width
        anchors.bottom: parent.bottom
        symbols: screen.presenter.alphabet
        keyHeight: Math.min(Theme.px(150), (room - 4 * Theme.gap) / 5)
        onTyped: symbol => screen.presenter.type_symbol(symbol)
        onErased: screen.presenter.erase()
        onCleared: screen.presenter.clear()
    }
}
