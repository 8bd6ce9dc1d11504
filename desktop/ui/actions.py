"""Every action of the window with its shortcut, in menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.i18n import _
from desktop.ui import theme

OF_PLAN = (
    *("save", "copy", "export", "print", "home", "back", "next"),
    *("check", "answers", "leftovers", "versions", "preview"),
)


class Actions:
    """The window's actions by name; `of_plan` are those that need an open plan."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        self._icons: list[tuple[QAction, str]] = []
        for fill in (self._file, self._edit, self._view, self._help):
            fill()
        self.of_plan = [self[name] for name in OF_PLAN]

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def connect(self, calls: dict[str, Callable[[], object]]) -> None:
        """Let each named action call its function."""
        for name, call in calls.items():
            self[name].triggered.connect(lambda _checked=False, call=call: call())

    def settle(self, plan_open: bool, undo: str, redo: str) -> None:
        """Let be chosen what can be done now; `undo` and `redo` name their steps."""
        for action in self.of_plan:
            action.setEnabled(plan_open)
        for name, words, step in (("undo", _("&Undo"), undo), ("redo", _("&Redo"), redo)):
            self[name].setText(f"{words}: {step.replace('&', '&&')}" if step else words)

    def dress(self) -> None:
        """Put the icons on; menus are not seen in the first frame."""
        for action, icon in self._icons:
            action.setIcon(theme.icon(icon))

    def _file(self) -> None:
        menu = self._menu(_("&File"))
        self._add(menu, "new", _("&New plan…"), "plus", "Ctrl+N")
        self._add(menu, "open", _("&Open a .kehoach file…"), "folder-open", "Ctrl+O")
        menu.addSeparator()
        self._add(menu, "save", _("&Save and keep a version"), "save", "Ctrl+S")
        self._add(menu, "copy", _("Save a &copy…"), "save", "Ctrl+Shift+S")
        self._add(menu, "send", _("Send to &another office…"), "send", "Ctrl+Shift+E")
        self._add(menu, "export", _("&Export…"), "download", "Ctrl+E")
        self._add(menu, "print", _("&Print…"), "printer", "Ctrl+P")
        menu.addSeparator()
        self._add(menu, "plans", _("&All plans"), "files", "Ctrl+L")
        self._add(menu, "quit", _("E&xit"), "", "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._menu(_("&Edit"))
        self._add(menu, "undo", _("&Undo"), "undo-2", "Ctrl+Z")
        self._add(menu, "redo", _("&Redo"), "redo-2", "Ctrl+Y", "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, "find", _("&Find a plan"), "search", "Ctrl+F")

    def _view(self) -> None:
        menu = self._menu(_("&View"))
        self._add(menu, "home", _("The plan’s &parts"), "list-ordered", "Ctrl+Home")
        self._add(menu, "check", _("&Check the plan"), "list-checks", "F7")
        self._add(menu, "answers", _("&Answers at a glance"), "list-ordered", "F6")
        self._add(menu, "leftovers", _("&Left over from the earlier plan"), "flag")
        self._add(menu, "versions", _("&Versions"), "clock", "F8")
        self._add(menu, "back", _("P&revious page"), "chevron-left", "Alt+Left")
        self._add(menu, "next", _("&Next page"), "chevron-right", "Alt+Right")
        menu.addSeparator()
        self._add(menu, "preview", _("Page preview &beside the work"), "panel-right", "F9").setCheckable(True)
        menu.addSeparator()
        self._add(menu, "calendar", _("Ca&lendar"), "calendar-days", "Ctrl+K")
        self._add(menu, "gantt", _("&Gantt chart"), "chart-gantt", "Ctrl+G")
        self._add(menu, "samples", _("&Sample plans"), "book-open")
        self._add(menu, "directory", _("&Directory of the office"), "users")
        self._add(menu, "backups", _("&Backups"), "archive")
        self._add(menu, "trash", _("&Deleted plans"), "trash-2")
        self._add(menu, "settings", _("Se&ttings"), "settings", "Ctrl+,")

    def _help(self) -> None:
        menu = self._menu(_("&Help"))
        self._add(menu, "help", _("&How to do it"), "circle-help", "F1")

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, name: str, words: str, icon: str = "", *keys: str) -> QAction:
        action = menu.addAction(words)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
        if icon:
            self._icons.append((action, icon))
        self._named[name] = action
        return action
