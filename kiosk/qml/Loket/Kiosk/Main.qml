pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The kiosk's window: header, steps, and the one screen the session is on. */
AppWindow {
    id: window

    required property KioskPresenter presenter
    required property FrameBox box
    readonly property string screenName: presenter.screen
    readonly property bool portrait: height > width

    stale: presenter.stale
    title: presenter.office

    Header {
        id: header

        width: parent.width
        presenter: window.presenter
    }
    StepBar {
        id: steps

        visible: window.screenName !== "attract"
        anchors.top: header.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.px(36)
        steps: [qsTr("Booking"), qsTr("Birth date"), qsTr("Queue number")]
        current: window.presenter.step_index
    }
    // Kept, not loaded anew: an item written in Python that QML creates is never freed.
    ScanScreen {
        anchors.fill: screen
        visible: window.screenName === "scan"
        presenter: window.presenter
        box: window.box
    }
    Loader {
        id: screen

        objectName: "screen"
        anchors.top: steps.visible ? steps.bottom : header.bottom
        anchors.topMargin: steps.visible ? Theme.px(28) : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        sourceComponent: window.screens[window.screenName] ?? null
    }
    IdleWarning {
        anchors.fill: parent
        presenter: window.presenter
    }

    readonly property var screens: ({
        "attract": attract,
        "type_code": typeCode,
        "birth_date": birthDate,
        "working": working,
        "ticket": ticket,
        "refused": refused
    })

    Component {
        id: attract

        AttractScreen {
            presenter: window.presenter
        }
    }
    Component {
        id: typeCode

        TypeCodeScreen {
            presenter: window.presenter
        }
    }
    Component {
        id: birthDate

        BirthDateScreen {
            presenter: window.presenter
        }
    }
    Component {
        id: working

        WorkingScreen {}
    }
    Component {
        id: ticket

        TicketScreen {
            presenter: window.presenter
        }
    }
    Component {
        id: refused

        RefusedScreen {
            presenter: window.presenter
        }
    }
}
