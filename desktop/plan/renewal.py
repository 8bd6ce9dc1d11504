"""A renewal as a value: its rows, and the words that they write into the new plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.plan.mentions import mentions
from desktop.plan.office import Directory
from desktop.plan.plan import Basis, Event, Plan
from desktop.plan.renew_parts import Part
from desktop.plan.shift import Years
from desktop.plan.spots import Edit, Spot, rewritten, spliced, spots


class Rule(StrEnum):
    """What becomes of a row's words; the first three only for times."""

    ANCHOR = "anchor"  # as far from the event's day as before
    WEEKDAY = "weekday"  # the nearest day of the same weekday
    MONTH = "month"  # the same day and month
    NEW = "new"  # what the new year wants: its number, name, body
    CLEAR = "clear"  # number and day left blank
    REMOVE = "remove"
    KEEP = "keep"  # right as it is
    ASK = "ask"  # stays for now, in the list of what is left over
    WORDS = "words"  # the worker's own


MOVES = (Rule.ANCHOR, Rule.WEEKDAY, Rule.MONTH)


@dataclass(frozen=True, slots=True)
class Row:
    """Something of the old year at `places`: what it said, what it will say, by which rule.

    `kind` as of a Trace, or time, event, basis, issue. `before`, `after`: its days, of which a deadline's or
    meeting's are to be kept (`fixed`). `notes` are codes: rest_…, not_round, yearly, no_follower, cited,
    history, running, known, moved_off_rest, unread.
    """

    id: str
    kind: str
    old: str
    new: str
    rule: Rule
    rules: tuple[Rule, ...]
    places: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    before: tuple[date, ...] = ()
    after: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()
    touched: bool = False

    @property
    def free(self) -> bool:
        """Whether the worker may word it; records such as a cited document are put right in the plan."""
        return self.kind not in ("basis", "issue") and not any(part.sort == "amount" for part in self.parts)

    @property
    def asks(self) -> bool:
        """Whether the worker has still to say what becomes of it."""
        return self.rule is Rule.ASK


@dataclass(frozen=True, slots=True)
class Renewal:
    """An old plan on its way to a new year; `renewed` makes the plan."""

    old: Plan
    year: int
    event: Event
    directory: Directory
    rows: tuple[Row, ...]
    spots: tuple[Spot, ...] = ()

    @property
    def years(self) -> Years:
        """From which year and day to which."""
        return Years(old_year(self.old, self.year), self.year, self.old.event.day, self.event.day)

    @property
    def moved(self) -> int:
        """How many times are put into the new year."""
        return sum(row.kind == "time" and not row.asks and row.rule is not Rule.KEEP for row in self.rows)

    @property
    def asked(self) -> int:
        """How many rows wait for the worker's word."""
        return sum(row.asks for row in self.rows)


def old_year(old: Plan, otherwise: int) -> int:
    """The year that the old plan is for: its own, else the one it names most."""
    if old.year:
        return old.year
    named = Counter(said.year for spot in spots(old) for said in mentions(spot.words) if said.year)
    return named.most_common(1)[0][0] or otherwise if named else otherwise


def written(renewal: Renewal) -> Plan:
    units = {unit.name: unit.id for unit in renewal.directory.units}
    return rewritten(renewal.old, edits_of(renewal), units)


def edits_of(renewal: Renewal) -> dict[int, list[Edit]]:
    """The words to put in, by spot; a theme that is worded anew leaves nothing to change inside it."""
    fixed = {row.id.partition(":")[2] for row in renewal.rows if row.kind == "basis" and _stays(row)}
    edits: dict[int, list[Edit]] = {}
    for row in sorted(renewal.rows, key=lambda row: row.kind != "theme"):
        if row.rule is Rule.NEW if row.kind == "theme" else _stays(row):
            continue
        for part in row.parts:
            own = edits.setdefault(part.spot, [])
            taken = any(part.start < end and start < part.end for start, end, _words in own)
            if not taken and renewal.spots[part.spot].owner not in fixed:
                own.append((part.start, part.end, row.new))
    return edits


def inside(part: Part, edits: dict[int, list[Edit]]) -> str:
    inner = [
        (start - part.start, end - part.start, words)
        for start, end, words in edits.get(part.spot, ())
        if part.start <= start and end <= part.end
    ]
    return spliced(part.words, inner)


def bases_of(renewal: Renewal, plan: Plan) -> tuple[Basis, ...]:
    """The cited documents as their rows say."""
    rows = {row.id.partition(":")[2]: row for row in renewal.rows if row.kind == "basis"}
    found = []
    for basis in plan.opening.bases:
        row = rows[basis.id]
        if row.rule is Rule.CLEAR:
            basis = cleared(basis)
        if row.rule is not Rule.REMOVE:
            found.append(basis)
    return tuple(found)


def cleared(basis: Basis) -> Basis:
    return replace(basis, number="", day=None)


def _stays(row: Row) -> bool:
    return row.rule in (Rule.ASK, Rule.KEEP)
