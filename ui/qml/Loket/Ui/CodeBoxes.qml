pragma ComponentBehavior: Bound
import QtQuick

/** A code in boxes, in groups parted by a mark, perhaps with a caption over each; the next box to fill is marked. */
Row {
    id: boxes

    property string value: ""
    property string prefix: ""
    property var groups: [4, 4]
    property var captions: []
    property string separator: "–"
    property bool wrong: false
    property real boxHeight: Theme.px(116)
    property string name: ""
    readonly property int total: groups.reduce((sum, count) => sum + count, 0)
    readonly property real dash: Theme.px(40)
    readonly property real captionHeight: captions.length > 0 ? Theme.caption * 1.45 : 0
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

    component Mark: UiText {
        height: boxes.boxHeight
        size: Theme.heading
        weight: Font.Bold
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
    }

    component Box: Rectangle {
        id: box

        required property int place
        readonly property bool next: place === boxes.value.length

        width: boxes.boxWidth
        height: boxes.boxHeight
        radius: Theme.radiusSmall
        color: Theme.surface
        border.width: next || boxes.wrong ? Theme.line * 2 : Theme.line
        border.color: boxes.wrong ? Theme.bad : next ? Theme.primary : Theme.border

        UiText {
            anchors.centerIn: parent
            text: boxes.value[box.place] ?? ""
            size: Theme.heading * 1.15
            weight: Font.Bold
        }
    }

    Mark {
        id: prefixText

        visible: boxes.prefix !== ""
        text: boxes.prefix
    }
    Mark {
        visible: boxes.prefix !== ""
        width: boxes.dash
        text: boxes.separator
    }
    Repeater {
        model: boxes.groups.length

        Row {
            id: group

            required property int index

            Mark {
                visible: group.index > 0
                topPadding: boxes.captionHeight
                height: boxes.boxHeight + boxes.captionHeight
                width: boxes.dash
                color: Theme.inkSoft
                text: boxes.separator
            }
            Column {
                UiText {
                    visible: boxes.captionHeight > 0
                    height: boxes.captionHeight
                    text: boxes.captions[group.index] ?? ""
                    size: Theme.caption
                    color: Theme.inkSoft
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
}
