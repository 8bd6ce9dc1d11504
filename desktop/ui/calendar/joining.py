"""What every signal and key of the calendar page calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.plan.agenda import Entry, Key
from desktop.ui.calendar import period

if TYPE_CHECKING:
    from desktop.ui.calendar.page import CalendarPage


def join(page: CalendarPage) -> None:
    """Join toolbar, drawing, list and panels to the page."""
    _toolbar(page)
    _canvas(page)
    _list(page)
    _sides(page)
    _keys(page)


def _toolbar(page: CalendarPage) -> None:
    bar = page.toolbar
    bar.view_wanted.connect(page.show_view)
    bar.turned.connect(page.turn)
    bar.today_wanted.connect(page.go_to_today)
    bar.jumped.connect(page.jump)
    bar.misread.connect(lambda said: page.told.emit(said, None))
    bar.filters.filtered.connect(page.sift)
    bar.side_wanted.connect(page.show_side)
    bar.new_wanted.connect(page.ask_new)
    bar.paper_wanted.connect(page.print)
    bar.file_wanted.connect(page.export_wanted)
    page.hint.wanted.connect(page.help)


def _canvas(page: CalendarPage) -> None:
    canvas, changes = page.canvas, page.changes

    def asked(key: Key, act: Callable[[Entry], str]) -> str:
        found = page.entry(key)
        return act(found) if found else ""

    canvas.selected.connect(page.take)
    canvas.activated.connect(page.open)
    canvas.moved.connect(page.shift)
    canvas.picked.connect(page.pick)
    canvas.new_wanted.connect(page.ask_new)
    canvas.view_wanted.connect(page.show_view)
    canvas.preview = lambda key, days: asked(key, lambda entry: changes.preview(entry, days))
    canvas.why_not = lambda key: asked(key, changes.why_not)
    canvas.pick_preview = lambda key, day, part: asked(
        key, lambda entry: changes.pick_preview(entry, day, part)
    )
    canvas.why_not_picked = lambda key, day, part: asked(
        key, lambda entry: changes.why_not_picked(entry, day, part)
    )
    canvas.conflict_words = page.clashes.words
    canvas.menu_for, canvas.menu_of = page.menus.of_entry, page.menus.of_day


def _list(page: CalendarPage) -> None:
    page.list.selected.connect(page.take)
    page.list.activated_key.connect(page.open)
    page.list.moved.connect(page.shift)
    page.list.word_wanted.connect(lambda _key: page.ask_words())
    page.list.menu_wanted.connect(page.menus.show)


def _sides(page: CalendarPage) -> None:
    page.sides.closed.connect(lambda: page.show_side(""))
    panel = page.sides.details
    panel.open_wanted.connect(page.open)
    panel.worded.connect(page.word)
    panel.picked.connect(page.pick)
    panel.detached.connect(page.detach)
    panel.unpicked.connect(lambda key: page.pick(key, None))
    panel.done_wanted.connect(page.mark)
    side = page.sides.unscheduled
    side.selected.connect(page.take)
    side.picked.connect(page.pick)
    side.menu_wanted.connect(page.menus.show)


def _keys(page: CalendarPage) -> None:
    def key(keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    for number, view in enumerate(period.VIEWS, 1):
        key(f"Ctrl+{number}", partial(page.show_view, view))
    key("Ctrl+T", page.go_to_today)
    key("Ctrl+PgUp", lambda: page.turn(-1))
    key("Ctrl+PgDown", lambda: page.turn(1))
    key("Alt+Return", lambda: page.show_side("" if page.sides.shown == "details" else "details"))
    key("Ctrl+C", lambda: page.menus.copy(page.key))
    key("F2", page.ask_words)
