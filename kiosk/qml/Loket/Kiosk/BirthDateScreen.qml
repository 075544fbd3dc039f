import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The proof that the booking is the person's own: the birth date, day first. */
KioskPage {
    id: screen

    required property KioskPresenter presenter
    readonly property bool wrong: presenter.problem === "date"

    title: qsTr("When were you born?")
    text: qsTr("As on your identity card. For a child: the child's birth date.")
    problem: wrong ? qsTr("There is no such date. Please check day, month and year.") : ""
    problemY: (boxes.height + keys.y) / 2
    backText: qsTr("Back")
    nextText: qsTr("Take number")
    nextEnabled: presenter.can_continue
    onBack: presenter.back()
    onNext: presenter.proceed()

    CodeBoxes {
        id: boxes

        objectName: "dateBoxes"
        name: qsTr("Birth date")
        width: parent.width
        boxHeight: Theme.px(132)
        groups: [2, 2, 4]
        captions: [qsTr("Day"), qsTr("Month"), qsTr("Year")]
        separator: "/"
        value: screen.presenter.digits
        wrong: screen.wrong
    }
    Keypad {
        id: keys

        readonly property real room: parent.height - boxes.height - Theme.px(screen.portrait ? 200 : 40)

        width: parent.width
        anchors.bottom: parent.bottom
        keyHeight: Math.min(Theme.px(180), (room - 3 * Theme.gap) / 4)
        onTyped: symbol => screen.presenter.type_symbol(symbol)
        onErased: screen.presenter.erase()
        onCleared: screen.presenter.clear()
    }
}
