import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The number, as large as the screen allows; how the paper stands; where to wait, how long, what to have at hand. */
Item {
    id: screen

    required property KioskPresenter presenter
    readonly property bool portrait: height > width * 0.9
    readonly property real half: portrait ? width - 2 * Theme.margin : (width - 3 * Theme.margin) / 2

    Column {
        id: first

        x: Theme.margin
        y: screen.portrait ? 0 : Theme.px(16)
        width: screen.half
        spacing: Theme.px(screen.portrait ? 28 : 20)

        NumberCard {
            width: parent.width
            label: screen.presenter.label
            service: screen.presenter.service
            numberSize: Theme.px(screen.portrait ? 280 : 180)
        }
        SlipNotice {
            width: parent.width
            slip: screen.presenter.slip
        }
    }
    Column {
        id: second

        x: screen.portrait ? Theme.margin : screen.half + 2 * Theme.margin
        y: screen.portrait ? first.y + first.height + Theme.px(40) : Theme.px(16)
        width: screen.half
        spacing: Theme.px(32)

        Fact {
            width: parent.width
            iconName: "seat"
            name: qsTr("Where to wait")
            value: screen.presenter.where
        }
        Fact {
            width: parent.width
            iconName: "clock"
            name: qsTr("How long it may take")
            value: screen.presenter.wait
        }
        DocumentList {
            width: parent.width
            documents: screen.presenter.documents
            room: (screen.portrait ? buttons.y : screen.height) - second.y - y - Theme.px(24)
        }
    }
    PageButtons {
        id: buttons

        x: Theme.margin
        y: screen.height - height - Theme.margin
        width: screen.half
        stacked: !screen.portrait
        nextText: qsTr("Finish")
        nextIcon: "check"
        onNext: screen.presenter.start_over()
    }
}
