pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** Where the number goes: to another stage, or to another open counter. */
Rectangle {
    id: dialog

    required property DeskPresenter desk

    color: "#A0071225"
    visible: false
    focus: visible
    Keys.onEscapePressed: dialog.visible = false

    MouseArea {
        anchors.fill: parent
        onClicked: dialog.visible = false
    }
    Rectangle {
        width: Theme.px(980)
        height: form.implicitHeight + Theme.px(96)
        anchors.centerIn: parent
        radius: Theme.radius
        color: Theme.surface

        MouseArea {
            anchors.fill: parent
        }
        Column {
            id: form

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(56)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(22)

            UiText {
                text: qsTr("Transfer %1").arg(dialog.desk.number)
                size: Theme.sp(46)
                weight: Font.Bold
            }
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
                            dialog.visible = false;
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
                            dialog.visible = false;
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
                onClicked: dialog.visible = false
            }
        }
    }
}
