import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The counter and its officer, the pause, the close, the language. */
Rectangle {
    id: header

    required property DeskPresenter desk
    property bool overseeing: false
    readonly property bool atWork: desk.page === "desk" && !overseeing

    signal overseeAsked
    signal smallAsked

    color: Theme.header

    UiText {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Counter %1").arg(header.desk.counter)
        size: Theme.sp(48)
        weight: Font.Bold
        color: Theme.headerInk
        wrapMode: Text.NoWrap
    }
    Column {
        anchors.left: name.right
        anchors.leftMargin: Theme.px(36)
        anchors.right: buttons.left
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            objectName: "officer"
            width: parent.width
            text: header.desk.officer
            size: Theme.sp(28)
            weight: Font.DemiBold
            color: Theme.headerInk
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        UiText {
            width: parent.width
            visible: text !== ""
            text: header.desk.stage_names
            size: Theme.sp(24)
            color: Theme.headerInkSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(32)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(16)

        DeskButton {
            objectName: "oversee"
            visible: header.desk.supervisor
            kind: "dark"
            iconName: header.overseeing ? "left" : "eye"
            text: header.overseeing ? qsTr("Back to the counter") : qsTr("Whole office")
            size: Theme.sp(26)
            anchors.verticalCenter: parent.verticalCenter
            onClicked: header.overseeAsked()
        }
        DeskButton {
            objectName: "small"
            visible: header.atWork
            kind: "dark"
            iconName: "bar"
            text: qsTr("Small")
            size: Theme.sp(26)
            Accessible.name: qsTr("Small bar, always on top")
            anchors.verticalCenter: parent.verticalCenter
            onClicked: header.smallAsked()
        }
        DeskButton {
            objectName: "pause"
            visible: header.atWork && header.desk.mode !== "paused"
            enabled: header.desk.allowed.includes("pause")
            kind: "dark"
            iconName: "pause"
            text: qsTr("Pause")
            size: Theme.sp(26)
            anchors.verticalCenter: parent.verticalCenter
            onClicked: header.desk.act("pause")
        }
        DeskButton {
            objectName: "close"
            visible: header.atWork
            enabled: header.desk.allowed.includes("close")
            kind: "dark"
            iconName: "lock"
            text: qsTr("Close")
            Accessible.name: qsTr("Close counter")
            size: Theme.sp(26)
            anchors.verticalCenter: parent.verticalCenter
            onClicked: header.desk.act("close")
        }
        DeskButton {
            objectName: "signOut"
            visible: header.desk.page === "closed" && !header.overseeing
            kind: "dark"
            iconName: "left"
            text: qsTr("Sign out")
            size: Theme.sp(26)
            anchors.verticalCenter: parent.verticalCenter
            onClicked: header.desk.sign_out()
        }
        LanguageSwitch {
            objectName: "language"
            current: header.desk.language
            scale: 0.8
            transformOrigin: Item.Right
            anchors.verticalCenter: parent.verticalCenter
            onChosen: language => header.desk.speak(language)
        }
    }
}
