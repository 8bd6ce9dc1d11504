"""The office's own directory: units, signers, rooms, recipients, cited documents, clauses; set up once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.plan.plan import Basis, Office, PageSetup, Plan, Recipient
from desktop.plan.text import fold
from desktop.plan.workdays import SpecialDay

_TOGETHER = re.compile(r"(?:các|những|một số|đơn vị|địa phương|cơ quan|tổ chức|doanh nghiệp|cá nhân)\b")
NO_OFFICE, USUAL_PAGE = Office(), PageSetup()


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit with its short names and validity; `follower` is the id of the unit that took over from it."""

    id: str
    name: str
    short: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    follower: str = ""
    own: bool = True

    def stands(self, day: date | None) -> bool:
        """Whether the unit exists on that day; without a day, whether it still exists."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who may sign, and the authority lines above the name (decree30 G1-G4)."""

    id: str
    name: str = ""
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecipientSet:
    """Recipients that go together, with their usual notes."""

    id: str
    title: str = ""
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VT"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence the office uses again; `kind` is a SectionKind or "closing"."""

    id: str
    kind: str = "purpose"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """All that one office sets up once."""

    office: Office = NO_OFFICE
    units: tuple[KnownUnit, ...] = ()
    signers: tuple[Signer, ...] = ()
    rooms: tuple[str, ...] = ()
    recipients: tuple[RecipientSet, ...] = ()
    bases: tuple[Basis, ...] = ()
    clauses: tuple[Clause, ...] = ()
    page: PageSetup = USUAL_PAGE
    days: tuple[SpecialDay, ...] = ()

    def unit(self, name: str) -> KnownUnit | None:
        """The unit of this name or short name, case and accents of typing aside."""
        wanted = fold(" ".join(name.split())) if self.units else ""
        for known in self.units:
            if wanted in {fold(word) for word in (known.name, *known.short)}:
                return known
        return None


EMPTY = Directory()


class UnitIndex:
    """Units ready to be looked up and proposed, however many there are."""

    def __init__(self, units: Sequence[KnownUnit]) -> None:
        self.units = tuple(units)
        self._by_id = {unit.id: unit for unit in units}
        self._by_name: dict[str, KnownUnit] = {}
        self._names: list[tuple[str, str, KnownUnit]] = []
        for unit in units:
            names = [_bare(name) for name in (unit.name, *unit.short)]
            for name in names:
                self._by_name.setdefault(name, unit)
            letters = _initials(names[0])
            self._names.append((names[0], " " + " ".join((*names, letters, letters[1:])), unit))

    def of(self, unit_id: str) -> KnownUnit | None:
        """The unit of this id."""
        return self._by_id.get(unit_id)

    def named(self, name: str) -> KnownUnit | None:
        """The unit of this name or short name, case and accents of typing aside."""
        return self._by_name.get(_bare(name)) if name.strip() else None

    def propose(self, typed: str, day: date | None = None, limit: int = 8) -> tuple[KnownUnit, ...]:
        """Units that stand on the day and bear every typed word's beginning; names that begin so come first.

        The first letters of all words ("tchc") and short names count too. Nothing typed proposes all.
        """
        wanted = _bare(typed)
        words = [f" {word}" for word in wanted.split()]
        first: list[KnownUnit] = []
        others: list[KnownUnit] = []
        rows = self._names
        for word in words:
            rows = [row for row in rows if word in row[1]]
        for name, _all_names, unit in rows:
            if unit.stands(day):
                (first if name.startswith(wanted) else others).append(unit)
                if len(first) >= limit:
                    break
        return tuple((first + others)[:limit])


def acting_day(plan: Plan) -> date | None:
    """The day on which the plan's units must stand: its event, else its issue, else the end of its year."""
    issue = plan.issue
    if plan.event.day or plan.year is None:
        return plan.event.day
    try:
        return date(plan.year, issue.month or 12, issue.day or (28 if issue.month else 31))
    except ValueError:
        return date(plan.year, 12, 31)


def collective(name: str) -> bool:
    """Whether the words mean units together and name none: "các ngành", "đơn vị, địa phương"."""
    return bool(_TOGETHER.match(name))


def _bare(name: str) -> str:
    return fold(" ".join(name.split()))


def _initials(bare: str) -> str:
    return "".join(word[0] for word in bare.replace("-", " ").split() if word != "va")
