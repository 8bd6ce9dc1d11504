"""How long the conflicts take after one edit with many activities in the store."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.conflict import Index
from desktop.plan.item import Activity, Item, Mark, Role, RoleKind, Timing, Unit, Venue
from desktop.plan.plan import Plan, SectionKind, blank, new_id
from desktop.plan.text import text
from desktop.plan.workdays import calendar
from desktop.session.library import Library

PER_PLAN, EDITS = 15, 200
UNITS = tuple(Unit(f"Phòng chuyên môn {n}") for n in range(1, 21))
LEADERS = tuple(Unit(f"Phó Giám đốc {name}") for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"))
ROOMS = tuple(Venue(f"Phòng họp số {n}") for n in range(1, 13))
FORMS = (
    "Sáng ngày {a}", "Chiều ngày {a}", "ngày {a}", "8h00 ngày {a}", "từ ngày {a} đến ngày {b}",
    "Hoàn thành trước ngày {a}", "01 buổi, từ ngày {a} đến ngày {b}", "Tháng {m}",
    "Trước, trong và sau ngày {a}",
)  # fmt: skip


def conflicts(n: int = 10_000) -> dict[str, float]:
    """Milliseconds: building the index, all conflicts at first, one edit with its answer (p50, p95, worst).

    `n` activities lie in plans of 15 within one year, as an office's would; an edit moves one time.
    """
    hand = random.Random(5)
    books = [_plan(f"plan-{number}", hand) for number in range(n // PER_PLAN + 1)]
    own = calendar(())
    begun = perf_counter()
    index = Index(books)
    built = perf_counter()
    found = len(index.all(own))
    ready = perf_counter()
    edits = [1000 * _edit(index, books, hand) for _number in range(EDITS)]
    return {
        "activities": float(sum(len(book.entries) for book in books)),
        "conflicts": float(found),
        "build_ms": 1000 * (built - begun),
        "all_ms": 1000 * (ready - built),
        "edit_p50_ms": median(edits),
        "edit_p95_ms": quantiles(edits, n=20)[18],
        "edit_worst_ms": max(edits),
        "edit_and_all_p50_ms": median(1000 * _edit(index, books, hand, every=True) for _number in range(20)),
    }


def _edit(index: Index, books: list[Agenda], hand: random.Random, *, every: bool = False) -> float:
    """Seconds for one time of one plan changed, until its conflicts are known."""
    at = hand.randrange(len(books))
    entries = list(books[at].entries)
    moved = hand.randrange(len(entries))
    entries[moved] = replace(entries[moved], when=phrase.parse(_words(hand), year=2026))
    books[at] = replace(books[at], entries=tuple(entries))
    own = calendar(())
    begun = perf_counter()
    index.put(books[at])
    if every:
        index.all(own)
    else:
        index.of(books[at].plan, own)
    return perf_counter() - begun


def _plan(name: str, hand: random.Random) -> Agenda:
    return Agenda(plan=name, year=2026, entries=tuple(_entry(name, n, hand) for n in range(PER_PLAN)))


def _entry(plan: str, number: int, hand: random.Random) -> Entry:
    return Entry(
        plan=plan,
        place=f"a{number}",
        task=f"a{number}",
        name=f"III. {number}.",
        title=f"Hoạt động {number} của {plan}",
        when=phrase.parse(_words(hand), year=2026),
        leads=(hand.choice(UNITS),),
        leaders=(hand.choice(LEADERS),) if number % 4 == 0 else (),
        rooms=(hand.choice(ROOMS),) if number % 2 else (),
    )


def store(folder: Path, n: int) -> None:
    """A store of plans of 15 activities each, `n` in all, whose times are those of `conflicts`, this year."""
    hand, library = random.Random(5), Library(folder)
    for number in range(n // PER_PLAN + 1):
        library.save(_whole(number, hand))
    library.close()


def _whole(number: int, hand: random.Random) -> Plan:
    plan = blank(2026)
    items = tuple(_item(f"Hoạt động {n} của kế hoạch {number}", hand) for n in range(PER_PLAN))
    sections = tuple(
        replace(section, items=items) if section.kind is SectionKind.ACTIVITIES else section
        for section in plan.sections
    )
    return replace(plan, title=f"Kế hoạch số {number}", sections=sections)


def _item(title: str, hand: random.Random) -> Item:
    lines = (Role(RoleKind.LEAD, (hand.choice(UNITS),)), Timing(text(_words(hand))))
    below = tuple(Item(id=new_id(), content=line, mark=Mark.DASH) for line in lines)
    return Item(id=new_id(), content=Activity(text(title)), mark=Mark.NUMBER, children=below)


def _words(hand: random.Random) -> str:
    day = date(2026, 1, 1) + timedelta(days=hand.randrange(360))
    last = day + timedelta(days=hand.randrange(1, 5))
    return hand.choice(FORMS).format(a=f"{day:%d/%m/%Y}", b=f"{last:%d/%m/%Y}", m=f"{day.month}/{day.year}")
