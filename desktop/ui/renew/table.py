"""The table of a renewal: words to type over, rules to choose, all of it by keys too."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.renew.model import KIND, NEW, NOTE, OLD, RULE, Index, RowsModel
from desktop.ui.renew.words import rule_words
from desktop.ui.wizard.fields.choice import Choice
from desktop.ui.wizard.fields.line import LineEdit

_PADDING = 6
_SHEET = f"""
QTableView::item {{ padding: 0 {_PADDING}px; border: 0; }} QHeaderView {{ border: 0; border-radius: 0; }}
"""
_WIDTHS = {KIND: 176, RULE: 184}
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Cell(QStyledItemDelegate):
    """Words with room round them, edited in a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -2 * _PADDING, 0)
        size = super().sizeHint(narrow, index)
        return QSize(size.width(), max(theme.ROW, size.height() + 2 * theme.SPACE.s))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit()
        editor.setParent(parent)
        editor.setAccessibleName(_("New words"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        height = min(box.height(), theme.CONTROL + 2)
        editor.setGeometry(QRect(box.left(), box.center().y() - height // 2, box.width(), height))


class _RuleCell(_Cell):
    """A rule with the sign of a list; the list opens at once."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            box: QRect = option.rect
            side = theme.SPACE.l
            where = QRect(box.right() - side - 4, box.center().y() - side // 2, side, side)
            theme.paint_icon(painter, "chevron-down", "muted", where)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, RowsModel)
        box = Choice()
        box.setParent(parent)
        box.setAccessibleName(_("Rule"))
        for rule in model.row(index).rules:
            box.addItem(rule_words(rule), rule)
        box.activated.connect(lambda: self._chosen(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Choice)
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Choice)
        if editor.property("chosen"):
            model.setData(index, editor.currentData())

    def _chosen(self, box: Choice) -> None:
        box.setProperty("chosen", True)
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class RowsTable(QTableView):
    """Enter, F2 or typing edits the new words; Enter or Space opens the rules; Tab leaves the table."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(_("What changes with the year"))
        self.setWordWrap(True)
        self.setStyleSheet(_SHEET)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        self._cell, self._rule = _Cell(self), _RuleCell(self)
        self.setItemDelegate(self._cell)
        self.setItemDelegateForColumn(RULE, self._rule)
        self._fit_timer = QTimer(self, singleShot=True, interval=0)
        self._fit_timer.timeout.connect(self.resizeRowsToContents)
        self._lay_out_columns()
        self.clicked.connect(self._clicked)
        for changed in (model.dataChanged, model.modelReset):
            changed.connect(lambda *_what: self._fit_timer.start())
        model.modelReset.connect(self._first)
        self._first()

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in (OLD, NEW, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def _first(self) -> None:
        """Start at the new words of the first row."""
        model = self.model()
        if model.rowCount():
            self.setCurrentIndex(model.index(0, NEW))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == RULE and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        editing = self.state() == QAbstractItemView.State.EditingState
        if plain and not editing and event.key() in _KEYS and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_fit_timer"):
            self._fit_timer.start()
