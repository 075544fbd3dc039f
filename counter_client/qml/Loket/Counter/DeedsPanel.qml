pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** What was done out of the ordinary today, the newest first: when, which number, where and why. */
Panel {
    id: panel

    required property AbstractItemModel model
    required property string nothing

    note: list.count > 0 ? String(list.count) : ""

    UiText {
        anchors.fill: parent
        visible: list.count === 0
        text: panel.nothing
        size: Theme.sp(24)
        color: Theme.inkSoft
    }
    ListView {
        id: list

        anchors.fill: parent
        model: panel.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.px(6)

        delegate: Item {
            id: row

            required property int index
            required property string time
            required property string label
            required property string text

            width: ListView.view.width
            height: Math.max(Theme.px(46), words.implicitHeight)

            UiText {
                id: number

                width: Math.max(Theme.px(210), implicitWidth + Theme.px(16))
                text: row.time + "  " + row.label
                size: Theme.sp(24)
                weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
            UiText {
                id: words

                objectName: panel.objectName + row.index
                anchors.left: number.right
                anchors.right: parent.right
                text: row.text
                size: Theme.sp(24)
                color: Theme.inkSoft
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
