"""Every action of the window with its shortcut, in menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.i18n import _
from desktop.ui import theme


class Actions:
    """The window's actions by name; `of_plan` are those that need an open plan."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        for fill in (self._file, self._edit, self._view, self._help):
            fill()
        self.of_plan = [self[name] for name in ("copy", "export", "home", "check", "preview", "back", "next")]

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def connect(self, calls: dict[str, Callable[[], object]]) -> None:
        """Let each named action call its function."""
        for name, call in calls.items():
            self[name].triggered.connect(lambda _checked=False, call=call: call())

    def _file(self) -> None:
        menu = self._menu(_("&File"))
        self._add(menu, "new", _("&New plan"), "plus", "Ctrl+N")
        self._add(menu, "open", _("&Open a .kehoach file…"), "folder-open", "Ctrl+O")
        menu.addSeparator()
        self._add(menu, "copy", _("Save a &copy…"), "save", "Ctrl+Shift+S")
        self._add(menu, "export", _("&Export and print"), "printer", "Ctrl+E")
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
        self._add(menu, "back", _("P&revious page"), "chevron-left", "Alt+Left")
        self._add(menu, "next", _("&Next page"), "chevron-right", "Alt+Right")
        menu.addSeparator()
        self._add(menu, "preview", _("Page preview &beside the work"), "panel-right", "F9").setCheckable(True)
        menu.addSeparator()
        self._add(menu, "samples", _("&Sample plans"), "book-open")
        self._add(menu, "settings", _("Se&ttings"), "settings", "Ctrl+,")

    def _help(self) -> None:
        menu = self._menu(_("&Help"))
        self._add(menu, "help", _("&How to do it"), "circle-help", "F1")

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, name: str, words: str, icon: str = "", *keys: str) -> QAction:
        action = QAction(theme.icon(icon), words, menu) if icon else QAction(words, menu)
        action.setShortcuts([QKeySequence(key) for key in keys])
        menu.addAction(action)
        self._named[name] = action
        return action
