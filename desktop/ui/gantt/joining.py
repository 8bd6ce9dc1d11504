"""What every signal and key of the Gantt's page calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.gantt import keys

if TYPE_CHECKING:
    from desktop.ui.gantt.page import GanttPage


def join(page: GanttPage) -> None:
    """Join toolbar, chart and panels to the page."""
    _toolbar(page)
    _view(page)
    _sides(page)
    _keys(page)


def _toolbar(page: GanttPage) -> None:
    bar = page.toolbar
    bar.turned.connect(page.turn)
    bar.today_wanted.connect(page.go_to_today)
    bar.zoomed.connect(page.zoom)
    bar.stepped.connect(page.view.show_step)
    bar.narrowed.connect(page.narrow)
    bar.grouped.connect(page.group)
    bar.compared.connect(page.compare)
    bar.filters.filtered.connect(page.sift)
    bar.side_wanted.connect(page.show_side)
    bar.paper_wanted.connect(page.print)
    bar.file_wanted.connect(page.export_wanted)
    page.hint.wanted.connect(page.help)


def _view(page: GanttPage) -> None:
    view = page.view
    view.selected.connect(page.take)
    view.activated.connect(page.open)
    view.moved.connect(page.carry)
    view.picked.connect(page.pick)
    view.refused.connect(page.refuse)
    view.reordered.connect(page.reorder)
    view.fold_wanted.connect(page.fold)
    view.step_shown.connect(page.toolbar.show_step)
    view.columns_wanted.connect(page.relay)
    view.try_move, view.try_pick = page.try_move, page.try_pick
    view.conflict_words, view.menu_for = page.clashes.words, page.menus.of_entry
    page.toolbar.show_step(view.step.key)


def _sides(page: GanttPage) -> None:
    page.sides.closed.connect(lambda: page.show_side(""))
    panel = page.sides.details
    panel.open_wanted.connect(page.open)
    panel.worded.connect(page.word)
    panel.picked.connect(page.pick)
    panel.unpicked.connect(lambda key: page.pick(key, None))
    panel.done_wanted.connect(page.mark)
    panel.detached.connect(page.detach)


def _keys(page: GanttPage) -> None:
    deeds: dict[str, Callable[[], object]] = {
        "word": page.ask_words,
        "details": lambda: page.show_side("" if page.sides.shown == "details" else "details"),
        "fit": lambda: page.zoom(0.0),
        "closer": lambda: page.zoom(1.25),
        "wider": lambda: page.zoom(1 / 1.25),
        "today": page.go_to_today,
        "year_before": lambda: page.turn(-1),
        "year_after": lambda: page.turn(1),
        "copy": lambda: page.menus.copy(page.key),
    }
    for press in keys.KEYS:
        for struck in press.keys if press.deed in deeds else ():
            shortcut = QShortcut(QKeySequence(struck), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deeds[press.deed])
