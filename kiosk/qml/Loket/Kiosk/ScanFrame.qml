import QtQuick
import QtQuick.Shapes
import Loket.Ui

/** Four corners that say "in here". */
Item {
    id: frame

    property color color: Theme.headerInk
    readonly property real arm: width * 0.16
    readonly property real bend: Theme.px(28)
    readonly property string corners: {
        const w = width, h = height, a = arm, b = bend;
        return `M0 ${a} V${b} Q0 0 ${b} 0 H${a} M${w - a} 0 H${w - b} Q${w} 0 ${w} ${b} V${a} `
            + `M${w} ${h - a} V${h - b} Q${w} ${h} ${w - b} ${h} H${w - a} M${a} ${h} H${b} Q0 ${h} 0 ${h - b} V${h - a}`;
    }

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: frame.color
            strokeWidth: Theme.px(12)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: frame.corners
            }
        }
    }
}
