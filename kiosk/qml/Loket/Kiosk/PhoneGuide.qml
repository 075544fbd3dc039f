pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Loket.Ui

/** A drawing of what to do: a telephone with its code in the frame of the camera; it nods now and then. */
Item {
    id: guide

    property bool moving: visible
    readonly property real size: Math.min(width * 0.9, height)
    readonly property string modules: pattern()

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A phone with a booking code is held to the camera")

    // A drawing of a code, not one that can be read: three corner marks and a sprinkle between them.
    function pattern(): string {
        let path = "";
        let seed = 11;
        for (let row = 0; row < 21; row++) {
            for (let column = 0; column < 21; column++) {
                const corner = (row < 8 && column < 8) || (row < 8 && column > 12) || (row > 12 && column < 8);
                seed = (seed * 75 + 74) % 65537;
                if (!corner && seed % 100 < 48)
                    path += "M" + column + " " + row + " h1.03 v1.03 h-1.03 z ";
            }
        }
        for (const [x, y] of [[0, 0], [14, 0], [0, 14]])
            path += "M" + x + " " + y + " h7 v7 h-7 z M" + (x + 1) + " " + (y + 1) + " v5 h5 v-5 z M" + (x + 2) + " " + (y + 2) + " h3 v3 h-3 z ";
        return path;
    }

    Rectangle {
        anchors.centerIn: parent
        width: guide.size
        height: width
        radius: width / 2
        color: Theme.primarySoft
    }
    Rectangle {
        id: phone

        width: guide.size * 0.44
        height: width * 1.72
        anchors.centerIn: parent
        radius: width * 0.13
        color: Theme.ink

        SequentialAnimation on anchors.verticalCenterOffset {
            running: guide.moving
            loops: Animation.Infinite

            PauseAnimation {
                duration: 7000
            }
            NumberAnimation {
                to: -guide.size * 0.05
                duration: 450
                easing.type: Easing.InOutQuad
            }
            NumberAnimation {
                to: 0
                duration: 550
                easing.type: Easing.InOutQuad
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: phone.width * 0.055
            radius: phone.width * 0.085
            color: Theme.surface

            Column {
                anchors.horizontalCenter: parent.horizontalCenter
                y: parent.height * 0.09
                spacing: phone.width * 0.05

                Repeater {
                    model: [0.5, 0.36]

                    Rectangle {
                        required property real modelData

                        width: phone.width * modelData
                        height: phone.width * 0.045
                        radius: height / 2
                        color: Theme.rule
                    }
                }
            }
            Shape {
                width: 21
                height: 21
                scale: phone.width * 0.66 / 21
                anchors.centerIn: parent
                anchors.verticalCenterOffset: phone.width * 0.06

                ShapePath {
                    strokeWidth: -1
                    fillColor: Theme.ink

                    PathSvg {
                        path: guide.modules
                    }
                }
            }
        }
    }
    ScanFrame {
        anchors.centerIn: parent
        width: guide.size * 0.66
        height: width
        color: Theme.primary
    }
}
