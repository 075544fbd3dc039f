pragma ComponentBehavior: Bound
import QtQuick

/** Keys for the given symbols, with "clear" and "delete"; digits as on a telephone. */
Item {
    id: pad

    property string symbols: "1234567890"
    property int columns: digits ? 3 : 5
    property real keyHeight: Theme.px(104)
    readonly property real keyWidth: (width - (columns - 1) * Theme.gap) / columns
    readonly property bool digits: symbols.length === 10
    readonly property int span: digits ? 1 : Math.max(1, Math.floor((columns - symbols.length % columns) / 2))

    signal typed(symbol: string)
    signal erased
    signal cleared

    implicitHeight: flow.implicitHeight

    component SymbolKey: KeyButton {
        width: pad.keyWidth
        height: pad.keyHeight
        objectName: "key" + symbol
        onClicked: pad.typed(symbol)
    }

    component ClearKey: KeyButton {
        width: pad.keyWidth * pad.span + (pad.span - 1) * Theme.gap
        height: pad.keyHeight
        objectName: "keyClear"
        soft: true
        symbol: qsTr("Clear")
        onClicked: pad.cleared()
    }

    Flow {
        id: flow

        width: parent.width + 1
        spacing: Theme.gap

        Repeater {
            model: pad.digits ? pad.symbols.slice(0, 9).split("") : pad.symbols.split("")

            SymbolKey {
                required property string modelData

                symbol: modelData
            }
        }
        ClearKey {}
        SymbolKey {
            visible: pad.digits
            symbol: pad.digits ? pad.symbols[9] : ""
        }
        KeyButton {
            width: pad.keyWidth * pad.span + (pad.span - 1) * Theme.gap
            height: pad.keyHeight
            objectName: "keyDelete"
            soft: true
            iconName: "erase"
            spoken: qsTr("Delete")
            onClicked: pad.erased()
        }
    }
}
