pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The number, as large as the screen allows; how the paper stands; where to wait, how long, what to have at hand. */
KioskPage {
    id: screen

    required property KioskPresenter presenter
    readonly property string slip: presenter.slip

    nextText: qsTr("Finish")
    nextIcon: "check"
    onNext: presenter.start_over()

    component Fact: Row {
        id: fact

        property string iconName: ""
        property string name: ""
        property string value: ""

        width: parent.width
        spacing: Theme.px(28)

        Icon {
            name: fact.iconName
            size: Theme.px(60)
            color: Theme.primary
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            width: parent.width - Theme.px(88)
            anchors.verticalCenter: parent.verticalCenter

            UiText {
                width: parent.width
                text: fact.name
                size: Theme.caption
                color: Theme.inkSoft
            }
            UiText {
                width: parent.width
                text: fact.value
                size: Theme.lead
                weight: Font.DemiBold
            }
        }
    }

    Column {
        width: parent.width
        spacing: Theme.px(28)

        NumberCard {
            width: parent.width
            label: screen.presenter.label
            service: screen.presenter.service
        }
        Notice {
            objectName: "slip"
            width: parent.width
            kind: screen.slip === "take" ? "good" : screen.slip === "trouble" ? "warning" : "info"
            iconName: screen.slip === "take" ? "ticket" : "printer"
            size: Theme.lead
            title: ({
                "printing": qsTr("Your ticket is being printed"),
                "take": qsTr("Take your ticket"),
                "trouble": qsTr("The ticket cannot be printed")
            })[screen.slip] ?? ""
            text: screen.slip === "trouble" ? qsTr("Please remember your number or take a photo. It is valid without paper; staff has been told.") : ""
        }
        Fact {
            iconName: "seat"
            name: qsTr("Where to wait")
            value: screen.presenter.where
        }
        Fact {
            iconName: "clock"
            name: qsTr("How long it may take")
            value: screen.presenter.wait
        }
        DocumentList {
            width: parent.width
            documents: screen.presenter.documents
        }
    }
}
