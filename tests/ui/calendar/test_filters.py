"""What the filters let through, and that they are remembered."""

from dataclasses import replace

import pytest

from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.plan import State
from desktop.plan.text import fold
from desktop.readers import sample
from desktop.ui.calendar.filters import DONE, OPEN, Filter, bare, filtered, from_words, states, units

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
BOOKS = tuple(agenda(sample.read(name)) for name in NAMES)


def entries(found: tuple[Agenda, ...]) -> list[Entry]:
    return [entry for known in found for entry in known.entries]


def test_without_a_filter_everything_stays_as_it_is() -> None:
    assert filtered(BOOKS, Filter()) is BOOKS
    assert filtered(BOOKS, Filter(words="  ")) is BOOKS


def test_one_plan() -> None:
    assert filtered(BOOKS, Filter(plan=BOOKS[1].plan)) == (BOOKS[1],)


def test_a_unit_that_leads_or_helps() -> None:
    unit = "Phòng Quản lý Khoa học"
    found = entries(filtered(BOOKS, Filter(unit=unit)))
    assert [entry.name for entry in found] == ["III. 5."]
    helper = next(unit.name for entry in BOOKS[0].entries for unit in entry.coordinators)
    assert all(
        helper in {unit.name for unit in (*entry.coordinators, *entry.doers)}
        for entry in entries(filtered(BOOKS, Filter(unit=helper)))
    )


@pytest.mark.parametrize("words", ["tọa đàm", "TOA DAM", "toa  đàm", "kỷ tọa"])
def test_words_are_found_without_accents_in_any_order(words: str) -> None:
    found = entries(filtered(BOOKS, Filter(words=words)))
    assert found and all("toa" in fold(entry.title) for entry in found)


def test_words_of_units_places_and_times_are_found() -> None:
    for words in ("phong hanh chinh", "hoi truong", "17/5/2024"):
        assert "III. 5." in {entry.name for entry in entries(filtered(BOOKS[:1], Filter(words=words)))}


def test_done_and_not_done() -> None:
    first, *rest = BOOKS[0].entries
    book = replace(BOOKS[0], entries=(replace(first, progress=100), *rest))
    assert [entry.key for entry in entries(filtered((book,), Filter(state=DONE)))] == [first.key]
    assert len(entries(filtered((book,), Filter(state=OPEN)))) == len(rest)


def test_the_state_of_the_plan() -> None:
    signed = replace(BOOKS[0], state=State.SIGNED)
    assert filtered((signed, *BOOKS[1:]), Filter(state="signed")) == (signed,)
    assert states((BOOKS[1], signed)) == (State.DRAFT, State.SIGNED)


def test_filters_go_together() -> None:
    both = Filter(plan=BOOKS[0].plan, words="bang ron", state=OPEN)
    assert [entry.name for entry in entries(filtered(BOOKS, both))] == ["III. 2.", "III. 4."]


def test_the_same_question_gets_the_same_answer() -> None:
    wanted = Filter(words="bang ron")
    assert filtered(BOOKS, wanted) is filtered(tuple(BOOKS), wanted)


def test_units_are_in_order_and_each_told_once() -> None:
    named = Entry(
        plan="p", place="a", leads=(Unit("Đoàn Thanh niên"), Unit("Ban A")), coordinators=(Unit("Ban A"),)
    )
    assert units([Agenda(plan="p", entries=(named,))]) == ("Ban A", "Đoàn Thanh niên")


@pytest.mark.parametrize("wanted", [Filter(), Filter("p", "Phòng “A”", OPEN, "tọa đàm")])
def test_a_filter_is_remembered(wanted: Filter) -> None:
    assert from_words(wanted.to_words()) == wanted


@pytest.mark.parametrize("words", ["{", "[]", "3", '"x"', '{"plan": null}'])
def test_what_cannot_be_read_filters_nothing_or_little(words: str) -> None:
    assert isinstance(from_words(words), Filter)


def test_bare_words_are_those_of_fold() -> None:
    for entry in entries(BOOKS):
        assert bare(entry.title) == fold(entry.title).encode("ascii", "ignore").decode()
