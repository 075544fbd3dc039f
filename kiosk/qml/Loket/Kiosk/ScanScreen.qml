import QtQuick
import Loket.Ui
import Loket.Kiosk.Backend

/** The camera's picture with a frame to aim at, and the way round it for those without a readable code. */
KioskPage {
    id: screen

    required property KioskPresenter presenter
    required property FrameBox box
    readonly property string advice: ({
        "other": qsTr("This is another code. Open your booking message and show its QR code."),
        "many": qsTr("Two codes are in view. Show one phone at a time.")
    })[presenter.hint] ?? ""

    title: qsTr("Show your booking code to the camera")
    text: qsTr("Open the WhatsApp message on your phone and hold it still in the frame.")
    backText: qsTr("Start over")
    nextText: qsTr("Type the code")
    nextIcon: "keypad"
    onBack: presenter.start_over()
    onNext: presenter.choose_typing()

    Rectangle {
        anchors.fill: preview
        radius: Theme.radius
        color: Theme.night
    }
    CameraPreview {
        id: preview

        anchors.fill: parent
        box: screen.box
        radius: Theme.radius
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of the camera")
    }
    ScanFrame {
        anchors.centerIn: preview
        width: Math.min(preview.width, preview.height) * 0.74
        height: width
    }
    Notice {
        objectName: "hint"
        visible: text !== ""
        kind: "warning"
        text: screen.advice
        anchors.bottom: preview.bottom
        anchors.left: preview.left
        anchors.right: preview.right
        anchors.margins: Theme.px(24)
    }
}
