"""Where each kind of time lies among the days."""

from datetime import date
from pathlib import Path

import pytest

from desktop.plan import phrase
from desktop.plan.agenda import Entry
from desktop.plan.plan import Pick
from desktop.plan.slots import Sort, all_slots, slots

YEAR = date(2026, 1, 1), date(2026, 12, 31)
DECADES = date(2000, 1, 1), date(2050, 12, 31)
PHRASES = Path(__file__).with_name("time_phrases.tsv").read_text("utf-8").splitlines()[1:]

CASES = [
    ("ngày 18/5/2026", [(Sort.EXACT, "18/5", "18/5")]),
    ("Chiều ngày 17/5/2026", [(Sort.EXACT, "17/5", "17/5")]),
    ("Từ ngày 13/5 đến hết ngày 18/5/2026", [(Sort.EXACT, "13/5", "18/5")]),
    ("Hoàn thành trước ngày 10/5/2026", [(Sort.DEADLINE, "10/5", "10/5")]),
    ("muộn nhất là ngày 30/10/2026", [(Sort.DEADLINE, "30/10", "30/10")]),
    ("Hoàn thành trong Quý III/2026", [(Sort.WINDOW, "1/7", "30/9"), (Sort.DEADLINE, "30/9", "30/9")]),
    ("01 ngày, trong tháng 4/2026", [(Sort.WINDOW, "1/4", "30/4")]),
    (
        "Trong tháng 4/2026, trọng tâm là từ ngày 15/4/2026 đến hết ngày 21/4/2026",
        [(Sort.WINDOW, "1/4", "30/4"), (Sort.CORE, "15/4", "21/4")],
    ),
    ("Trước, trong và sau ngày 18/5/2026", [(Sort.AROUND, "4/5", "25/5")]),
    ("Tháng 5 - 6 năm 2026", [(Sort.WINDOW, "1/5", "30/6")]),
    (
        "Ca 1: 8h00 ngày 21/10/2026; Ca 2: 8h00 ngày 22/10/2026",
        [(Sort.EXACT, "21/10", "21/10"), (Sort.EXACT, "22/10", "22/10")],
    ),
    ("thường xuyên", []),
    (
        "Thường xuyên, trọng tâm là từ ngày 15/4/2026 đến hết ngày 21/4/2026",
        [(Sort.CORE, "15/4", "21/4")],
    ),
    ("trước 07 ngày so với ngày 18/5/2026", [(Sort.DEADLINE, "11/5", "11/5")]),
    ("ngày 15 hằng tháng", [(Sort.EXACT, f"15/{month}", f"15/{month}") for month in range(1, 13)]),
    ("", []),
]  # fmt: skip


def _entry(words, pick=None):
    return Entry(plan="p", place="i", when=phrase.parse(words), pick=pick)


def _short(day):
    return f"{day.day}/{day.month}"


@pytest.mark.parametrize(("words", "wanted"), CASES, ids=[words or "none" for words, _ in CASES])
def test_each_kind_lies_where_its_words_say(words, wanted):
    found = slots(_entry(words), *YEAR)
    assert [(slot.sort, _short(slot.first), _short(slot.last)) for slot in found] == wanted


def test_a_deadline_knows_its_last_day():
    (slot,) = slots(_entry("trước ngày 10/5/2026"), *YEAR)
    assert slot.due == date(2026, 5, 9)


def test_a_chosen_day_stands_beside_its_window():
    entry = _entry("01 ngày, trong tháng 4/2026", Pick("i", 0, date(2026, 4, 15), "sáng"))
    window, pick = slots(entry, *YEAR)
    assert (pick.sort, pick.first, pick.part, pick.tentative) == (Sort.PICK, date(2026, 4, 15), "sáng", True)
    assert window.sort is Sort.WINDOW


def test_what_lies_elsewhere_is_left_out():
    assert not list(slots(_entry("ngày 18/5/2025"), *YEAR))


@pytest.mark.parametrize("line", PHRASES)
def test_nothing_is_shown_beyond_the_reach_of_an_entry(line):
    entry = _entry(line.split("\t")[0])
    found = [*slots(entry, *DECADES)]
    assert (entry.reach is not None) or not found
    assert all(entry.reach[0] <= slot.first and slot.last <= entry.reach[1] for slot in found)


def test_the_slots_of_an_entry_are_made_once():
    entry = _entry("Từ ngày 13/5 đến hết ngày 18/5/2026")
    assert next(slots(entry, *YEAR)) is next(slots(entry, date(2026, 5, 18), date(2026, 6, 30)))


def test_an_entry_out_of_reach_is_not_laid_out():
    class Far(Entry):
        when = property(lambda _self: pytest.fail("was laid out"))
        reach = (date(2025, 1, 1), date(2025, 12, 31))

    far = object.__new__(Far)
    assert all_slots([far, _entry("ngày 18/5/2026")], *YEAR)
