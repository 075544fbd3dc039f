import QtQuick

/** A text of the app: Inter, plain, in the theme's ink. `size` is one of the theme's steps. */
Text {
    property int size: Theme.body
    property int weight: Font.Medium

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    font.features: { "tnum": 1 }
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
}
