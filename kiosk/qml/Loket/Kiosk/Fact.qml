import QtQuick
import Loket.Ui

/** One thing to know: a picture, its name, its value. */
Row {
    id: fact

    property string iconName: ""
    property string name: ""
    property string value: ""

    spacing: Theme.px(28)

    Icon {
        name: fact.iconName
        size: Theme.px(64)
        color: Theme.primary
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        width: parent.width - Theme.px(92)
        anchors.verticalCenter: parent.verticalCenter

        UiText {
            width: parent.width
            text: fact.name
            size: Theme.caption
            color: Theme.inkSoft
        }
        UiText {
            width: parent.width
            text: fact.value
            size: Theme.lead
            weight: Font.DemiBold
        }
    }
}
