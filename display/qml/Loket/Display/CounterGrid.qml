pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** The cards of all counters, however many: few fill the space with large numbers, more make more columns. */
Item {
    id: grid

    required property AbstractItemModel model

    readonly property int count: cards.count
    readonly property bool empty: count === 0
    readonly property int columns: count === 1 ? 1 : count <= 2 ? 2 : count <= 3 ? 3 : count <= 6 ? 2 : count <= 12 ? 3 : 4
    readonly property int rows: Math.max(1, Math.ceil(count / columns))
    readonly property real gap: Theme.px(count <= 12 ? 24 : 14)
    readonly property real cardWidth: (width - (columns - 1) * gap) / columns
    readonly property real cardHeight: (height - (rows - 1) * gap) / rows
    readonly property real scaling: Math.min(1.3, cardHeight / Theme.px(108), cardWidth / Theme.px(560))

    Repeater {
        id: cards

        model: grid.model

        CounterCard {
            required property int index

            objectName: "card" + counter
            x: (index % grid.columns) * (grid.cardWidth + grid.gap)
            y: Math.floor(index / grid.columns) * (grid.cardHeight + grid.gap)
            width: grid.cardWidth
            height: grid.cardHeight
            scaling: grid.scaling
            dense: grid.count > 12
            tall: grid.count <= 3
        }
    }
}
