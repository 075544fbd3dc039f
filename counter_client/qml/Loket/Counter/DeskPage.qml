import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The day's work: the number that is here, what may happen to it, and who waits. */
Item {
    id: page

    required property DeskPresenter desk
    readonly property real margin: Theme.px(32)

    signal transferAsked

    CurrentTicket {
        id: ticket

        x: page.margin
        y: page.margin
        width: Theme.px(1240)
        anchors.bottom: strip.visible ? strip.top : actions.top
        anchors.bottomMargin: Theme.px(20)
        desk: page.desk
    }
    NoticeStrip {
        id: strip

        anchors.left: ticket.left
        anchors.right: ticket.right
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.px(20)
        height: Theme.px(108)
        desk: page.desk
    }
    Actions {
        id: actions

        anchors.left: ticket.left
        anchors.right: ticket.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.margin
        height: Theme.px(272)
        desk: page.desk
        onTransferAsked: page.transferAsked()
    }
    QueuePanel {
        anchors.left: ticket.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: ticket.top
        anchors.bottom: held.count > 0 ? held.top : parent.bottom
        anchors.bottomMargin: held.count > 0 ? Theme.px(20) : page.margin
        model: page.desk.queue
        waiting: page.desk.waiting
    }
    HeldPanel {
        id: held

        visible: count > 0
        anchors.left: ticket.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.margin
        height: Theme.px(90 + 76 * Math.min(3, count))
        model: page.desk.held
        allowed: page.desk.allowed.includes("take_back")
        onAsked: ticket => page.desk.take_back(ticket)
    }
}
