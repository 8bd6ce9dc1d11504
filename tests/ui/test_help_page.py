"""Help without a network."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from desktop import paths
from desktop.ui import wiring
from desktop.ui.backups import joining as backups
from desktop.ui.exchange import joining as exchange
from desktop.ui.help_page import TOPICS, HelpPage, read_topic, topic_of
from desktop.ui.home.side import SIDES
from desktop.ui.main_window import MainWindow
from desktop.ui.trash import joining as trash
from desktop.ui.wizard import PAGES

PLACES = (
    *("plans", "new", "renew", "samples", "directory", "settings", *wiring.PLACES),
    *(backups.BACKUPS, backups.RESCUE, backups.DAMAGED, exchange.RECEIVE, trash.TRASH, trash.HISTORY),
)
PAPER = {"TM.", "KT."}
"""Bold words of the help that stand on paper, not on the screen."""


def _bare(words: str) -> str:
    """As a reader sees them: no access key, no number, no dots that promise a question."""
    return re.sub(r" ?\(\{n\}\)", "", words).replace("&", "").strip("…. ").casefold()


@pytest.fixture(scope="module")
def screen() -> set[str]:
    """Every word of the program in Vietnamese."""
    with (paths.resources() / "locale/vi/LC_MESSAGES/so-ke-hoach.po").open("rb") as file:
        return {_bare(message.string) for message in read_po(file) if isinstance(message.string, str)}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page(topic: str) -> None:
    assert read_topic(topic).startswith("# ")


@pytest.mark.parametrize("topic", TOPICS)
def test_what_the_help_names_in_bold_is_on_the_screen(topic: str, screen: set[str]) -> None:
    named = set(re.findall(r"\*\*(.+?)\*\*", read_topic(topic))) - PAPER
    assert {words for words in named if _bare(words) not in screen} == set()


def test_no_page_of_the_help_is_left_out() -> None:
    assert {page.stem for page in (paths.resources() / "help").glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize("key", ["", "section:1", "annex:1", *(page.KEY for page in PAGES), *SIDES])
def test_every_page_of_a_plan_has_a_topic(key: str) -> None:
    assert topic_of("plan", key) in TOPICS


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_a_topic(place: str) -> None:
    assert topic_of(place) in TOPICS


def test_every_shortcut_of_the_menus_is_told(qtbot, tmp_path: Path) -> None:
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    menus = [action.menu() for action in window.menuBar().actions()]
    keys = {action.shortcut().toString() for menu in menus for action in menu.actions()} - {""}
    arrows = {"Alt+Left": "Alt+←", "Alt+Right": "Alt+→"}
    told = read_topic("keyboard")
    assert [key for key in keys if arrows.get(key, key) not in told] == []


def test_the_help_is_found_without_accents(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.search.setText("noi nhan")
    found = [page.topics.item(row).text() for row in range(page.topics.count())]
    assert "Nơi nhận" in found and len(found) < len(TOPICS)


def test_a_topic_is_shown(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_topic("keyboard")
    assert "Ctrl+Z" in page.words.toPlainText()


def test_the_help_of_the_page_in_use_is_shown(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_about("plan", "leftovers")
    assert page.words.toPlainText().startswith("Còn sót từ kế hoạch cũ")
