"""Preparation is joined to what it prepares, and what was before stands under what is."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_links import shift_words
from desktop.drawings.gantt_rows import rows
from desktop.drawings.gantt_scale import Timescale
from desktop.drawings.shapes import Box, Flag, Line, Tone, Words
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry

SCALE = Timescale(date(2024, 5, 1), 28)


def entry(task: str, words: str, **more) -> Entry:
    return Entry(plan="p", place=more.pop("place", task), task=task, title=task,
                 when=phrase.parse(words, year=2024), **more)  # fmt: skip


@pytest.fixture
def shapes(style, workdays):
    def drawn(*entries: Entry, baseline=None) -> list:
        agenda = Agenda(plan="p", year=2024, entries=entries)
        chart = Chart(rows((agenda,)), workdays, style, (40, 200), baseline=baseline or {})
        return list(chart.pane(SCALE, 0, 1600, 0, 500).shapes)

    return drawn


def arrows(found: list) -> list[Line]:
    return [shape for shape in found if isinstance(shape, Line) and shape.arrow]


@pytest.mark.parametrize(
    ("inner", "joined"), [("trước ngày 15/5/2024", True), ("trước ngày 25/5/2024", False), ("", False)]
)
def test_what_is_prepared_inside_points_to_the_whole(shapes, inner: str, joined: bool) -> None:
    found = arrows(shapes(entry("a", "ngày 21/5/2024"), entry("a", inner, place="b", inner=True)))
    assert bool(found) is joined
    assert all(line.x1 == SCALE.x(date(2024, 5, 21)) for line in found)


@pytest.mark.parametrize(
    ("whole", "to"),
    [
        ("ngày 21/5/2024", SCALE.x(date(2024, 5, 21))),
        ("Chiều ngày 21/5/2024", SCALE.x(date(2024, 5, 21), 0.5)),
        ("trước ngày 21/5/2024", SCALE.x(date(2024, 5, 21))),
    ],
)
def test_a_part_that_precedes_its_whole_points_to_it(shapes, whole: str, to: float) -> None:
    (arrow,) = arrows(shapes(entry("a", whole), entry("b", "từ 6/5/2024 đến 9/5/2024", above="a")))
    assert arrow.x1 == to


@pytest.mark.parametrize("part", ["ngày 21/5/2024", "ngày 30/5/2024", "", "tháng 5/2024"])
def test_a_part_that_does_not_precede_is_not_joined(shapes, part: str) -> None:
    assert not arrows(shapes(entry("a", "ngày 21/5/2024"), entry("b", part, above="a")))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ngày 15/5/2024", "ngày 18/5/2024", "muộn hơn 3 ngày"),
        ("trước ngày 15/5/2024", "trước ngày 11/5/2024", "sớm hơn 4 ngày"),
        ("ngày 15/5/2024", "ngày 15/5/2024", ""),
        ("ngày 15/5/2024", "", "đổi thời gian"),
        ("từ 13/5/2024 đến 15/5/2024", "từ 14/5/2024 đến 15/5/2024", "muộn hơn 1 ngày"),
        ("Sáng ngày 15/5/2024", "Chiều ngày 15/5/2024", "đổi thời gian"),
    ],
)
def test_the_shift_in_words(old: str, new: str, words: str) -> None:
    assert shift_words(entry("a", old), entry("a", new)) == words


def test_what_is_new_says_so() -> None:
    assert shift_words(None, entry("a", "ngày 15/5/2024")) == "mới"


def test_the_signed_time_is_a_ghost_under_the_bar(shapes) -> None:
    now, then = entry("a", "ngày 18/5/2024"), entry("a", "ngày 15/5/2024")
    found = shapes(now, baseline={now.key: then})
    (ghost,) = [shape for shape in found if isinstance(shape, Box) and shape.tone is Tone.GHOST]
    bar = next(shape for shape in found if isinstance(shape, Box) and shape.tone is Tone.UNIT)
    assert ghost.x == SCALE.x(date(2024, 5, 15)) and ghost.y >= bar.y + bar.height
    assert "18/5 (muộn hơn 3 ngày)" in [shape.text for shape in found if isinstance(shape, Words)]


def test_the_signed_deadline_is_a_small_flag(shapes) -> None:
    now, then = entry("a", "trước ngày 20/5/2024"), entry("a", "trước ngày 15/5/2024")
    found = shapes(now, baseline={now.key: then})
    (ghost,) = [shape for shape in found if isinstance(shape, Flag) and shape.tone is Tone.GHOST]
    assert ghost.x == SCALE.x(date(2024, 5, 15))


def test_what_has_not_changed_has_no_ghost(shapes) -> None:
    now = entry("a", "ngày 18/5/2024")
    same = replace(now, title="Tên khác")
    assert not [s for s in shapes(now, baseline={now.key: same}) if getattr(s, "tone", "") is Tone.GHOST]
