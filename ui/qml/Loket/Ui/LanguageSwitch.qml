pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/** Indonesia | English, always in sight; each language is written in itself. */
Rectangle {
    id: control

    property string current: "id"
    property bool dark: true

    signal chosen(language: string)

    implicitWidth: choices.implicitWidth + Theme.px(16)
    implicitHeight: choices.implicitHeight + Theme.px(16)
    radius: Theme.radius
    color: dark ? Theme.headerRaised : Theme.sunken
    Accessible.role: Accessible.Grouping
    Accessible.name: "Bahasa / Language"

    Row {
        id: choices

        anchors.centerIn: parent

        Repeater {
            model: [{ "code": "id", "name": "Indonesia" }, { "code": "en", "name": "English" }]

            T.AbstractButton {
                id: choice

                required property var modelData
                readonly property bool active: modelData.code === control.current

                objectName: "language_" + modelData.code
                width: label.implicitWidth + Theme.px(44)
                height: Theme.px(88)
                focusPolicy: Qt.NoFocus
                checkable: false
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.name
                Accessible.checked: active
                onClicked: control.chosen(modelData.code)

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: choice.active ? Theme.surface : "transparent"
                }
                contentItem: Item {
                    UiText {
                        id: label

                        anchors.centerIn: parent
                        text: choice.modelData.name
                        size: Theme.sp(34)
                        weight: Font.DemiBold
                        color: choice.active || !control.dark ? Theme.ink : Theme.headerInk
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
