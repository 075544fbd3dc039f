pragma ComponentBehavior: Bound
import QtQuick
import Loket.Ui

/** Columns by the hour, each with its number on top, so that the colour is never the only thing that tells. */
Item {
    id: plot

    required property string title
    required property var hours
    required property var series
    readonly property real peak: Math.max(1, ...hours.map(hour => Math.max(...series.map(one => hour[one.field]))))

    UiText {
        id: heading

        text: plot.title
        size: Theme.sp(26)
        weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
    Row {
        visible: plot.series.length > 1
        anchors.right: parent.right
        anchors.verticalCenter: heading.verticalCenter
        spacing: Theme.px(18)

        Repeater {
            model: plot.series

            Row {
                id: legend

                required property var modelData

                spacing: Theme.px(8)

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(20)
                    height: width
                    radius: Theme.px(4)
                    color: legend.modelData.color
                }
                UiText {
                    text: legend.modelData.name
                    size: Theme.sp(22)
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    UiText {
        anchors.centerIn: parent
        visible: plot.hours.length === 0
        text: qsTr("Nothing yet today")
        size: Theme.sp(26)
        color: Theme.inkSoft
    }
    Row {
        id: columns

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(10)
        anchors.bottom: parent.bottom
        width: parent.width

        Repeater {
            model: plot.hours

            Item {
                id: hour

                required property var modelData
                readonly property real room: height - Theme.px(66)

                width: columns.width / Math.max(6, plot.hours.length)
                height: columns.height

                Row {
                    anchors.bottom: name.top
                    anchors.bottomMargin: Theme.px(4)
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.px(3)

                    Repeater {
                        model: plot.series

                        Rectangle {
                            id: column

                            required property var modelData
                            readonly property int value: hour.modelData[modelData.field]

                            anchors.bottom: parent?.bottom
                            width: Math.min(Theme.px(38), hour.width * 0.84 / plot.series.length)
                            height: Math.max(Theme.px(2), hour.room * value / plot.peak)
                            radius: Theme.px(5)
                            color: modelData.color

                            UiText {
                                anchors.bottom: parent.top
                                anchors.horizontalCenter: parent.horizontalCenter
                                visible: column.value > 0
                                text: column.value
                                size: Theme.sp(20)
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                }
                UiText {
                    id: name

                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: hour.modelData.hour
                    size: Theme.sp(21)
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
