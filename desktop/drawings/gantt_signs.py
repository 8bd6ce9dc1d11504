"""The legend of the Gantt, made from the kinds of time and the units in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from desktop.drawings.gantt_bars import Bars
from desktop.drawings.gantt_blocks import Block, changed
from desktop.drawings.gantt_ink import Layers, View
from desktop.drawings.gantt_row import GanttRow, bounds
from desktop.drawings.gantt_rows import Rows
from desktop.drawings.gantt_scale import Timescale
from desktop.drawings.hues import hue
from desktop.drawings.labels import whose
from desktop.drawings.shapes import Box, Line, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.plan import Pick
from desktop.plan.when import Length, When, around, before, within

UNITS = 12
"""Units that are named; the others share their colours."""
_DAY = date(2024, 5, 6)
_WEEK = _DAY + timedelta(days=5)
_TWO = Length(2)
_PLAIN = Entry(plan="", place="")
_KINDS: Mapping[str, tuple[str, When]] = {
    "exact": ("Thời gian xác định", When("range", _DAY, _WEEK)),
    "deadline": ("Hạn hoàn thành", before(_WEEK)),
    "within": ("Làm trong khoảng; “?”: chưa chọn ngày", within(_TWO, _DAY, _WEEK)),
    "pick": ("Ngày dự định trong khoảng", within(_TWO, _DAY, _WEEK)),
    "window": ("Tháng, quý, năm, giai đoạn", When("months", _DAY, _WEEK, "month")),
    "focus": ("Khoảng có trọng tâm", When("focus", _DAY, _WEEK, "month", core=(_DAY, _WEEK))),
    "around": ("Trước, trong và sau một ngày", around(_DAY)),
    "recurring": ("Định kỳ, từng lần", When("recurring")),
    "tentative": ("Dự kiến", When("range", _DAY, _WEEK, tentative=True)),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A glyph of `width` × `height` from (0, 0) down, and what it means."""

    words: str
    shapes: tuple[Shape, ...]
    width: float
    height: float


class Use(NamedTuple):
    """What some times need the legend for: kinds, progress, links, and how often each unit."""

    kinds: frozenset[str]
    progress: bool
    links: bool
    units: Counter[str]


_plans: dict[int, tuple[Agenda, Use]] = {}
_KEPT = 20_000  # plans whose use is kept
_last: list[tuple[Sequence[Block], Style, tuple[str, ...], tuple[Sign, ...]]] = []


def signs(rows: Sequence[GanttRow], style: Style, *, days: Iterable[str] = ()) -> tuple[Sign, ...]:
    """One for each kind in use, for progress, links and `days` (closed, anchor, today), and each unit."""
    of_days = tuple(days)
    found = _again(rows, style, of_days)
    if found is None:
        found = _signs(rows, style, of_days)
    if isinstance(rows, Rows):
        _last[:] = [(rows.blocks, style, of_days, found)]
    return found


def prepared(rows: Sequence[GanttRow]) -> Iterator[None]:
    """Finds what each plan uses, one at each step; then `signs` takes no time."""
    for agenda in rows.agendas if isinstance(rows, Rows) else ():
        _of_plan(agenda)
        yield


def _again(rows: Sequence[GanttRow], style: Style, days: tuple[str, ...]) -> tuple[Sign, ...] | None:
    """The last ones, where what is in use has not changed."""
    if not _last or not isinstance(rows, Rows) or _last[0][1:3] != (style, days):
        return None
    before = _last[0][0]
    different = changed(before, rows.blocks)
    if different is None:
        return None
    pairs = ((_of_plan(before[at].agenda), _of_plan(rows.blocks[at].agenda)) for at in different)
    return _last[0][3] if all(one == other for one, other in pairs) else None


def _signs(rows: Sequence[GanttRow], style: Style, days: tuple[str, ...]) -> tuple[Sign, ...]:
    uses = tuple(_uses(rows))
    kinds = frozenset[str]().union(*(use.kinds for use in uses))
    counted = Counter[str]()
    for use in uses:
        counted.update(use.units)
    return (
        *(_glyph(kind, style) for kind in _KINDS if kind in kinds),
        *_marks(any(use.progress for use in uses), any(use.links for use in uses), style),
        *(_ground(day, style) for day in days),
        *_units(counted, style),
    )


def _uses(rows: Sequence[GanttRow]) -> Iterator[Use]:
    """Of each plan whose times are all in the rows what is kept of it; of any others what they use."""
    if isinstance(rows, Rows):
        yield from map(_of_plan, rows.agendas)
        return
    runs: dict[int, tuple[Agenda | None, list[tuple[Entry, ...]]]] = {}
    for row in rows:
        if row.key:
            runs.setdefault(id(row.agenda), (row.agenda, []))[1].append(row.entries)
    for agenda, parts in runs.values():
        if agenda and sum(map(len, parts)) == len(agenda.entries):
            yield _of_plan(agenda)
        else:
            yield _use(entry for part in parts for entry in part)


def _of_plan(agenda: Agenda) -> Use:
    kept = _plans.get(id(agenda))
    if kept is None or kept[0] is not agenda:
        if len(_plans) >= _KEPT:
            _plans.clear()
        kept = _plans[id(agenda)] = agenda, _use(agenda.entries)
    return kept[1]


def _use(some: Iterable[Entry]) -> Use:
    entries = tuple(some)
    drawn = [entry for entry in entries if _drawn(entry)]
    return Use(
        frozenset(kind for entry in entries for kind in _kinds(entry)),
        any(entry.progress for entry in drawn),
        any(entry.inner or entry.above for entry in drawn),
        Counter(" ".join(unit.name.split()) for entry in drawn for unit in whose(entry)),
    )


def _kinds(entry: Entry) -> Iterator[str]:
    when = entry.when
    if when.tentative:
        yield "tentative"
    if entry.pick:
        yield "pick"
    if when.kind in ("within", "focus", "around", "recurring"):
        yield when.kind
    elif when.flag is not None:
        yield "deadline"
    elif when.kind in ("months", "quarter", "year", "period", "vague", "continuous") and bounds(entry):
        yield "window"
    elif bounds(entry):
        yield "exact"


def _drawn(entry: Entry) -> bool:
    return entry.when.kind == "recurring" or bounds(entry) is not None


def _size(style: Style) -> tuple[float, float]:
    return round(style.size * 3.4), round(style.size * 1.6)


def _glyph(kind: str, style: Style) -> Sign:
    """The very glyph that the rows have, on a scale of its own."""
    words, when = _KINDS[kind]
    wide, high = _size(style)
    cell = wide / 6
    entry = replace(_PLAIN, when=when)
    if kind == "pick":
        entry = replace(entry, pick=Pick("", 0, _DAY + timedelta(days=2)))
    if kind == "focus":
        entry = replace(entry, when=replace(when, core=(_DAY + timedelta(days=2), _DAY + timedelta(days=3))))
    if kind == "around":
        cell = wide / 21
    first = _DAY if kind != "around" else _DAY - timedelta(days=10)
    view = View(Timescale(first, cell), 0.0, wide, first, first + timedelta(days=30), style)
    layers, row = Layers(), GanttRow(("", "", 0), "", "", 0, "", (entry,), issued=_DAY)
    if kind == "recurring":
        side = round(style.size * 0.8)
        top = (high - side) / 2
        dots = tuple(
            Box(x, top, side, side, Tone.UNIT, radius=2.0) for x in (0.0, wide / 2 - side / 2, wide - side)
        )
        return Sign(words, dots, wide, high)
    Bars(row, view, layers, 0.0, high).draw()
    layers.labels = [shape for shape in layers.labels if isinstance(shape, Words) and shape.text == "?"]
    return Sign(words, tuple(layers.shapes()), wide, high)


def _marks(progress: bool, links: bool, style: Style) -> Iterator[Sign]:
    """Progress and what precedes, where there is any."""
    wide, high = _size(style)
    bar = round(style.size * 1.15)
    top, strip = (high - bar) / 2, max(2.0, round(bar * 0.2))
    if progress:
        ground = Box(0, top, wide, bar, Tone.UNIT, radius=3.0)
        yield Sign(
            "Phần đã làm", (ground, Box(0, top + bar - strip, wide * 0.6, strip, Tone.TEXT)), wide, high
        )
    if links:
        link = Line(0, high / 2, wide, high / 2, Tone.GHOST, arrow=True)
        yield Sign("Chuẩn bị cho việc khác", (link,), wide, high)


def _ground(day: str, style: Style) -> Sign:
    wide, high = _size(style)
    words, tone = {
        "closed": ("Ngày nghỉ", Tone.CLOSED),
        "anchor": ("Ngày diễn ra sự kiện", Tone.ANCHOR),
        "baseline": ("Như kế hoạch đã ký", Tone.GHOST),
        "today": ("Hôm nay", Tone.TODAY),
    }[day]
    if day == "today":
        return Sign(words, (Box(wide / 2 - 0.75, 0, 1.5, high, tone),), wide, high)
    if day == "baseline":
        return Sign(words, (Box(0, high / 2 - 2, wide, 4, tone),), wide, high)
    ground = (Box(0, 0, wide, high, tone), Box(0.5, 0.5, wide - 1, high - 1, Tone.GRID, dashed=True))
    return Sign(words, ground if day == "closed" else ground[:1], wide, high)


def _units(counted: Counter[str], style: Style) -> Iterator[Sign]:
    """Those with most to do first."""
    wide, high = _size(style)
    bar = round(style.size * 1.15)
    for name, _ in counted.most_common(UNITS):
        box = Box(0, (high - bar) / 2, wide, bar, Tone.UNIT, hue=hue(name), radius=3.0)
        yield Sign(name[:1].upper() + name[1:], (box,), wide, high)
    if len(counted) > UNITS:
        yield Sign(f"… và {len(counted) - UNITS} đơn vị khác", (), wide, high)
