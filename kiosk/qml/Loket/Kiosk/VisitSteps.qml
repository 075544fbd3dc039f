pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** What will happen, in three pictures and two languages. */
Row {
    id: steps

    readonly property var parts: [
        { "icon": "qr", "id": "Tunjukkan kode", "en": "Show code" },
        { "icon": "calendar", "id": "Tanggal lahir", "en": "Birth date" },
        { "icon": "ticket", "id": "Ambil nomor", "en": "Take number" }
    ]

    spacing: Theme.gap

    Repeater {
        model: steps.parts

        Rectangle {
            id: step

            required property var modelData

            width: (steps.width - 2 * steps.spacing) / 3
            height: words.height + Theme.px(48)
            radius: Theme.radius
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.rule
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.id + " / " + modelData.en

            Column {
                id: words

                anchors.centerIn: parent
                width: parent.width - Theme.px(16)
                spacing: Theme.px(6)

                Icon {
                    name: step.modelData.icon
                    size: Theme.px(68)
                    color: Theme.primary
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                UiText {
                    width: parent.width
                    text: step.modelData.id
                    size: Theme.sp(34)
                    weight: Font.DemiBold
                    fontSizeMode: Text.HorizontalFit
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                }
                UiText {
                    width: parent.width
                    text: step.modelData.en
                    size: Theme.caption
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
