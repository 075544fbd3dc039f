pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** Every device and how it is, those in trouble first. */
Panel {
    id: panel

    required property AbstractItemModel model

    title: qsTr("Devices")

    UiText {
        anchors.fill: parent
        visible: list.count === 0
        text: qsTr("No device has said anything yet.")
        size: Theme.sp(24)
        color: Theme.inkSoft
    }
    ListView {
        id: list

        anchors.fill: parent
        model: panel.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: Item {
            id: row

            required property string name
            required property string text
            required property string health
            required property int minutes
            readonly property bool well: health === "ok"
            readonly property color ink: well ? Theme.good : health === "warning" ? Theme.warning : Theme.bad

            width: ListView.view.width
            height: Theme.px(44)

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                name: row.well ? "check" : "warning"
                color: row.ink
                size: Theme.px(30)
            }
            UiText {
                anchors.left: sign.right
                anchors.leftMargin: Theme.px(14)
                anchors.right: age.left
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.name + ": " + row.text
                size: Theme.sp(24)
                weight: row.well ? Font.Normal : Font.DemiBold
                color: row.ink
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            UiText {
                id: age

                anchors.right: parent.right
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.well ? "" : qsTr("%n min", "", row.minutes)
                size: Theme.sp(22)
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
        }
    }
}
