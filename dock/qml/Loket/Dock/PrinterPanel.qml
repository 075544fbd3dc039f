pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Dock.Backend

/** The ticket printer: its last sheet, and everything that can go wrong with it. */
Panel {
    id: panel

    required property DockPresenter dock

    iconName: "printer"
    title: qsTr("Printer %1").arg(dock.printer_name)
    noteIsFault: !dock.printer_known || !dock.power || !dock.cable || dock.cover_open || dock.paper_out || dock.stuck
    note: {
        if (!dock.printer_known)
            return qsTr("No answer");
        if (!dock.power)
            return qsTr("Switched off");
        if (!dock.cable)
            return qsTr("Cable pulled");
        if (dock.cover_open)
            return qsTr("Cover open");
        if (dock.stuck)
            return qsTr("Blade stuck");
        if (dock.paper_out)
            return qsTr("No paper");
        return dock.near_end ? qsTr("Paper ends soon") : qsTr("%n sheets", "", dock.sheets);
    }

    component Fault: DockButton {
        required property string fault

        objectName: fault
        width: (faults.width - faults.spacing) / 2
        enabled: panel.dock.printer_known
        onClicked: panel.dock.cause(fault)
    }

    Rectangle {
        width: parent.width
        anchors.top: parent.top
        anchors.bottom: faults.top
        anchors.bottomMargin: Theme.px(20)
        radius: Theme.radiusSmall
        color: Theme.sunken

        Image {
            objectName: "sheet"
            anchors.fill: parent
            anchors.margins: Theme.px(18)
            source: panel.dock.sheet
            fillMode: Image.PreserveAspectFit
            mipmap: true
        }
        UiText {
            anchors.centerIn: parent
            visible: panel.dock.sheet === ""
            text: qsTr("No ticket yet")
            size: Theme.sp(28)
            color: Theme.inkSoft
        }
    }
    Flow {
        id: faults

        width: parent.width
        anchors.bottom: parent.bottom
        spacing: Theme.px(12)

        Fault {
            fault: panel.dock.paper_out || panel.dock.near_end ? "new_roll" : "pull_paper"
            active: panel.dock.paper_out
            text: panel.dock.paper_out || panel.dock.near_end ? qsTr("Put in a roll") : qsTr("Pull the paper")
        }
        Fault {
            fault: "near_end"
            active: panel.dock.near_end
            text: qsTr("Near the end")
        }
        Fault {
            fault: panel.dock.cover_open ? "close_cover" : "open_cover"
            active: panel.dock.cover_open
            text: panel.dock.cover_open ? qsTr("Close the cover") : qsTr("Open the cover")
        }
        Fault {
            fault: panel.dock.stuck ? "free_cutter" : "jam"
            active: panel.dock.stuck
            text: panel.dock.stuck ? qsTr("Free the blade") : qsTr("Jam the blade")
        }
        Fault {
            fault: panel.dock.power ? "power_off" : "power_on"
            active: !panel.dock.power
            text: panel.dock.power ? qsTr("Switch off") : qsTr("Switch on")
        }
        Fault {
            fault: panel.dock.cable ? "pull_cable" : "plug_cable"
            active: !panel.dock.cable
            text: panel.dock.cable ? qsTr("Pull the cable") : qsTr("Plug the cable")
        }
    }
}
