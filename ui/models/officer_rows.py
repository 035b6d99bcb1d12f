"""The officers of a request as a table that is typed into like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tracs_mobile.domain.problem import Problem, Severity
from tracs_mobile.overriding import override
from ui.models.request_form import RequestForm
from ui.text import request_text
from ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex


class OfficerRows(QAbstractTableModel):
    """One row an officer; a cell with a problem has its sign, and its sentence as the tip."""

    def __init__(self, form: RequestForm) -> None:
        super().__init__()
        self._form = form
        self._count = len(form.request.officers)
        self._bad, self._warn = QColor(), QColor()
        form.changed.connect(self._changed)

    def wear(self, tokens: Tokens) -> None:
        """The colors of problems."""
        self._bad, self._warn = QColor(tokens.bad), QColor(tokens.warn)

    def _changed(self) -> None:
        count = len(self._form.request.officers)
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self.endResetModel()
        elif count:
            last = self.index(count - 1, len(request_text.OFFICER_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def path(self, index: Index) -> str:
        """The path of the field in a cell."""
        return f"officers.{index.row()}.{request_text.OFFICER_COLUMNS[index.column()][0]}"

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(request_text.OFFICER_COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._form.request.officers):
            return None
        path = self.path(index)
        if role == Qt.ItemDataRole.EditRole:
            return self._form.value(path)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(path)
        problem = self._form.problem_at(path)
        return None if problem is None else self._about(problem, role)

    def _about(self, problem: Problem, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._bad if problem.severity is Severity.BLOCK else self._warn
        told = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
        return problem.message if told else None

    def _shown(self, path: str) -> str:
        text = str(self._form.value(path))
        problem = self._form.problem_at(path)
        if problem is None:
            return text
        sign = "✗" if problem.severity is Severity.BLOCK else "!"
        return f"{sign} {text}".rstrip()

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        path = self.path(index)
        self._form.put(path, text.upper() if path.endswith("leo_number") else text)
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        columns = request_text.OFFICER_COLUMNS
        return columns[section][1] if section < len(columns) else None
