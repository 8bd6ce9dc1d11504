"""The places beside the plans: samples, settings and help, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui.help_page import HelpPage
from desktop.ui.home.samples import SamplesPage
from desktop.ui.places import Looks
from desktop.ui.settings_page import SettingsPage


def make(place: str, folder: Path, looks: Looks, open_sample: Callable[[str], object]) -> QWidget:
    """The page of "samples", "settings" or "help"."""
    if place == "samples":
        page = SamplesPage()
        page.chosen.connect(open_sample)
        return page
    return SettingsPage(folder, looks) if place == "settings" else HelpPage()
