"""Ten years of an office: plans of thirty activities and fifteen recipients, in the words of the samples."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from desktop.plan import codec
from desktop.plan.agenda import agenda, to_words
from desktop.plan.item import Activity, Item, Mark
from desktop.plan.plan import Event, Plan, Recipient, Section, SectionKind, blank
from desktop.plan.text import Run, Text
from desktop.plan.tree import all_items
from desktop.plan.wording import sentence
from desktop.readers import sample

PLANS, ACTIVITIES, RECIPIENTS = 10_000, 30, 15
MONTHS, DAYS = 71, 60
"""So many months from 2021 on, so that 4,220 activities begin in each; a plan's lie within so many days."""
FIRST = date(2021, 1, 1)
MONTH = (date(2024, 5, 1), date(2024, 5, 31))
BATCH = 100
TYPED = ("h", "ng", "hoi t", "nghi", "khoa hoc c", "to chuc h", "hội nghị", "kinh phí bảo đảm",
         "báo cáo kết quả thực hiện", "ky niem 65 nam")  # fmt: skip
"""The ten fixed queries: half a word to several, with and without accents."""


Parts = tuple[codec.Rows, tuple[str, str | None, str | None]]


def plan(number: int, many: int = PLANS) -> Plan:
    """The plan of that number; the same one each time."""
    hand = random.Random(number)
    begins = FIRST + timedelta(days=int(number / many * (MONTHS - DAYS / 30.4) * 30.4))
    made = blank(begins.year)
    sections = tuple(
        replace(section, id=_id(hand), items=_items(hand, begins) if _is_long(section) else ())
        for section in made.sections
    )
    return replace(
        made,
        id=plan_id(number),
        title=f"Tổ chức {_some(hand, 10)}",
        event=Event(f"Ngày {_some(hand, 4)}", begins + timedelta(days=DAYS // 2)),
        issue=replace(made.issue, number=str(number)),
        sections=sections,
        recipients=tuple(_recipient(hand) for _n in range(RECIPIENTS)),
    )


def plan_id(number: int) -> str:
    """Spread over the whole file, as real ids are."""
    return f"{random.Random(-number - 1).getrandbits(128):032x}"


def edited(before: Plan, turn: int) -> Plan:
    """The plan after a few seconds of typing: a sentence of one activity has grown."""
    section = next(found for found in before.sections if _is_long(found))
    at = turn % len(section.items)
    item = section.items[at]
    assert isinstance(item.content, Activity)
    runs = (*item.content.title.runs, Run(f", lần sửa thứ {turn}"))
    changed = replace(item, content=replace(item.content, title=Text(runs)))
    items = (*section.items[:at], changed, *section.items[at + 1 :])
    sections = tuple(replace(found, items=items) if found is section else found for found in before.sections)
    return replace(before, sections=sections)


def parts(value: Plan) -> Parts:
    """The plan as the store takes it: its rows, and its agenda as words with first and last day."""
    found = agenda(value)
    first, last = (day.isoformat() for day in found.span) if found.span else (None, None)
    return codec.to_rows(value), (to_words(found), first, last)


def batch(start: int, end: int, many: int) -> tuple[list[Parts], int]:
    """Those plans as the store takes them, and the bytes of the words printed in them."""
    plans = [plan(number, many) for number in range(start, end)]
    return [parts(made) for made in plans], sum(map(printed, plans))


def batches(many: int) -> Iterator[tuple[list[Parts], int]]:
    """All plans, some at a time, made by another process a little ahead."""
    starts = iter(range(0, many, BATCH))
    with ProcessPoolExecutor(1) as maker:

        def more() -> list[Future[tuple[list[Parts], int]]]:
            return [maker.submit(batch, start, min(start + BATCH, many), many) for start in islice(starts, 1)]

        ahead = more() + more()
        while ahead:
            made = ahead.pop(0).result()
            ahead += more()
            yield made


def printed(value: Plan) -> int:
    """Bytes of the words that a reader of the plan sees."""
    words = [value.title, value.event.name, value.issue.number]
    words += [section.title for section in value.sections]
    words += [sentence(item.content).plain for item in all_items(value)]
    words += [f"{recipient.name} {recipient.note}" for recipient in value.recipients]
    return sum(len(word.encode()) + 1 for word in words)


def as_json(many: int) -> float:
    """Bytes of so many plans written as JSON, by a hundred of them."""
    some = [plan(number, many) for number in range(0, many, max(1, many // 100))]
    return many * sum(len(codec.to_json(one).encode()) for one in some) / len(some)


def size(path: Path) -> int:
    return path.stat().st_size


def ms(began: float) -> float:
    return 1000 * (time.perf_counter() - began)


def _is_long(section: Section) -> bool:
    return section.kind is SectionKind.ACTIVITIES


def _items(hand: random.Random, begins: date) -> tuple[Item, ...]:
    return tuple(_activity(hand, begins + timedelta(days=hand.randrange(DAYS))) for _n in range(ACTIVITIES))


def _activity(hand: random.Random, day: date) -> Item:
    said = f"{hand.choice(_sentences())} {_some(hand, 8)}, "
    title = Text((Run(said), Run(f"ngày {day:%d/%m/%Y}", time=True)))
    return Item(id=_id(hand), content=Activity(title), mark=Mark.NUMBER)


def _recipient(hand: random.Random) -> Recipient:
    return Recipient(id=_id(hand), name=_some(hand, 4).capitalize(), note="b/c")


def _id(hand: random.Random) -> str:
    return f"{hand.getrandbits(128):032x}"


def _some(hand: random.Random, many: int) -> str:
    return " ".join(hand.choices(_words(), k=many))


@cache
def _sentences() -> list[str]:
    plans = [sample.read(name) for name in sample.NAMES]
    said = [sentence(item.content).plain for one in plans for item in all_items(one)]
    return [words for words in said if 60 < len(words) < 400]


@cache
def _words() -> list[str]:
    """The syllables of the samples, and numbers and names that are seldom."""
    syllables = sorted({word for said in _sentences() for word in said.split() if word.isalpha()})
    return [*syllables, *(f"{word}{n}" for word in syllables[:60] for n in range(40))]
