"""Settings are kept and felt at once."""

from pathlib import Path

import pytest

from desktop.ui import theme
from desktop.ui.places import Looks
from desktop.ui.settings_page import SettingsPage


@pytest.fixture
def page(qtbot, tmp_path: Path) -> SettingsPage:
    page = SettingsPage(tmp_path, Looks(tmp_path))
    qtbot.addWidget(page)
    return page


def test_dark_is_seen_at_once_and_kept(page: SettingsPage, tmp_path: Path) -> None:
    page.themes["dark"].click()
    assert theme.tokens() is theme.DARK
    assert Looks(tmp_path).theme == "dark"


def test_the_language_is_kept(page: SettingsPage, tmp_path: Path) -> None:
    assert page.languages["vi"].isChecked()
    page.languages["en"].click()
    assert Looks(tmp_path).language == "en"
