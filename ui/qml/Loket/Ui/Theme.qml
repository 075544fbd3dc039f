pragma Singleton
import QtQuick

/** Sizes, colours and motion of every screen. Sizes follow `unit`: the window over the size it was drawn for. */
QtObject {
    id: theme

    property real unit: 1
    property bool largeText: false
    property bool highContrast: false

    readonly property string family: "Inter"
    readonly property real textScale: largeText ? 1.15 : 1

    function px(size: real): real {
        return Math.max(1, Math.round(size * theme.unit));
    }
    function sp(size: real): int {
        return Math.max(8, Math.round(size * theme.unit * theme.textScale));
    }

    // Type scale. The smallest text on the kiosk stays at 32 px on a 27" screen (EN 301 549, 5.1.4).
    readonly property int caption: sp(32)
    readonly property int body: sp(38)
    readonly property int lead: sp(44)
    readonly property int heading: sp(52)
    readonly property int title: sp(66)
    readonly property int display: sp(96)
    readonly property int hero: sp(236)

    // Spacing and shape.
    readonly property real gap: px(16)
    readonly property real gapWide: px(32)
    readonly property real margin: px(56)
    readonly property real radius: px(24)
    readonly property real radiusSmall: px(16)
    readonly property real line: Math.max(1, px(3))
    readonly property real target: px(104)

    // Light rooms: kiosk and counter.
    readonly property color page: highContrast ? "#FFFFFF" : "#F3F6FC"
    readonly property color surface: "#FFFFFF"
    readonly property color sunken: highContrast ? "#FFFFFF" : "#E6ECF7"
    readonly property color ink: highContrast ? "#000000" : "#0F1F3D"
    readonly property color inkSoft: highContrast ? "#000000" : "#3A4763"
    readonly property color border: highContrast ? "#000000" : "#6B7C9E"
    readonly property color rule: highContrast ? "#000000" : "#CBD5E7"
    readonly property color primary: highContrast ? "#00256B" : "#0848BC"
    readonly property color primaryPressed: "#06368F"
    readonly property color primarySoft: highContrast ? "#FFFFFF" : "#E4ECFB"
    readonly property color primaryInk: "#FFFFFF"
    readonly property color header: highContrast ? "#000000" : "#0F1F3D"
    readonly property color headerRaised: highContrast ? "#000000" : "#1C2F57"
    readonly property color headerInk: "#FFFFFF"
    readonly property color headerInkSoft: highContrast ? "#FFFFFF" : "#C8D3EA"
    readonly property color night: "#2B3242"
    readonly property color scrim: "#B30F1F3D"
    readonly property color disabled: "#DDE4F1"
    readonly property color disabledInk: "#354059"

    // Meaning: always with a picture and a word beside the colour.
    readonly property color good: "#0A5033"
    readonly property color goodSoft: "#E2F5EB"
    readonly property color warning: "#6B3A00"
    readonly property color warningSoft: "#FFF1D6"
    readonly property color bad: "#8A1519"
    readonly property color badSoft: "#FDEBEB"

    // Dark rooms: the hall.
    readonly property color hall: "#0F2044"
    readonly property color hallDeep: "#071225"
    readonly property color hallCard: "#162A57"
    readonly property color hallRule: "#30487E"
    readonly property color hallInk: "#FFFFFF"
    readonly property color hallSoft: "#B9C7E4"
    readonly property color accent: "#FFC145"
    readonly property color accentInk: "#1B1405"
    readonly property color hallGood: "#5CE0BC"

    // Motion, in milliseconds; `pulse` stays far below three flashes a second (WCAG 2.3.1).
    readonly property int quick: 120
    readonly property int calm: 260
    readonly property int pulse: 1100
}
