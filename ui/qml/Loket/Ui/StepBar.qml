pragma ComponentBehavior: Bound
import QtQuick

/** Where the person stands in the visit: one bar a step, the present one in bold. */
Row {
    id: bar

    property var steps: []
    property int current: 0

    spacing: Theme.gap
    Accessible.role: Accessible.ProgressBar
    Accessible.name: (current + 1) + " / " + steps.length + ": " + (steps[current] ?? "")

    Repeater {
        model: bar.steps

        Column {
            id: step

            required property int index
            required property string modelData

            width: (bar.width - (bar.steps.length - 1) * bar.spacing) / bar.steps.length
            spacing: Theme.px(12)

            Rectangle {
                width: parent.width
                height: Theme.px(10)
                radius: height / 2
                color: step.index <= bar.current ? Theme.primary : Theme.rule
            }
            UiText {
                width: parent.width
                text: step.modelData
                size: Theme.caption
                weight: step.index === bar.current ? Font.Bold : Font.Medium
                color: step.index === bar.current ? Theme.ink : Theme.inkSoft
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
    }
}
