"""A finger and an eye from outside: how the demo and the end-to-end tests drive an app.

A local socket, open only when the app was started with one. One command a line, one JSON answer a line:
``screen``, ``tap NAME``, ``type TEXT``, ``grab PATH``, ``quit``. Nothing personal is answered.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtQuick import QQuickItem, QQuickWindow

Answer = Mapping[str, object]


class RemoteControl(QObject):
    """Serves the line protocol for one window on the local socket ``path``."""

    def __init__(
        self, path: Path, window: QQuickWindow, describe: Callable[[], Answer], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._describe = describe
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(str(path))
        if not self._server.listen(str(path)):
            raise OSError(f"cannot listen on {path}: {self._server.errorString()}")

    def answer(self, line: str) -> Answer:
        """Carry out one command and say what came of it."""
        verb, _, argument = line.strip().partition(" ")
        match verb:
            case "screen":
                return self._describe()
            case "tap":
                return {"ok": tap(self._window, argument)}
            case "type":
                type_text(self._window, argument)
                return {"ok": True}
            case "grab":
                return {"ok": self._window.grabWindow().save(argument)}
            case "quit":
                QCoreApplication.quit()
                return {"ok": True}
            case _:
                return {"ok": False, "error": f"unknown command: {verb}"}

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            client = self._server.nextPendingConnection()
            self._sockets.append(client)
            client.readyRead.connect(self._on_lines)
            client.disconnected.connect(self._on_gone)

    def _on_lines(self) -> None:
        for client in self._sockets:
            while client.canReadLine():
                line = bytes(client.readLine().data()).decode("utf-8", "replace")
                client.write(json.dumps(self.answer(line), ensure_ascii=False).encode() + b"\n")
                client.flush()

    def _on_gone(self) -> None:
        closed = QLocalSocket.LocalSocketState.UnconnectedState
        self._sockets = [client for client in self._sockets if client.state() != closed]


def visible_items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item below ``root`` that is shown, delegates included."""
    for child in root.childItems():
        if child.isVisible():
            yield child
            yield from visible_items(child)


def find_item(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The shown item of that object name that lies uppermost, or None."""
    found = [item for item in visible_items(window.contentItem()) if item.objectName() == name]
    return found[-1] if found else None


def tap(window: QQuickWindow, name: str) -> bool:
    """Press and release the middle of an item as a finger would; false when it is not shown or not enabled."""
    item = find_item(window, name)
    if item is None or not item.isEnabled():
        return False
    centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        at = QPointF(window.mapToGlobal(centre.toPoint()))
        QCoreApplication.sendEvent(window, QMouseEvent(kind, centre, at, left, held, Qt.KeyboardModifier.NoModifier))
    return True


def type_text(window: QQuickWindow, text: str) -> None:
    """Send each symbol of ``text`` as a key press to the window; "\\n" in it is Enter."""
    for symbol in text.replace("\\n", "\n"):
        key = Qt.Key.Key_Return if symbol == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, symbol.replace("\n", "\r"))
            QCoreApplication.sendEvent(window, event)
