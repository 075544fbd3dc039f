import QtQuick
import Loket.Ui

/** How the paper stands. */
Notice {
    id: notice

    property string slip: ""

    objectName: "slip"
    kind: slip === "take" ? "good" : slip === "trouble" ? "warning" : "info"
    iconName: slip === "take" ? "ticket" : "printer"
    size: slip === "trouble" ? Theme.body : Theme.lead
    title: ({
        "printing": qsTr("Your ticket is being printed"),
        "take": qsTr("Take your ticket"),
        "trouble": qsTr("The ticket cannot be printed")
    })[slip] ?? ""
    text: slip === "trouble" ? qsTr("Remember your number or take a photo of it: it is valid without paper. Staff has been told.") : ""
}
