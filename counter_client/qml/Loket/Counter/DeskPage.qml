import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The day's work: the number that is here, what may happen to it, and who waits. */
Item {
    id: page

    required property DeskPresenter desk
    readonly property real margin: Theme.px(32)

    signal transferAsked
    signal overrideAsked

    CurrentTicket {
        id: ticket

        x: page.margin
        anchors.top: parent.top
        anchors.topMargin: page.margin
        width: Theme.px(1240)
        anchors.bottom: actions.top
        anchors.bottomMargin: Theme.px(20)
        desk: page.desk
    }
    Actions {
        id: actions

        anchors.left: ticket.left
        anchors.right: ticket.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.margin
        height: Theme.px(252)
        desk: page.desk
        onTransferAsked: page.transferAsked()
        onOverrideAsked: page.overrideAsked()
    }
    Column {
        id: side

        anchors.left: ticket.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.margin
        spacing: Theme.px(20)

        HeldPanel {
            visible: count > 0
            width: parent.width
            height: Theme.px(90 + 76 * Math.min(3, count))
            model: page.desk.held
            allowed: page.desk.allowed.includes("take_back")
            onAsked: ticket => page.desk.take_back(ticket)
        }
        FaultList {
            visible: implicitHeight > 0
            width: parent.width
            model: page.desk.faults
        }
        NoticeStrip {
            width: parent.width
            desk: page.desk
        }
    }
    QueuePanel {
        anchors.left: side.left
        anchors.right: side.right
        anchors.top: ticket.top
        anchors.bottom: side.top
        anchors.bottomMargin: side.height > 0 ? Theme.px(20) : 0
        model: page.desk.queue
        waiting: page.desk.waiting
    }
}
