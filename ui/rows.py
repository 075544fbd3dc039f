"""A list for QML whose rows are dataclasses: only what changed is told to the view."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST_ROLE = int(Qt.ItemDataRole.UserRole)


class Rows(QAbstractListModel, Generic[Row]):
    """Rows of one dataclass; each of its fields is a role of that name."""

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the list shows now."""
        return tuple(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows; views keep the delegates of those that stay."""
        common = min(len(rows), len(self._rows))
        for place in range(common):
            if self._rows[place] != rows[place]:
                self._rows[place] = rows[place]
                self.dataChanged.emit(self.index(place), self.index(place))
        if len(rows) > common:
            self.beginInsertRows(NOWHERE, common, len(rows) - 1)
            self._rows.extend(rows[common:])
            self.endInsertRows()
        elif len(self._rows) > common:
            self.beginRemoveRows(NOWHERE, common, len(self._rows) - 1)
            del self._rows[common:]
            self.endRemoveRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Return the number of rows, as Qt asks for it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = FIRST_ROLE) -> Any:
        """Return one field of one row, as Qt asks for it."""
        if not index.isValid() or not FIRST_ROLE <= role < FIRST_ROLE + len(self._names):
            return None
        value = getattr(self._rows[index.row()], self._names[role - FIRST_ROLE])
        return list(value) if isinstance(value, tuple) else value

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """Return the fields' names, as Qt asks for them."""
        return {FIRST_ROLE + place: QByteArray(name.encode()) for place, name in enumerate(self._names)}
