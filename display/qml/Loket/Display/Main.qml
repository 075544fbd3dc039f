import QtQuick
import Loket.Ui
import Loket.Display.Backend

/** The hall board: who is called to which counter, who is next, and what the office has to say. */
AppWindow {
    id: window

    required property BoardPresenter board

    objectName: "hall"
    dark: true
    title: qsTr("Loket: hall board")
    stale: board.silent && !board.known

    BoardHeader {
        id: header

        width: parent.width
        height: Theme.px(132)
        office: window.board.office
        site: window.board.site
        time: window.board.time
        day: window.board.day
    }
    HeroCall {
        id: hero

        x: Theme.px(48)
        anchors.top: header.bottom
        anchors.topMargin: Theme.px(36)
        width: Theme.px(1180)
        height: counters.empty ? notices.y - y - Theme.px(32) : Theme.px(404)
        number: window.board.number
        counter: window.board.counter
        calling: window.board.calling
        turn: window.board.turn
        pulses: window.board.pulses
    }
    CounterGrid {
        id: counters

        anchors.left: hero.left
        anchors.right: hero.right
        anchors.top: hero.bottom
        anchors.topMargin: Theme.px(28)
        anchors.bottom: notices.top
        anchors.bottomMargin: Theme.px(32)
        model: window.board.cards
    }
    Item {
        id: side

        anchors.left: hero.right
        anchors.leftMargin: Theme.px(36)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(48)
        anchors.top: hero.top
        anchors.bottom: placard.visible ? placard.top : notices.top
        anchors.bottomMargin: placard.visible ? Theme.px(28) : Theme.px(32)

        NextInLine {
            anchors.fill: parent
            visible: !stages.visible
            model: window.board.next
            waiting: window.board.waiting
        }
        StageColumns {
            id: stages

            anchors.fill: parent
            visible: count > 1
            model: window.board.columns
            waiting: window.board.waiting
        }
    }
    PlacardPanel {
        id: placard

        objectName: "placard"
        anchors.left: side.left
        anchors.right: side.right
        anchors.bottom: notices.top
        anchors.bottomMargin: Theme.px(32)
        height: Theme.px(330)
        title: window.board.placard_title
        text: window.board.placard_text
        picture: window.board.placard_picture
    }
    RunningLine {
        id: notices

        objectName: "notices"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.px(84)
        warning: window.board.silent
        texts: window.board.silent ? [qsTr("This board is being reconnected and may be out of date. Please follow the staff's calls.")] : window.board.notices
    }
}
