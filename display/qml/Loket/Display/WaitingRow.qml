import QtQuick
import Loket.Ui

/** One of the next numbers: its service and about how long it may still take. */
Item {
    id: row

    required property string label
    required property string detail
    required property int minutes
    required property bool priority

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, about %n min", "", minutes).arg(label).arg(detail)

    UiText {
        id: number

        width: Math.max(Theme.px(164), implicitWidth + Theme.px(20))
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: row.label
        size: Theme.sp(43)
        weight: Font.Bold
        font.features: ({})
        color: Theme.hallInk
        wrapMode: Text.NoWrap
    }
    Column {
        anchors.left: number.right
        anchors.right: wait.left
        anchors.rightMargin: Theme.px(12)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: row.detail
            size: Theme.sp(27)
            minimumPixelSize: Theme.sp(20)
            fontSizeMode: Text.HorizontalFit
            color: Theme.hallSoft
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        UiText {
            visible: row.priority
            width: parent.width
            text: qsTr("priority")
            size: Theme.sp(20)
            weight: Font.DemiBold
            color: Theme.hallGood
        }
    }
    UiText {
        id: wait

        anchors.right: parent.right
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: row.minutes < 1 ? qsTr("soon") : qsTr("±%n min", "", row.minutes)
        size: Theme.sp(27)
        color: Theme.hallSoft
        wrapMode: Text.NoWrap
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(1, Theme.px(1))
        color: Theme.hallRule
    }
}
