"""Words found in all plans: the plan, the place in it, and the words there with what matched marked."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from desktop.plan.sought import Hit, Marks, Match, Sought
from desktop.session.library import Library

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from db.listing import Summary
    from db.search import Record
    from db.store import Store

One = TypeVar("One")
LIMIT = 30
_WIDEST, _BEFORE = 240, 40
_PLACES = {
    "title": ("title", "title"), "event": ("title", "name"), "anchor": ("title", "day"),
    "number": ("office", "number"), "symbol": ("office", "symbol"), "year": ("office", "year"),
    "archive": ("recipients", "archive"), "closing": ("closing", "closing"),
}  # fmt: skip
"""Pages and fields of the plan's own cells."""


class Found(NamedTuple):
    """A plan with all the words; `page` and `place` are for PlanView.go_to.

    `words` are those of the place, "" where it is the title; `marks` tell what matched in them and `in_title`
    what in the title, where it has all the words: (start, length).
    """

    summary: Summary
    page: str
    place: str
    words: str
    marks: Marks
    in_title: Marks


def search(library: Library, text: str, limit: int = LIMIT) -> tuple[Found, ...]:
    """The plans that have every word of `text`, the last one as far as it is typed; best first.

    Words that were typed with accents come before those that are like them without. Raises KnownError.
    """
    sought = Sought(text)
    most = limit * 2 if sought.accented else limit
    return _mended(library, lambda store: _placed(store, sought, _known(store, text, most), limit))


def plans_with(library: Library, text: str, limit: int = 100_000) -> tuple[Summary, ...]:
    """The same plans without the places, and as many as there are. Raises KnownError."""
    found = _mended(library, lambda store: tuple(plan for _rank, plan in _known(store, text, limit)))
    return found[:limit]


def _mended(library: Library, find: Callable[[Store], tuple[One, ...]]) -> tuple[One, ...]:
    """What is found; what is damaged of the index is made anew. Where there is no store nothing is found."""
    if not library.path.exists():
        return ()
    from db.search import IndexDamaged

    with library.store() as store:
        for _ in range(2):
            try:
                return find(store)
            except IndexDamaged:
                store.mend_search()
    return ()


def search_in(folder: Path, text: str, limit: int = LIMIT) -> tuple[Found, ...]:
    """The same with a library of its own, for a worker thread."""
    library = Library(folder)
    try:
        return search(library, text, limit)
    finally:
        library.close()


def _known(store: Store, text: str, limit: int) -> list[tuple[int, Summary]]:
    """The plans and their ranks, best first."""
    from db.errors import translating
    from db.listing import read_some

    hits = store.find(text, limit)
    with translating(store.path):
        plans = read_some(store.connection, [hit.plan_id for hit in hits])
    return [(hit.rank, plans[hit.plan_id]) for hit in hits if hit.plan_id in plans]


def _placed(store: Store, sought: Sought, known: list[tuple[int, Summary]], limit: int) -> tuple[Found, ...]:
    """As many as wanted; if accents were typed it is looked at as many more as it takes."""
    from db.errors import translating
    from db.transaction import reading

    placed: list[tuple[int, bool, Found]] = []
    with translating(store.path), reading(store.connection):
        for rank, plan in known:
            placed.append((rank, *_place(store.connection, plan, sought)))
            as_typed = sum(exact for _rank, exact, _found in placed)
            if len(placed) >= limit and (as_typed >= limit or not sought.accented):
                break
    placed.sort(key=lambda one: (one[0], sought.accented and not one[1]))
    return tuple(found for _rank, _exact, found in placed[:limit])


def _place(connection: sqlite3.Connection, plan: Summary, sought: Sought) -> tuple[bool, Found]:
    """Whether the plan has the words as they were typed, and the place that shows most of them."""
    from db.search import records

    in_title = sought.match(" ".join(plan.title.split()))
    whole = in_title.many == sought.many
    by_title = in_title.exact, Found(plan, "title", "title", "", (), in_title.marks if whole else ())
    if whole and (in_title.exact or not sought.accented):
        return by_title
    for deep in (False, True):  # what stands in a row's JSON alone is seldom needed
        hits = _hits(list(records(connection, plan.id, deep)), sought)
        if len({hit.nth for _record, those in hits for hit in those}) == sought.many:
            break
    best = _best(hits, sought)
    if best is None or best[1].id == "title":
        return by_title
    match, record = best
    words, marks = _window(record.words, match.marks)
    return match.exact, Found(
        plan, *_address(connection, plan.id, record), words, marks, by_title[1].in_title
    )


def _hits(records: list[Record], sought: Sought) -> list[tuple[Record, list[Hit]]]:
    """The records that have any of the words; all are looked through at once."""
    ends = list(accumulate(len(record.words) + 1 for record in records))
    found: list[tuple[Record, list[Hit]]] = []
    every = sought.hits("\n".join(record.words for record in records))
    for at, hits in groupby(every, key=lambda hit: bisect(ends, hit.start)):
        start = ends[at - 1] if at else 0
        found.append((records[at], [Hit(hit.nth, hit.start - start, hit.end - start) for hit in hits]))
    return found


def _best(found: list[tuple[Record, list[Hit]]], sought: Sought) -> tuple[Match, Record] | None:
    """The record with most of the words, in a row and as typed; the first of equals."""
    most = max((len({hit.nth for hit in hits}) for _record, hits in found), default=0)
    those = [pair for pair in found if len({hit.nth for hit in pair[1]}) == most]
    matches = ((sought.match(record.words, hits), record) for record, hits in those)
    return max(matches, key=lambda pair: pair[0][:3], default=None)


def _address(connection: sqlite3.Connection, plan_id: str, record: Record) -> tuple[str, str]:
    """The page that shows the record, and the field on it."""
    match record.table:
        case "plan":
            page, _slash, field = record.id.partition("/")
            return _PLACES.get(record.id) or (_PAGES.get(page, page), field)
        case "recipient":
            return "recipients", f"recipients/{record.id}/name"
        case "basis":
            return "opening", f"bases/{record.id}/subject"
        case "item":
            query = "SELECT 1 FROM annex WHERE plan_id = ? AND id = ?"
            annex = connection.execute(query, [plan_id, record.owner]).fetchone()
            return f"{'annex' if annex else 'section'}:{record.owner}", record.id
    return f"{record.table}:{record.id}", ""


_PAGES = {"issue": "office", "event": "title"}


def _window(words: str, marks: Marks) -> tuple[str, Marks]:
    """The words on one line, those around the first mark where they are long."""
    words = "".join(" " if letter.isspace() else letter for letter in words)
    first = marks[0][0] if marks else 0
    start = words.rfind(" ", 0, first - _BEFORE) + 1 if first > 2 * _BEFORE else 0
    cut = words[start : start + _WIDEST]
    before = "… " if start else ""
    after = "…" if start + _WIDEST < len(words) else ""
    move = len(before) - start
    kept = tuple((at + move, size) for at, size in marks if at + size - start <= _WIDEST)
    return before + cut + after, kept
