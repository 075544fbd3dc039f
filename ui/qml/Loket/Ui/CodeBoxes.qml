pragma ComponentBehavior: Bound
import QtQuick

/** A code in boxes, in groups parted by a dash, the next box to fill marked. */
Row {
    id: boxes

    property string value: ""
    property string prefix: ""
    property var groups: [4, 4]
    property string separator: "–"
    property string hints: ""
    property bool wrong: false
    property real boxHeight: Theme.px(116)
    property string name: ""
    readonly property int total: groups.reduce((sum, count) => sum + count, 0)
    readonly property real dash: Theme.px(40)
    readonly property real boxWidth: {
        const lead = prefix === "" ? 0 : prefixText.implicitWidth + dash;
        const free = width - lead - (groups.length - 1) * dash - (total - groups.length) * Theme.px(10);
        return Math.min(boxHeight * 0.92, free / total);
    }

    Accessible.role: Accessible.StaticText
    Accessible.name: name + " " + value.split("").join(" ")

    function before(group: int): int {
        return boxes.groups.slice(0, group).reduce((sum, count) => sum + count, 0);
    }

    component Dash: UiText {
        width: boxes.dash
        height: boxes.boxHeight
        text: boxes.separator
        size: Theme.heading
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    component Box: Rectangle {
        id: box

        required property int place
        readonly property string symbol: boxes.value[place] ?? ""
        readonly property bool next: place === boxes.value.length

        width: boxes.boxWidth
        height: boxes.boxHeight
        radius: Theme.radiusSmall
        color: Theme.surface
        border.width: next || boxes.wrong ? Theme.line * 2 : Theme.line
        border.color: boxes.wrong ? Theme.bad : next ? Theme.primary : Theme.border

        UiText {
            anchors.centerIn: parent
            text: box.symbol !== "" ? box.symbol : boxes.hints[box.place] ?? ""
            size: box.symbol !== "" ? Theme.heading * 1.1 : Theme.caption
            weight: box.symbol !== "" ? Font.Bold : Font.Medium
            color: box.symbol !== "" ? Theme.ink : Theme.inkSoft
        }
    }

    UiText {
        id: prefixText

        visible: boxes.prefix !== ""
        height: boxes.boxHeight
        text: boxes.prefix
        size: Theme.heading
        weight: Font.Bold
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
    }
    Dash {
        visible: boxes.prefix !== ""
    }
    Repeater {
        model: boxes.groups.length

        Row {
            id: group

            required property int index

            Dash {
                visible: group.index > 0
            }
            Row {
                spacing: Theme.px(10)

                Repeater {
                    model: boxes.groups[group.index]

                    Box {
                        required property int index

                        place: boxes.before(group.index) + index
                    }
                }
            }
        }
    }
}
