pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** One stage: its name, how many wait, and the next numbers, as many as fit. */
Item {
    id: column

    required property string stage
    required property int waiting
    required property list<string> labels
    required property list<int> minutes
    required property real rowHeight
    readonly property int fitting: Math.max(0, Math.floor((height - title.height - Theme.px(26)) / rowHeight))

    Accessible.role: Accessible.List
    Accessible.name: stage + ", " + qsTr("%n waiting", "", waiting)

    Rectangle {
        id: rule

        width: parent.width
        height: Theme.px(3)
        color: Theme.hallRule
    }
    UiText {
        id: title

        y: Theme.px(12)
        width: parent.width - count.width - Theme.px(10)
        height: Theme.px(42)
        verticalAlignment: Text.AlignVCenter
        text: column.stage
        size: Theme.sp(28)
        minimumPixelSize: Theme.sp(19)
        fontSizeMode: Text.HorizontalFit
        weight: Font.DemiBold
        color: Theme.hallSoft
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }
    UiText {
        id: count

        anchors.right: parent.right
        anchors.verticalCenter: title.verticalCenter
        text: column.waiting
        size: Theme.sp(30)
        weight: Font.Bold
        color: Theme.hallGood
    }
    Repeater {
        model: column.labels.slice(0, column.fitting)

        Item {
            id: row

            required property int index
            required property string modelData
            readonly property int wait: column.minutes[index] ?? 0

            y: title.y + title.height + Theme.px(6) + index * column.rowHeight
            width: column.width
            height: column.rowHeight

            UiText {
                id: number

                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: row.modelData
                size: Theme.sp(40)
                weight: Font.Bold
                font.features: ({})
                color: Theme.hallInk
                wrapMode: Text.NoWrap
            }
            UiText {
                anchors.left: number.right
                anchors.leftMargin: Theme.px(8)
                anchors.right: parent.right
                height: parent.height
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                text: row.wait < 1 ? qsTr("soon") : qsTr("±%n min", "", row.wait)
                size: Theme.sp(26)
                minimumPixelSize: Theme.sp(18)
                fontSizeMode: Text.HorizontalFit
                color: Theme.hallSoft
                wrapMode: Text.NoWrap
            }
        }
    }
}
