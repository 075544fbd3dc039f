pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** The day so far in four numbers. */
Row {
    id: totals

    required property var values
    readonly property list<string> names: [qsTr("finished"), qsTr("at counters"), qsTr("waiting"), qsTr("not there")]

    height: Theme.px(96)

    Repeater {
        model: totals.values

        Column {
            id: total

            required property int index
            required property int modelData

            width: totals.width / 4

            UiText {
                objectName: "total" + total.index
                text: total.modelData
                size: Theme.sp(52)
                weight: Font.ExtraBold
                color: total.index === 0 ? Theme.primary : Theme.ink
                lineHeight: 1
            }
            UiText {
                width: parent.width - Theme.px(8)
                text: totals.names[total.index]
                size: Theme.sp(21)
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
    }
}
