"""The office's own directory: units, signers, rooms, recipients, cited documents, clauses; set up once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.plan.plan import Basis, Office, PageSetup, Recipient
from desktop.plan.text import fold

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

    def unit(self, name: str) -> KnownUnit | None:
        """The unit of this name or short name, case and accents of typing aside."""
        wanted = fold(" ".join(name.split()))
        for known in self.units:
            if wanted in {fold(word) for word in (known.name, *known.short)}:
                return known
        return None


EMPTY = Directory()
