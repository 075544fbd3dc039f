pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** What to have at hand at the counter: said here, before the person stands there without it. */
Column {
    id: list

    property var documents: []
    property real room: 1000
    // Five short lines fit in any room; long lists are set smaller rather than cut.
    readonly property bool tight: room < documents.length * Theme.px(88) + Theme.px(60)

    visible: documents.length > 0
    spacing: Theme.px(tight ? 8 : 14)

    UiText {
        width: parent.width
        text: qsTr("Have these documents ready")
        size: Theme.caption
        color: Theme.inkSoft
    }
    Repeater {
        model: list.documents

        Row {
            id: entry

            required property string modelData

            width: list.width
            spacing: Theme.px(20)

            Icon {
                name: "document"
                size: Theme.px(list.tight ? 38 : 44)
                color: Theme.primary
            }
            UiText {
                width: entry.width - Theme.px(64)
                text: entry.modelData
                size: list.tight ? Theme.caption : Theme.sp(36)
            }
        }
    }
}
