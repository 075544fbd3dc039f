pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** What a counter serves from its next call on. */
Dialog {
    id: dialog

    required property DeskPresenter desk
    property int counter: 0
    property list<string> stages: []

    function ask(counter: int, stages: list<string>): void {
        dialog.counter = counter;
        dialog.stages = stages;
        dialog.visible = true;
        dialog.forceActiveFocus();
    }
    function choose(stage: string, wanted: bool): void {
        const others = dialog.stages.filter(other => other !== stage);
        dialog.stages = wanted ? others.concat([stage]) : others;
    }

    title: qsTr("Counter %1 serves").arg(counter)
    bodyWidth: Theme.px(860)

    Repeater {
        model: dialog.desk.all_stages

        Choice {
            required property var modelData

            objectName: "serves_" + modelData.code
            width: parent?.width ?? 0
            size: Theme.sp(32)
            text: modelData.name
            checked: dialog.stages.includes(modelData.code)
            onToggled: dialog.choose(modelData.code, checked)
        }
    }
    UiText {
        width: parent.width
        text: qsTr("It holds from the next call on. Numbers sent to this counter may be called by any other.")
        size: Theme.sp(26)
        color: Theme.inkSoft
    }
    Row {
        spacing: Theme.px(16)

        DeskButton {
            objectName: "saveStages"
            kind: "primary"
            height: Theme.px(92)
            size: Theme.sp(30)
            enabled: dialog.stages.length > 0 && dialog.desk.allowed.includes("set_stages")
            text: qsTr("Save")
            onClicked: {
                dialog.desk.set_stages(dialog.counter, dialog.stages);
                dialog.close();
            }
        }
        DeskButton {
            kind: "quiet"
            height: Theme.px(92)
            iconName: "left"
            text: qsTr("Back")
            hint: "Esc"
            onClicked: dialog.close()
        }
    }
}
