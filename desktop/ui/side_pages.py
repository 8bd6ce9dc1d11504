"""The places beside the plans: samples, directory, settings and help, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.help_page import HelpPage
from desktop.ui.home.samples import SamplesPage
from desktop.ui.places import Looks
from desktop.ui.settings_page import SettingsPage

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


def make(place: str, desk: Desk, looks: Looks, open_sample: Callable[[str], object]) -> QWidget:
    """The page of "samples", "directory", "settings" or "help"."""
    if place == "samples":
        page = SamplesPage()
        page.chosen.connect(open_sample)
        return page
    if place == "directory":
        from desktop.ui.directory.page import DirectoryPage

        return DirectoryPage(desk.library, lambda: desk.session.plan if desk.session else None)
    return SettingsPage(desk.folder, looks) if place == "settings" else HelpPage()
