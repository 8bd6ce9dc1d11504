"""What a plan knows and the directory lacks: a list to tick, added at one stroke."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.office import Directory
from desktop.plan.plan import Plan
from desktop.session.directory import Addition, offers
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.wizard.fields.choice import Choice

Source = tuple[str, Callable[[], Plan]]
_TICKED = Qt.CheckState.Checked
_UNTICKED = Qt.CheckState.Unchecked
_ROLE = Qt.ItemDataRole.UserRole
_TICKS = """
QListWidget::indicator {{ width: 16px; height: 16px; border: 1px solid {edge}; border-radius: 4px; }}
QListWidget::indicator:checked {{
  background: {tick}; border-color: {accent}; image: url(icons:check.svg);
}}
"""


class _Row(QStyledItemDelegate):
    """A heading stands out, though it cannot be chosen."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if not index.data(_ROLE):
            palette = QPalette(option.palette)
            text = QColor(theme.tokens().text)
            palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, text)
            option.palette = palette


class Learning(QWidget):
    """`wanted` carries the additions that were ticked; `left` comes when nothing is to be added."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__()
        self._titles = titles
        self._sources: Sequence[Source] = ()
        self._directory = Directory()
        self.plans = Choice()
        self.plans.setAccessibleName(_("From the plan"))
        self.plans.setMaximumWidth(640)
        self.plans.activated.connect(lambda _row: self._show())
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Row(self.list))
        self._dress()
        theme.watcher().changed.connect(self._dress)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What would be added"))
        self.list.itemChanged.connect(lambda _item: self._count())
        self._none = plain_label("", "muted")
        self.adder, back = QPushButton(), QPushButton(_("&Cancel"))
        theme.role(self.adder, "primary")
        self.adder.clicked.connect(lambda: self.wanted.emit(self.ticked()))
        back.clicked.connect(self.left)
        self._lay_out(back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.list.setStyleSheet(_TICKS.format(**theme.tokens()._asdict()))

    def _lay_out(self, back: QPushButton) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.SPACE.xl] * 4)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(plain_label(_("Take from a plan"), "title"))
        intro = _("Tick what the directory should keep. What it has already stays as it is.")
        box.addWidget(plain_label(intro, "muted"))
        box.addSpacing(theme.SPACE.s)
        label = QLabel(_("From the &plan"))
        label.setBuddy(self.plans)
        box.addWidget(label)
        box.addWidget(self.plans)
        box.addSpacing(theme.SPACE.s)
        box.addWidget(self._none)
        box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE.s)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.adder)
        box.addLayout(foot)

    def offer(self, directory: Directory, sources: Sequence[Source]) -> None:
        """Begin with the first of these plans."""
        self._directory, self._sources = directory, sources
        self.plans.clear()
        self.plans.addItems([title for title, _read in sources])
        self._show()
        (self.list if self.list.count() else self.plans).setFocus()

    def ticked(self) -> tuple[Addition, ...]:
        """What is to be added, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_ROLE) for item in items if item.data(_ROLE) and item.checkState() == _TICKED)

    def _show(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        found, fault = self._found()
        self._none.setText(fault or _("The directory already knows all that this plan knows."))
        part = ""
        for addition in found:
            if addition.part != part:
                part = addition.part
                self._head(self._titles[part])
            self._row(addition)
        self.list.blockSignals(False)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        if self.list.count():
            self.list.setCurrentRow(1)
        self._count()

    def _found(self) -> tuple[tuple[Addition, ...], str]:
        """What the chosen plan offers, or why there is nothing to see."""
        at = self.plans.currentIndex()
        if at < 0:
            return (), _("There is no plan yet to take from. Make or open one first.")
        try:
            return offers(self._directory, self._sources[at][1]()), ""
        except KnownError as error:
            return (), " ".join(filter(None, (error.what, error.safe, error.do)))

    def _head(self, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setSizeHint(QSize(0, theme.ROW))

    def _row(self, addition: Addition) -> None:
        item = QListWidgetItem(" ".join(addition.words.split()), self.list)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(_UNTICKED if addition.part == "clauses" else _TICKED)
        item.setData(_ROLE, addition)

    def _count(self) -> None:
        count = len(self.ticked())
        self.adder.setText(_("&Add {count} to the directory").format(count=count))
        self.adder.setEnabled(count > 0)
