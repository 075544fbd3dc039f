import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The whole office for its supervisor: counters, lines, devices, today's figures, and what was done out of order. */
Item {
    id: page

    required property DeskPresenter desk
    required property OversightPresenter oversight
    readonly property real gap: Theme.px(24)
    readonly property real third: (width - 4 * gap) / 3

    CounterList {
        id: counters

        x: page.gap
        y: page.gap
        width: page.third
        height: page.height - 2 * page.gap
        model: page.oversight.counters
        changeable: page.desk.allowed.includes("set_stages")
        onStagesAsked: (counter, stages) => stageDialog.ask(counter, stages)
    }
    Panel {
        id: figures

        anchors.left: counters.right
        anchors.leftMargin: page.gap
        y: page.gap
        width: page.third
        height: page.height - 2 * page.gap
        title: qsTr("Today")

        Totals {
            id: totals

            width: parent.width
            values: page.oversight.totals
        }
        HourPlot {
            id: people

            objectName: "peoplePlot"
            anchors.top: totals.bottom
            anchors.topMargin: Theme.px(24)
            width: parent.width
            height: (parent.height - totals.height - Theme.px(48)) / 2
            title: qsTr("People an hour")
            hours: page.oversight.hours
            series: [
                {
                    field: "checked_in",
                    name: qsTr("checked in"),
                    color: Theme.border
                },
                {
                    field: "served",
                    name: qsTr("served"),
                    color: Theme.primary
                }
            ]
        }
        HourPlot {
            objectName: "waitPlot"
            anchors.bottom: parent.bottom
            width: parent.width
            height: people.height
            title: qsTr("Wait until the first call, in minutes")
            hours: page.oversight.hours
            series: [
                {
                    field: "wait",
                    name: qsTr("wait"),
                    color: Theme.warning
                }
            ]
        }
    }
    Column {
        anchors.left: figures.right
        anchors.leftMargin: page.gap
        y: page.gap
        width: page.third
        spacing: page.gap

        LinesPanel {
            id: lines

            width: parent.width
            queues: page.oversight.queues
        }
        DevicesPanel {
            width: parent.width
            height: (page.height - lines.height - 5 * page.gap) * 0.36
            model: page.oversight.devices
        }
        DeedsPanel {
            objectName: "overrides"
            width: parent.width
            height: (page.height - lines.height - 5 * page.gap) * 0.38
            title: qsTr("Called out of order today")
            nothing: qsTr("Nobody was called out of order.")
            model: page.oversight.overrides
        }
        DeedsPanel {
            objectName: "reprints"
            width: parent.width
            height: (page.height - lines.height - 5 * page.gap) * 0.26
            title: qsTr("Printed again today")
            nothing: qsTr("Nothing was printed again.")
            model: page.oversight.reprints
        }
    }
    StageDialog {
        id: stageDialog

        objectName: "stageDialog"
        anchors.fill: parent
        desk: page.desk
    }
}
