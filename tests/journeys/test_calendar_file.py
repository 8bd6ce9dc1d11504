"""`hoat-dong.ics` in another program's eyes, and back: no day shifted, no word lost, whatever it says."""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from desktop.documents import ics as written
from desktop.plan import edit
from desktop.plan.agenda import Entry, agenda
from desktop.plan.item import Activity, Item, Mark, Role, RoleKind, Timing, Unit
from desktop.plan.plan import Event, Issue, Pick, Plan, Section
from desktop.plan.text import clean, text
from desktop.plan.when import KINDS
from desktop.readers import ics, sample

TABLE = Path(__file__).parents[1] / "plan" / "time_phrases.tsv"
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
PHRASES = [row["phrase"] for row in ROWS]
DAYS = ("day", "half_day", "range", "start_length")
ONE = timedelta(days=1)


def plan_of(phrases: Sequence[str], year: int | None = 2026) -> Plan:
    """A plan with an activity for each of the times."""
    items = tuple(_activity(number, words) for number, words in enumerate(phrases))
    section = Section(id="s", title="NỘI DUNG", items=items)
    return Plan(
        id="p", title="Kế hoạch", issue=Issue(year=year), event=Event("Ngày hội"), sections=(section,)
    )


def _activity(number: int, words: str) -> Item:
    lines = (
        Item(id=f"r{number}", content=Role(RoleKind.LEAD, (Unit(f"Phòng {number}"),)), mark=Mark.DASH),
        Item(id=f"w{number}", content=Timing(text(words)), mark=Mark.DASH),
    )
    title = Activity(text(f"Việc số {number}, Ủy ban; KH&CN <b>"))
    return Item(id=f"a{number}", content=title, children=lines, mark=Mark.NUMBER)


def said(plan: Plan) -> list[Entry]:
    """The entries but for identifiers and printed numbers."""
    picks = [replace(one.pick, place="") if one.pick else None for one in agenda(plan).entries]
    return [
        replace(one, plan="", place="", task="", name="", above="", pick=pick)
        for one, pick in zip(agenda(plan).entries, picks, strict=True)
    ]


def other(plan: Plan) -> Calendar:
    """The file as the second parser reads it."""
    return IcsCalendarStream.calendar_from_ics(written.make(plan).decode())


def check_days(plan: Plan) -> None:
    """Each exact time lies on its days in the other program, the last one counted."""
    events = {one.uid: one for one in other(plan).events}
    for entry in agenda(plan).entries:
        found = events.get(f"{entry.plan}.{entry.place}.{entry.nth}@so-ke-hoach")
        if found is None or entry.when.kind not in DAYS or entry.when.grain != "day":
            continue
        assert found.dtstart == entry.when.earliest or isinstance(found.dtstart, datetime)
        end = found.dtend - ONE if type(found.dtend) is date else found.dtend
        last = end.date() if isinstance(end, datetime) else end
        assert last == entry.when.latest, entry.when.text


@pytest.mark.parametrize("name", sample.NAMES)
def test_samples_in_the_other_program_and_back(name: str) -> None:
    plan = sample.read(name)
    check_days(plan)
    back = ics.read(written.make(plan))
    assert said(back) == said(plan)
    assert said(ics.read(written.make(back))) == said(plan)


def test_every_kind_of_time_and_back() -> None:
    firsts = {row["kind"]: row["phrase"] for row in reversed(ROWS)}
    assert set(firsts) == set(KINDS)
    plan = plan_of([words for kind, words in firsts.items() if kind != "unstated"])
    check_days(plan)
    assert said(ics.read(written.make(plan))) == said(plan)


def test_all_phrases_of_the_table_at_once() -> None:
    plan = plan_of([words for words in PHRASES if words.strip()])
    check_days(plan)
    told = {entry.when.text for entry in agenda(plan).entries}
    described = "\n".join(f"{one.description}" for one in (*other(plan).events, *other(plan).todos))
    assert all(" ".join(clean(words).split()) in described for words in told)
    assert said(ics.read(written.make(plan))) == said(plan)


def test_a_chosen_day_and_progress_come_back() -> None:
    plan = plan_of(["Tháng 5/2026", "trước ngày 10/5/2026"])
    plan = edit.set_pick(plan, "w0", 0, Pick("w0", 0, date(2026, 5, 12), "chiều"))
    plan = edit.set_progress(plan, "a1", 40)
    assert said(ics.read(written.make(plan))) == said(plan)


@pytest.mark.parametrize("year", [1900, 1945, 1960, 2024, 2199])
def test_an_hour_is_the_same_in_every_year(year: int) -> None:
    plan = plan_of([f"9h00 ngày 09/11/{year}", f"trước 10h00 ngày 22/10/{year}"], year)
    assert said(ics.read(written.make(plan))) == said(plan)


NOISE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
JOINED = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map("; ".join)
WORDS = st.one_of(
    st.sampled_from(PHRASES),
    JOINED,
    st.sampled_from(PHRASES).map(lambda words: unicodedata.normalize("NFD", words)),
    st.tuples(NOISE, st.sampled_from(PHRASES), NOISE).map(" ".join),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: f"Ngày {day:%d/%m/}{day.year}"),
)


@settings(max_examples=80)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from((2024, 2026, 1900, 2199, None)))
def test_any_times_come_back(phrases: list[str], year: int | None) -> None:
    plan = plan_of([clean(words) for words in phrases], year)
    check_days(plan)
    assert said(ics.read(written.make(plan))) == said(plan)
