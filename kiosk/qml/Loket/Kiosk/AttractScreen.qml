pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** Nobody is here: what this is, in both languages at once, and two buttons to begin. */
Item {
    id: attract

    required property KioskPresenter presenter
    readonly property bool portrait: height > width * 0.9
    readonly property int side: portrait ? Text.AlignHCenter : Text.AlignLeft

    component Start: BigButton {
        required property string language

        width: parent.width
        height: Theme.px(attract.portrait ? 164 : 132)
        size: Theme.heading
        iconName: "right"
        iconAfter: true
        objectName: "begin_" + language
        onClicked: attract.presenter.begin(language)
    }

    PhoneGuide {
        x: Theme.margin
        y: Theme.px(attract.portrait ? 44 : 56)
        width: (attract.portrait ? attract.width : panel.x) - 2 * Theme.margin
        height: (attract.portrait ? panel.y : attract.height) - y - Theme.px(44)
    }
    Column {
        id: panel

        x: attract.width - width - Theme.margin
        y: attract.portrait ? attract.height - height - Theme.margin : (attract.height - height) / 2
        width: attract.portrait ? attract.width - 2 * Theme.margin : attract.width * 0.48
        spacing: Theme.px(attract.portrait ? 36 : 28)

        Column {
            width: parent.width
            spacing: Theme.px(6)

            UiText {
                width: parent.width
                text: "Lapor datang"
                size: Theme.display
                weight: Font.ExtraBold
                horizontalAlignment: attract.side
            }
            UiText {
                width: parent.width
                text: "Ambil nomor antrean paspor"
                size: Theme.heading
                weight: Font.DemiBold
                horizontalAlignment: attract.side
            }
            UiText {
                width: parent.width
                text: "Check in and take your queue number"
                size: Theme.lead
                color: Theme.inkSoft
                horizontalAlignment: attract.side
            }
        }
        VisitSteps {
            width: parent.width
        }
        Start {
            language: "id"
            text: "Mulai"
        }
        Start {
            language: "en"
            text: "Start in English"
            kind: "secondary"
        }
    }
}
