pragma ComponentBehavior: Bound
import QtQuick
import Loket.Counter.Backend

/** The keys of the day's work, the same in the large window and in the small bar. */
Item {
    id: keys

    required property DeskPresenter desk
    property bool active: true

    signal transferAsked
    signal overrideAsked

    component Key: Shortcut {
        property string action: ""

        enabled: keys.active && keys.desk.allowed.includes(action)
        autoRepeat: false
        onActivated: keys.desk.act(action)
    }

    Key {
        sequences: ["Space", "F1"]
        action: keys.desk.mode === "paused" ? "continue" : "next"
    }
    Key {
        sequences: ["F2"]
        action: "start"
    }
    Key {
        sequences: ["F3"]
        action: "recall"
    }
    Key {
        sequences: ["F4"]
        action: "no_show"
    }
    Key {
        sequences: ["F6"]
        action: "hold"
    }
    Shortcut {
        sequences: ["F7"]
        enabled: keys.active && keys.desk.allowed.includes("transfer")
        onActivated: keys.transferAsked()
    }
    Key {
        sequences: ["F8"]
        action: "finish"
    }
    Shortcut {
        sequences: ["F9"]
        enabled: keys.active && keys.desk.allowed.includes("override")
        onActivated: keys.overrideAsked()
    }
    Key {
        sequences: ["F12"]
        action: "alarm"
    }
    Key {
        sequences: ["Ctrl+Z"]
        action: "undo"
    }
}
