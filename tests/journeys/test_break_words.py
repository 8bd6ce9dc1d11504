"""Pages pasted where a line belongs, letters in parts, marks that look like code: found and shown."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.health import Damaged
from desktop.ui.home.words import short
from desktop.ui.trash.joining import of

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
MARKS = "KH&CN <b>"
PAGE = MARKS.replace(" ", "") * 1250
LONG = replace(KON_TUM, id="long", title=PAGE)
WIDE = 1280


def found(office: Any, words: str) -> int:
    """How many plans the box finds, once it has answered."""
    plans = office.window.plans
    plans.search.setFocus()
    office.hand.press("Ctrl+A")
    answers: list[int] = []
    connection = plans.model.modelReset.connect(lambda: answers.append(plans.model.rowCount()))
    office.hand.paste(words)
    office.hand.wait(lambda: bool(answers), "the answer")
    plans.model.modelReset.disconnect(connection)
    return answers[-1]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (MARKS, 1),
        ("31/02", 0),
        (unicodedata.normalize("NFD", "Khoa học và Công nghệ"), 1),
        ("a" * 10_000, 0),
        ("khoa học " * 1_200, 1),
        ("\"' OR * NEAR(", 0),
    ],
    ids=["marks", "no day", "letters in parts", "a wall", "a page", "code"],
)
def test_the_search_box_answers_soon_whatever_is_pasted(open_office, words: str, count: int) -> None:
    office = open_office(KON_TUM, width=WIDE)
    began = time.monotonic()
    assert found(office, words) == count
    assert time.monotonic() - began < 2 and office.window.minimumSizeHint().width() < WIDE


def test_enter_opens_what_was_found_at_its_place(open_office) -> None:
    office = open_office(KON_TUM)
    plans = office.window.plans
    plans.search.setFocus()
    office.hand.type("treo bang ron")
    office.hand.press("Return")
    office.hand.wait(lambda: plans.list.hasFocus() and plans.model.found(plans.list.currentIndex()), "it")
    office.hand.press("Return")
    assert office.window.view is not None and office.window.view.key.startswith("section:")


@pytest.fixture
def with_a_page(open_office: Callable[..., Any]) -> Any:
    """A window with a plan that has a whole page as its title."""
    office = open_office(KON_TUM, LONG, width=WIDE)
    yield office
    office.window.backups.room.make_last(0.0)


def in_place(office: Any) -> None:
    """Nothing pushes the window apart, no button is squeezed, and the words that lead on are few."""
    office.settle()
    window = office.window
    assert window.minimumSizeHint().width() < WIDE
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width() - 1, button.text()
    said = [label for label in window.findChildren(QLabel) if label.isVisible()]
    assert all(label.height() < window.height() // 3 for label in said)


def test_a_title_as_long_as_a_page_leaves_the_way_back(with_a_page) -> None:
    office = with_a_page
    office.window.remove(LONG.id)
    in_place(office)
    of(office.window).show("trash")
    page = office.window.pages["trash"]
    office.hand.wait(lambda: page.list.count() == 1, "the plan")
    assert page.list.visualItemRect(page.list.item(0)).height() < 120
    office.hand.press("Delete")
    in_place(office)
    office.hand.press("Esc", "Return")
    office.hand.wait(page.nothing.isVisible, "the way back")
    in_place(office)


def test_a_title_as_long_as_a_page_is_damaged_or_restored(with_a_page) -> None:
    office = with_a_page
    Keeper(office.folder).make()
    joining = office.window.backups
    joining._found(False, replace_health(Damaged(LONG.id, PAGE)))
    in_place(office)
    joining.show_damaged(LONG.id, PAGE)
    in_place(office)
    office.window.remove(LONG.id)
    office.window.go("backups")
    page = office.window.pages["backups"]
    office.hand.wait(lambda: page.list.count() > 0, "the list")
    page._ask_restore()
    office.hand.wait(page.confirm.go.isEnabled, "the preview")
    in_place(office)


def replace_health(damaged: Damaged) -> Any:
    from desktop.session.health import Health, State

    return Health(State.PLANS, plans=(damaged,), counted=2)


@pytest.mark.parametrize("year", [1980, 2023, 2099])
def test_backups_of_another_clock_stay_in_their_order(open_office, year: int) -> None:
    office = open_office(KON_TUM)
    Keeper(office.folder, clock=lambda: datetime(year, 2, 28, 8, 30, tzinfo=UTC)).make()
    Keeper(office.folder).make()
    office.window.go("backups")
    page = office.window.pages["backups"]
    office.hand.wait(lambda: page.list.count() == 2, "both")
    newest = page.kept()
    assert newest.manifest.sequence == 2 and page.status.words.text().startswith("The newest: Today")
    office.window.backups.room.make_last(0.0)


def test_few_words_stay_as_they_are() -> None:
    assert short(" Kế  hoạch\nngày ") == "Kế hoạch ngày" and short("") == ""
    assert len(short("a " * 400)) <= 161 and short("a " * 400).endswith("…")
    assert "\u200b" in short("a" * 100) and short("a" * 100).replace("\u200b", "") == "a" * 100
