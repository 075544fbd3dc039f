pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Where the number goes: to another stage, or to another open counter. */
Dialog {
    id: dialog

    required property DeskPresenter desk

    title: qsTr("Transfer %1").arg(desk.number)

    UiText {
        text: qsTr("To another stage")
        size: Theme.sp(28)
        weight: Font.DemiBold
        color: Theme.inkSoft
    }
    Flow {
        width: parent.width
        spacing: Theme.px(16)

        Repeater {
            model: dialog.desk.other_stages

            DeskButton {
                required property var modelData

                objectName: "toStage_" + modelData.code
                text: modelData.name
                onClicked: {
                    dialog.close();
                    dialog.desk.transfer_to_stage(modelData.code);
                }
            }
        }
    }
    UiText {
        visible: dialog.desk.other_counters.length > 0
        text: qsTr("To another counter")
        size: Theme.sp(28)
        weight: Font.DemiBold
        color: Theme.inkSoft
    }
    Flow {
        width: parent.width
        spacing: Theme.px(16)

        Repeater {
            model: dialog.desk.other_counters

            DeskButton {
                required property int modelData

                objectName: "toCounter_" + modelData
                text: qsTr("Counter %1").arg(modelData)
                onClicked: {
                    dialog.close();
                    dialog.desk.transfer_to_counter(modelData);
                }
            }
        }
    }
    DeskButton {
        objectName: "transferBack"
        kind: "quiet"
        iconName: "left"
        text: qsTr("Back")
        hint: "Esc"
        onClicked: dialog.close()
    }
}
