import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The proof that the booking is the person's own: the birth date, day first. */
KioskPage {
    id: screen

    required property KioskPresenter presenter

    title: qsTr("When were you born?")
    text: qsTr("Type day, month and year, as on your identity card. For a child: the child's birth date.")
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
        groups: [2, 2, 4]
        separator: "/"
        //: One letter for each digit of a date: day, month, year
        hints: qsTr("DDMMYYYY")
        value: screen.presenter.digits
        wrong: screen.presenter.problem === "date"
    }
    Notice {
        id: notice

        objectName: "problem"
        visible: screen.presenter.problem === "date"
        kind: "bad"
        text: qsTr("There is no such date. Please check day, month and year.")
        anchors.top: boxes.bottom
        anchors.topMargin: Theme.px(24)
        width: parent.width
    }
    Keypad {
        width: parent.width
        anchors.bottom: parent.bottom
        keyHeight: Math.min(Theme.px(168), (parent.height - boxes.height - notice.height - Theme.px(56) - 3 * Theme.gap) / 4)
        onTyped: symbol => screen.presenter.type_symbol(symbol)
        onErased: screen.presenter.erase()
        onCleared: screen.presenter.clear()
    }
}
