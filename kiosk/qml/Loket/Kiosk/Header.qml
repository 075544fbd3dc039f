import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The office's name and, once somebody is there, the language switch. */
Rectangle {
    id: header

    required property KioskPresenter presenter

    height: Theme.px(168)
    color: Theme.header

    Rectangle {
        id: badge

        width: Theme.px(88)
        height: width
        radius: Theme.radiusSmall
        color: Theme.accent
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter

        Icon {
            anchors.centerIn: parent
            name: "passport"
            size: Theme.px(62)
            color: Theme.accentInk
        }
    }
    Column {
        anchors.left: badge.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: language.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: header.presenter.office
            size: Theme.sp(text.length > 26 ? 34 : 42)
            weight: Font.Bold
            color: Theme.headerInk
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        UiText {
            width: parent.width
            text: header.presenter.site
            size: Theme.caption
            color: Theme.headerInkSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    LanguageSwitch {
        id: language

        visible: header.presenter.screen !== "attract"
        current: header.presenter.language
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        onChosen: code => header.presenter.choose_language(code)
    }
}
