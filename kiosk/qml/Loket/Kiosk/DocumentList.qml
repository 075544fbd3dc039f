pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** What to have at hand at the counter: said here, before the person stands there without it. */
Column {
    id: list

    property var documents: []

    visible: documents.length > 0
    spacing: Theme.px(14)

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
                size: Theme.px(44)
                color: Theme.primary
            }
            UiText {
                width: entry.width - Theme.px(64)
                text: entry.modelData
                size: Theme.sp(36)
            }
        }
    }
}
