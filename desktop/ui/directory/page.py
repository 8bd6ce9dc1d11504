"""The office's directory as a place of the window: its parts at the left, what is in them at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.directory import Addition, Unreadable, added
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.banner import Banner, Notice, plain_label
from desktop.ui.directory.days_editor import DaysEditor
from desktop.ui.directory.editor import FormEditor, RecordsEditor
from desktop.ui.directory.keeper import Keeper
from desktop.ui.directory.learning import Learning, Source
from desktop.ui.directory.parts import Part, parts
from desktop.ui.wizard.fields.history import is_history

_PARTS, _PLANS, _LONGEST = 208, 50, 60
Editor = FormEditor | RecordsEditor


def _no_plan() -> Plan | None:
    return None


class PartRow(QStyledItemDelegate):
    """A part of the directory, with a ring where the keyboard is."""

    def __init__(self, parts: QListWidget) -> None:
        super().__init__(parts)
        self._parts = parts

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if self._parts.hasFocus() and index.row() == self._parts.currentRow():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
            painter.restore()


class DirectoryPage(QWidget):
    """Everything is kept at once; `open_plan` gives the plan on the desk, which the directory learns from."""

    def __init__(self, library: Library, open_plan: Callable[[], Plan | None] = _no_plan) -> None:
        super().__init__()
        self._library, self._open_plan = library, open_plan
        self._parts = parts()
        self._editors: dict[str, Editor] = {}
        self.keeper = Keeper(library)
        self.keeper.changed.connect(self._changed)
        self.keeper.failed.connect(self._failed)
        self.banner, self.notice = Banner(), Notice()
        self.parts = self._part_list()
        self.learning = Learning({part.key: part.title for part in self._parts})
        self.learning.wanted.connect(self._learn)
        self.learning.left.connect(lambda: self.go_to(self.part.key))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.learning)
        self._lay_out()
        self.parts.setCurrentRow(0)

    # --- looks -------------------------------------------------------------------------------------

    def _part_list(self) -> QListWidget:
        parts = QListWidget()
        theme.role(parts, "plain")
        parts.setAccessibleName(_("Parts of the directory"))
        for part in self._parts:
            item = QListWidgetItem(theme.icon(part.icon, "muted"), part.title, parts)
            item.setSizeHint(QSize(0, theme.ROW))
        parts.setIconSize(QSize(theme.ICON, theme.ICON))
        parts.setItemDelegate(PartRow(parts))
        parts.currentRowChanged.connect(lambda _row: self._show_part())
        parts.itemClicked.connect(lambda _item: self._show_part())
        parts.itemActivated.connect(lambda _item: self.go_to(self.part.key))
        return parts

    def _lay_out(self) -> None:
        side = QFrame()
        theme.role(side, "side")
        side.setFixedWidth(round(_PARTS * min(1.2, theme.points() / theme.LEAST_POINTS)))
        self.parts.setStyleSheet("QListWidget { background: transparent; }")
        left = QVBoxLayout(side)
        left.setContentsMargins(theme.SPACE.s, theme.SPACE.l, theme.SPACE.s, theme.SPACE.l)
        left.setSpacing(theme.SPACE.s)
        head = plain_label(_("Directory of the office"), "section")
        head.setContentsMargins(theme.SPACE.s, 0, 0, 0)
        left.addWidget(head)
        left.addWidget(self.parts, 1)
        self.saved = plain_label("", "small")
        self.keeper.told.connect(self.saved.setText)
        self.learner = QPushButton(_("&Take from a plan…"))
        self.learner.clicked.connect(self.learn)
        left.addWidget(self.learner)
        left.addWidget(self.saved)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        right.addWidget(self.notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        line = QFrame()
        theme.role(line, "line")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(side)
        row.addLayout(right, 1)

    # --- parts -------------------------------------------------------------------------------------

    @property
    def part(self) -> Part:
        """The part that is gone to."""
        return self._parts[max(0, self.parts.currentRow())]

    def editor(self, key: str) -> Editor:
        """What edits the part; made when first wanted."""
        if key not in self._editors:
            part = next(part for part in self._parts if part.key == key)
            editor = _editor(part, self.keeper)
            if isinstance(editor, DaysEditor):
                editor.imported.connect(lambda words: self.notice.tell(words, self.keeper.undo))
            if isinstance(editor, RecordsEditor):
                editor.deleted.connect(self._deleted)
                editor.learning.connect(self.learn)
            editor.load(self.keeper.value)
            self._editors[key] = editor
            self.stack.addWidget(editor)
        return self._editors[key]

    def go_to(self, key: str, record_id: str = "") -> None:
        """A part, with the cursor in it, at a record where one is named."""
        self.parts.setCurrentRow([part.key for part in self._parts].index(key))
        self._show_part()
        editor = self.editor(key)
        if isinstance(editor, RecordsEditor):
            editor.go_to(record_id)
        else:
            editor.go_to()

    def _show_part(self) -> None:
        self.stack.setCurrentWidget(self.editor(self.part.key))

    def _changed(self, origin: object) -> None:
        for editor in self._editors.values():
            if editor is not origin:
                editor.load(self.keeper.value)
        for row, part in enumerate(self._parts):
            records = getattr(self.keeper.value, part.key)
            count = len(records) if isinstance(records, tuple) else 0
            self.parts.item(row).setText(f"{part.title} · {count}" if count else part.title)

    def _deleted(self, words: str) -> None:
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        self.notice.tell(_("Deleted: {what}").format(what=short), self.keeper.undo)

    # --- learning ----------------------------------------------------------------------------------

    def learn(self) -> None:
        """Show what the plan on the desk, or another, knows and the directory lacks."""
        try:
            self.learning.offer(self.keeper.value, self._sources())
        except KnownError as error:
            self._failed(error)
            return
        self.stack.setCurrentWidget(self.learning)

    def _sources(self) -> list[Source]:
        plan = self._open_plan()
        found: list[Source] = [(_title(plan.title), lambda: plan)] if plan else []
        for summary in self._library.plans(limit=_PLANS):
            if plan is None or summary.id != plan.id:
                found.append((_title(summary.title), partial(self._library.load, summary.id)))
        return found

    def _learn(self, additions: tuple[Addition, ...]) -> None:
        self.keeper.seal()
        self.keeper.put(added(self.keeper.value, additions))
        self.go_to(additions[0].part if additions else self.part.key)
        words = _("Added {count} to the directory.").format(count=len(additions))
        self.notice.tell(words, self.keeper.undo)

    # --- keeping -----------------------------------------------------------------------------------

    def _failed(self, error: KnownError) -> None:
        self.saved.setText(_("Not saved"))
        self.banner.warn(error, (_("Try again"), self._again))

    def _again(self) -> None:
        self.banner.hide()
        self.keeper.flush()
        self._read()

    def _read(self) -> None:
        """What is kept, which another window may have changed."""
        try:
            self.keeper.load()
        except KnownError as error:
            self.stack.setEnabled(False)
            anew = (_("Begin an empty one"), self._begin_anew)
            self.banner.warn(error, anew if isinstance(error, Unreadable) else (_("Try again"), self._again))
            return
        if not self.stack.isEnabled():
            self.stack.setEnabled(True)
            self.banner.hide()

    def _begin_anew(self) -> None:
        self.banner.hide()
        self.keeper.begin_anew()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()
        self._changed(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.flush()
        self.notice.close_notice()

    # --- undo --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_history(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_history(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.keeper.redo()
        else:
            self.notice.close_notice()
            self.keeper.undo()


def _editor(part: Part, keeper: Keeper) -> Editor:
    if part.key == "days":
        return DaysEditor(part, keeper)
    return RecordsEditor(part, keeper) if part.kind else FormEditor(part, keeper)


def _title(title: str) -> str:
    return " ".join(title.split()) or _("A plan without a title")
