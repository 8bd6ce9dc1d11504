"""The chart as SVG: vectors and text, trimmed to the used days, hostile words as data."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

import pytest

from desktop.documents.gantt_image import Layer, Picture
from desktop.documents.gantt_svg import svg
from desktop.documents.shape_painter import style
from desktop.drawings.gantt_rows import By
from desktop.drawings.hues import HUES, Pattern
from desktop.drawings.shapes import Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.workdays import calendar
from desktop.readers import sample

NS = "{http://www.w3.org/2000/svg}"
LOOK = style(10.0)
Root = ElementTree.Element


class OneLayer:
    """A picture of some shapes."""

    style, width, height = LOOK, 100.0, 50.0

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self.layers = (Layer(10.0, 5.0, 80.0, 40.0, tuple(shapes)),)


def inked(*shapes: Shape) -> Root:
    return ElementTree.fromstring(svg(OneLayer(shapes), "Thử"))  # type: ignore[arg-type]


def drawn(*agendas: Agenda, **options: object) -> Root:
    picture = Picture(agendas, calendar(), LOOK, **options)  # type: ignore[arg-type]
    return ElementTree.fromstring(svg(picture, picture.subject))


def texts(root: Root) -> list[str]:
    return [found.text or "" for found in root.iter(f"{NS}text")]


def of(words: str, title: str = "Hội thảo") -> Agenda:
    when = phrase.parse(words, year=2024)
    entry = Entry(plan="p", place="i", task="i", name="1.", title=title, when=when, leads=(Unit("Sở"),))
    return Agenda(plan="p", title=title, year=2024, entries=(entry,))


@pytest.mark.parametrize("name", sample.NAMES)
def test_the_samples_are_vectors_with_their_words_as_text(name: str) -> None:
    known = agenda(sample.read(name))
    root = drawn(known, today=date(2024, 5, 9))
    assert not list(root.iter(f"{NS}image"))
    assert {"BIỂU ĐỒ TIẾN ĐỘ", "Nội dung", "Trạng thái"} <= set(texts(root))
    assert root.find(f"{NS}title") is not None and root.get("role") == "img"


def test_the_same_plan_gives_the_same_bytes() -> None:
    known = agenda(sample.read("kon-tum-2024"))
    one, other = (svg(Picture((known,), calendar(), LOOK), "x") for _time in range(2))
    assert one == other


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "A & B", '"x" onload="y"', "]]>", "&amp;", "<!-- a -->"]
)
def test_hostile_words_are_data(words: str) -> None:
    root = drawn(of("ngày 18/5/2024", words))
    assert not list(root.iter(f"{NS}script"))
    assert {name for found in root.iter() for name in found.attrib if name.startswith("on")} == set()
    assert words in " ".join(texts(root))


def test_letters_that_no_xml_may_hold_are_left_out() -> None:
    root = inked(Words(0, 10, "a\x00b\x08\ufffec\ud800", Tone.TEXT, 10.0))
    assert texts(root) == ["abc"]


def test_it_is_trimmed_to_the_used_days() -> None:
    agendas = of("từ ngày 01/01/2024 đến ngày 30/6/2024"), of("ngày 18/5/2024")
    long, short = (Picture((known,), calendar(), LOOK) for known in agendas)
    assert (long.first, long.last) == (date(2023, 12, 29), date(2024, 7, 3))
    assert short.first == date(2024, 5, 15) and short.width < long.width


def test_days_asked_for_are_kept_in_their_order() -> None:
    asked = {"first": date(2024, 9, 1), "last": date(2024, 5, 1)}
    picture = Picture((of("ngày 18/5/2024"),), calendar(), LOOK, **asked)
    assert (picture.first, picture.last) == (date(2024, 5, 1), date(2024, 9, 1))


@pytest.mark.parametrize("by", By)
def test_every_grouping_is_drawn(by: By) -> None:
    assert drawn(*(agenda(sample.read(name)) for name in sample.NAMES[:2]), by=by).find(f"{NS}g") is not None


def test_without_any_activity_there_is_still_a_chart() -> None:
    assert "Không có hoạt động nào" in texts(drawn(today=date(2024, 5, 9)))


@pytest.mark.parametrize("number", range(len(HUES)))
def test_units_differ_by_pattern_and_not_by_colour_alone(number: int) -> None:
    root = inked(Box(0, 0, 40, 10, Tone.UNIT, hue=number))
    solid, half = (HUES[number].pattern is kind for kind in (Pattern.SOLID, Pattern.HALF))
    assert bool(list(root.iter(f"{NS}pattern"))) is not (solid or half)
    assert len(list(root.iter(f"{NS}path"))) >= 1


def _box(**looks: object) -> Box:
    return Box(0, 0, 40, 10, Tone.WINDOW, **looks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        (_box(hatched=True, soft=True), ["linearGradient", "pattern"]),
        (_box(hatched=True), ["pattern"]),
        (_box(dashed=True), []),
        (Line(0, 5, 40, 5, Tone.DEADLINE, fading=True), ["linearGradient"]),
        (Line(0, 5, 40, 9, Tone.GRID), []),
        (Flag(5, 10, 6), []),
    ],
)
def test_what_the_signs_need(shape: Shape, wanted: list[str]) -> None:
    kept = inked(shape).find(f"{NS}defs")
    assert kept is not None
    assert sorted({found.tag.removeprefix(NS) for found in kept} - {"clipPath"}) == wanted


@pytest.mark.parametrize(
    ("left", "right", "ends"), [(None, None, (0, 40)), (10.0, None, (10, 40)), (None, 15.0, (0, 15))]
)
def test_time_around_a_day_ends_where_the_pane_ends(
    left: float | None, right: float | None, ends: tuple[int, int]
) -> None:
    root = inked(Taper(20, 0, 20, 10, left=left, right=right))
    path = next(root.iter(f"{NS}path")).get("d", "")
    xs = [float(point.split()[0]) for point in path.strip("MZ").split("L")]
    assert (min(xs), max(xs)) == ends


def test_words_are_as_wide_as_they_were_measured_in_any_font() -> None:
    (found,) = inked(Words(0, 10, "Hội thảo", Tone.TEXT, 10.0)).iter(f"{NS}text")
    assert float(found.get("textLength", 0)) == pytest.approx(LOOK.measure("Hội thảo", 10.0, False), abs=0.01)
