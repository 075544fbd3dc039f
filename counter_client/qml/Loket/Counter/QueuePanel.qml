pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** The numbers that wait for this counter, oldest first, with their age; no names before the call. */
Rectangle {
    id: panel

    required property AbstractItemModel model
    required property int waiting

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.rule

    UiText {
        id: title

        x: Theme.px(32)
        y: Theme.px(26)
        text: qsTr("Queue")
        size: Theme.sp(34)
        weight: Font.Bold
    }
    UiText {
        objectName: "waiting"
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(32)
        anchors.baseline: title.baseline
        visible: panel.waiting > 0
        text: qsTr("%n waiting", "", panel.waiting)
        size: Theme.sp(27)
        weight: Font.DemiBold
        color: Theme.primary
        wrapMode: Text.NoWrap
    }
    ListView {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Theme.px(32)
        anchors.topMargin: Theme.px(10)
        anchors.bottomMargin: Theme.px(16)
        model: panel.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: Item {
            id: row

            required property int index
            required property string label
            required property string detail
            required property int minutes
            required property bool priority

            objectName: "queue" + index
            width: ListView.view.width
            height: Theme.px(66)
            Accessible.role: Accessible.ListItem
            Accessible.name: label + ", " + detail + ", " + age.text

            UiText {
                id: number

                width: Math.max(Theme.px(136), implicitWidth + Theme.px(16))
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.label
                size: Theme.sp(34)
                weight: Font.Bold
                font.features: ({})
                wrapMode: Text.NoWrap
            }
            UiText {
                anchors.left: number.right
                anchors.right: age.left
                anchors.rightMargin: Theme.px(12)
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.priority ? qsTr("Priority") + "  ·  " + row.detail : row.detail
                size: Theme.sp(25)
                weight: row.priority ? Font.DemiBold : Font.Normal
                color: row.priority ? Theme.good : Theme.inkSoft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            UiText {
                id: age

                anchors.right: parent.right
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%n min", "", row.minutes)
                size: Theme.sp(25)
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
            Rectangle {
                width: parent.width
                height: Math.max(1, Theme.px(1))
                anchors.bottom: parent.bottom
                color: Theme.rule
            }
        }
    }
}
