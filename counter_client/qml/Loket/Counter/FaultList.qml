pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import Loket.Ui

/** The devices that need somebody, each in one line. Nothing when all is well. */
Column {
    id: faults

    required property AbstractItemModel model

    objectName: "faults"
    spacing: Theme.px(10)

    Repeater {
        model: faults.model

        Rectangle {
            id: fault

            required property int index
            required property string name
            required property string text
            required property int minutes
            required property bool urgent
            readonly property color ink: urgent ? Theme.bad : Theme.warning

            objectName: "fault" + index
            width: faults.width
            height: Theme.px(58)
            radius: Theme.radiusSmall
            color: urgent ? Theme.badSoft : Theme.warningSoft
            Accessible.role: Accessible.StaticText
            Accessible.name: said.text

            Icon {
                x: Theme.px(20)
                anchors.verticalCenter: parent.verticalCenter
                name: fault.urgent ? "warning" : "info"
                color: fault.ink
                size: Theme.px(30)
            }
            UiText {
                id: said

                x: Theme.px(64)
                width: parent.width - x - Theme.px(16)
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: fault.name + ": " + fault.text + "  ·  " + qsTr("%n min", "", fault.minutes)
                size: Theme.sp(24)
                minimumPixelSize: Theme.sp(18)
                fontSizeMode: Text.HorizontalFit
                weight: Font.DemiBold
                color: fault.ink
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
    }
}
