pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** The counter is closed: what to serve here, and one button to open it. */
Item {
    id: page

    required property DeskPresenter desk
    property var stages: []
    readonly property bool ready: stages.length > 0 && desk.allowed.includes("open")

    function choose(stage: string, wanted: bool): void {
        const others = page.stages.filter(other => other !== stage);
        page.stages = wanted ? others.concat([stage]) : others;
    }

    Component.onCompleted: stages = desk.open_stages

    Rectangle {
        width: Theme.px(860)
        height: form.implicitHeight + Theme.px(120)
        anchors.centerIn: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.rule

        Column {
            id: form

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(72)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(26)

            UiText {
                width: parent.width
                text: page.desk.in_use ? qsTr("Another officer works at this counter") : qsTr("This counter is closed")
                size: Theme.sp(48)
                weight: Font.Bold
            }
            UiText {
                width: parent.width
                text: page.desk.in_use ? qsTr("Ask that officer to close it, or sign out.") : qsTr("Choose what you serve here, then open it.")
                size: Theme.sp(30)
                color: Theme.inkSoft
            }
            Column {
                width: parent.width
                spacing: Theme.px(6)

                Repeater {
                    model: page.desk.all_stages

                    Choice {
                        required property var modelData

                        objectName: "stage_" + modelData.code
                        width: form.width
                        size: Theme.sp(32)
                        text: modelData.name
                        checked: page.stages.includes(modelData.code)
                        onToggled: page.choose(modelData.code, checked)
                    }
                }
            }
            NoticeStrip {
                width: parent.width
                desk: page.desk
            }
            DeskButton {
                objectName: "open"
                width: parent.width
                height: Theme.px(120)
                kind: "primary"
                size: Theme.sp(38)
                enabled: page.ready
                text: qsTr("Open counter %1").arg(page.desk.counter)
                onClicked: page.desk.open(page.stages)
            }
        }
    }
}
