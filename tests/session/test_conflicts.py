"""Conflicts read as sentences, and stay set aside until a time changes."""

from dataclasses import replace
from datetime import date

import pytest

from desktop import i18n
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.conflict import Conflict, Index, Level
from desktop.plan.conflict_rules import CODES
from desktop.plan.item import Venue
from desktop.plan.plan import State
from desktop.plan.workdays import calendar
from desktop.session.conflicts import keeper, level_word, parted, say, waiver_of

HALL = (Venue("Hội trường tầng 2"),)
PLAIN = calendar(())


def book(plan: str, *times: str, **more) -> Agenda:
    entries = (
        Entry(
            plan=plan,
            place=f"{plan}{n}",
            task=f"{plan}{n}",
            name=f"III. {n}.",
            title=f"Tọa đàm {plan}{n}",
            when=phrase.parse(words, year=2024),
            rooms=HALL,
        )
        for n, words in enumerate(times, 1)
    )
    return Agenda(plan=plan, title=f"Kế hoạch {plan.upper()}", year=2024, entries=tuple(entries), **more)


MORNING = book("p", "Sáng ngày 17/5/2024", "Sáng 17/5/2024")
APART = (book("p", "Sáng ngày 17/5/2024"), book("q", "Sáng 17/5/2024"))


def clash(*books: Agenda) -> Conflict:
    return Index(books).all(PLAIN)[0]


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


def test_both_activities_the_day_and_the_place_are_named() -> None:
    words = say(clash(MORNING), [MORNING])
    for part in ("III. 1. “Tọa đàm p1”", "III. 2. “Tọa đàm p2”", "17/5/2024", "Hội trường tầng 2"):
        assert part in words
    assert "Kế hoạch" not in words


def test_of_two_plans_each_is_named() -> None:
    words = say(clash(*APART), APART)
    assert "“Kế hoạch P”" in words and "“Kế hoạch Q”" in words


def test_a_possible_clash_says_so() -> None:
    found = clash(book("p", "8h00 ngày 17/5/2024", "Sáng 17/5/2024"))
    assert found.level is Level.POSSIBLE and "may" in say(found, [MORNING])


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str) -> None:
    found = replace(clash(MORNING), code=code)
    words = say(found, [MORNING])
    assert words.endswith(".") and "{" not in words and code not in words


def test_long_titles_are_cut_and_braces_do_no_harm() -> None:
    entries = tuple(replace(entry, title="{x} " + "dài " * 100) for entry in MORNING.entries)
    assert len(say(clash(MORNING), [replace(MORNING, entries=entries)])) < 400


def test_what_is_gone_meanwhile_is_still_a_sentence() -> None:
    assert "an activity" in say(clash(MORNING), [])


def test_a_weekday_is_named() -> None:
    index = Index([book("p", "18/5/2024")])
    assert "Saturday" in say(index.all(PLAIN)[0], [])


def test_each_level_has_its_own_word() -> None:
    assert len({level_word(level) for level in Level}) == 3


# --- set aside ---


def test_a_conflict_set_aside_keeps_its_reason() -> None:
    found = clash(MORNING)
    waiver = waiver_of(found, "  hai  tầng khác nhau ")
    assert parted([found], {"p": (waiver,)}) == ((), ((found, waiver),))
    assert waiver.reason == "hai tầng khác nhau"


def test_it_comes_back_when_either_time_changes() -> None:
    waiver = waiver_of(clash(MORNING), "lý do")
    for times in (("Sáng ngày 17/5/2024", "ngày 17/5/2024"), ("ngày 17/5/2024", "Sáng 17/5/2024")):
        moved = clash(book("p", *times))
        assert parted([moved], {"p": (waiver,)}) == ((moved,), ())


@pytest.mark.parametrize("plan", ["p", "q"])
def test_either_plan_may_hold_it(plan: str) -> None:
    found = clash(*APART)
    waiver = waiver_of(found, "lý do", plan)
    assert waiver.place == f"{plan}1"
    assert parted([found], {plan: (waiver,)})[1] == ((found, waiver),)
    assert parted([found], {"r": (waiver,)})[0] == (found,)


def test_it_is_kept_in_the_open_plan_else_in_one_that_may_be_changed() -> None:
    found, signed = clash(*APART), replace(APART[0], state=State.SIGNED)
    assert keeper(found, APART, "q") == "q" and keeper(found, APART, "other") == "p"
    assert keeper(found, (signed, APART[1]), "p") == "q"
    assert keeper(found, (signed,)) == ""


def test_a_day_chosen_by_hand_is_part_of_the_time() -> None:
    assert clash(MORNING).words[3] == "17/5/2024" and clash(MORNING).day == date(2024, 5, 17)
