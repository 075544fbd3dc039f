import QtQuick
import Loket.Ui
import Loket.Counter.Backend

/** What the office answered, or that the store is away; nothing when all is well. */
Notice {
    id: strip

    required property DeskPresenter desk

    objectName: "notice"
    visible: desk.away || desk.notice_title !== ""
    kind: desk.away ? "bad" : "warning"
    iconName: desk.away ? "plug-off" : "info"
    size: Theme.sp(26)
    title: desk.away ? qsTr("The queue does not answer") : desk.notice_title
    text: desk.away ? qsTr("Nothing can be called or finished now. This desk comes back by itself.") : desk.notice_text
}
