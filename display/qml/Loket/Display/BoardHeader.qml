import QtQuick
import Loket.Ui

/** Who serves here, and the office's time and day. */
Rectangle {
    id: header

    required property string office
    required property string site
    required property string time
    required property string day

    color: Theme.hallDeep

    Rectangle {
        id: mark

        width: Theme.px(76)
        height: width
        radius: Theme.px(16)
        color: Theme.accent
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(48)
        anchors.verticalCenter: parent.verticalCenter

        Icon {
            anchors.centerIn: parent
            name: "passport"
            color: Theme.accentInk
            size: Theme.px(54)
        }
    }
    Column {
        anchors.left: mark.right
        anchors.leftMargin: Theme.px(28)
        anchors.right: now.left
        anchors.rightMargin: Theme.px(48)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: qsTr("Passport service")
            size: Theme.sp(45)
            weight: Font.Bold
            color: Theme.hallInk
            wrapMode: Text.NoWrap
        }
        UiText {
            objectName: "office"
            width: parent.width
            text: header.site === "" ? header.office : header.office + "  ·  " + header.site
            size: Theme.sp(27)
            color: Theme.hallSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    Column {
        id: now

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(48)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            objectName: "clock"
            anchors.right: parent.right
            text: header.time
            size: Theme.sp(62)
            weight: Font.Bold
            color: Theme.hallInk
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
        UiText {
            objectName: "day"
            anchors.right: parent.right
            text: header.day
            size: Theme.sp(27)
            color: Theme.hallSoft
            wrapMode: Text.NoWrap
        }
    }
}
