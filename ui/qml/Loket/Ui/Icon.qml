import QtQuick
import QtQuick.Shapes

/** A line icon of the set in `IconPaths`, drawn on a 48 x 48 grid in any colour and size. */
Item {
    id: icon

    required property string name
    property color color: Theme.ink
    property real size: Theme.px(48)
    property real stroke: 3.4

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 48
        height: 48
        scale: icon.size / 48
        transformOrigin: Item.TopLeft

        ShapePath {
            strokeColor: icon.color
            strokeWidth: icon.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: IconPaths.path(icon.name)
            }
        }
    }
}
