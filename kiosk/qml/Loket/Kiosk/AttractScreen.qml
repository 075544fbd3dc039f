pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** Nobody is here: what this is, in both languages at once, and two buttons to begin. */
Item {
    id: attract

    required property KioskPresenter presenter
    readonly property bool portrait: height > width * 0.9

    component Words: Column {
        id: words

        property string big: ""
        property string small: ""

        width: parent.width
        spacing: Theme.px(8)

        UiText {
            width: parent.width
            text: words.big
            size: Theme.display
            weight: Font.ExtraBold
            lineHeight: 0.94
            horizontalAlignment: attract.portrait ? Text.AlignHCenter : Text.AlignLeft
        }
        UiText {
            width: parent.width
            text: words.small
            size: Theme.heading
            color: Theme.inkSoft
            horizontalAlignment: attract.portrait ? Text.AlignHCenter : Text.AlignLeft
        }
    }

    component Start: BigButton {
        required property string language

        width: parent.width
        height: Theme.px(176)
        size: Theme.heading
        iconName: "right"
        iconAfter: true
        objectName: "begin_" + language
        onClicked: attract.presenter.begin(language)
    }

    PhoneGuide {
        id: guide

        anchors.top: parent.top
        anchors.bottom: attract.portrait ? panel.top : parent.bottom
        anchors.left: parent.left
        anchors.right: attract.portrait ? parent.right : panel.left
        anchors.margins: Theme.margin
    }
    Column {
        id: panel

        width: attract.portrait ? attract.width - 2 * Theme.margin : attract.width * 0.48
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: attract.portrait ? parent.bottom : undefined
        anchors.bottomMargin: Theme.margin
        anchors.verticalCenter: attract.portrait ? undefined : parent.verticalCenter
        spacing: Theme.px(36)

        Words {
            big: "Lapor datang"
            small: "Ambil nomor antrean paspor"
        }
        UiText {
            width: parent.width
            text: "Check in and take your queue number"
            size: Theme.lead
            color: Theme.inkSoft
            horizontalAlignment: attract.portrait ? Text.AlignHCenter : Text.AlignLeft
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
