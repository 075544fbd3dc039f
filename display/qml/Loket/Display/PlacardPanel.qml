import QtQuick
import Loket.Ui

/** A notice of the office: a picture, or a title and a text. Nothing where the office has none. */
Rectangle {
    id: placard

    required property string title
    required property string text
    required property url picture

    readonly property bool pictured: picture.toString() !== ""

    visible: pictured || title !== ""
    radius: Theme.px(28)
    color: pictured ? Theme.hallDeep : Theme.hallCard
    border.width: pictured ? 0 : Theme.px(2)
    border.color: Theme.hallRule
    Accessible.role: Accessible.StaticText
    Accessible.name: title === "" ? qsTr("A picture of the office") : title + ". " + text

    Image {
        anchors.fill: parent
        anchors.margins: Theme.px(12)
        visible: placard.pictured
        source: placard.picture
        // Never larger in memory than on the screen.
        sourceSize: Qt.size(width, height)
        fillMode: Image.PreserveAspectFit
        asynchronous: true
        cache: false
    }
    UiText {
        id: heading

        visible: !placard.pictured
        x: Theme.px(36)
        y: Theme.px(28)
        width: parent.width - 2 * x
        text: placard.title
        size: Theme.sp(40)
        weight: Font.Bold
        color: Theme.hallInk
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    UiText {
        visible: !placard.pictured
        anchors.left: heading.left
        anchors.right: heading.right
        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(12)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(24)
        text: placard.text
        size: Theme.sp(31)
        minimumPixelSize: Theme.sp(20)
        fontSizeMode: Text.Fit
        color: Theme.hallSoft
        elide: Text.ElideRight
    }
}
