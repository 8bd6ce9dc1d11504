"""The plan as a value: office, number and day, title, opening, sections, recipients, signature, annexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.plan.item import Heading, Item, Mark
from desktop.plan.stamps import NO_STAMPS, Stamps
from desktop.plan.text import EMPTY, Text


class SectionKind(StrEnum):
    """What a section is for; its title and place are free (domain §6)."""

    PURPOSE = "purpose"
    THEMES = "themes"
    ACTIVITIES = "activities"
    CONTENT = "content"
    COST = "cost"
    ORGANISATION = "organisation"
    REPORT = "report"
    OTHER = "other"


class State(StrEnum):
    """The life of a plan; from SIGNED on it is read-only (design §3)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"
    RUNNING = "running"
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues the plan (Decree ô 2–4); "\\n" is a wished line break; `name` is for running text."""

    superior: str = ""
    issuer: str = ""
    place: str = ""
    symbol: str = "KH-SKHCN"
    collective: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """Number and day of issue; each may be blank until the clerk gives it (domain §5)."""

    number: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None


PAGE_RANGES = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20), "body": (13, 14)}
"""Least and most of each number of a PageSetup (Phụ lục I, I.3 and II.6)."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How the office sets its pages: sizes "L" or "S" (decree30 P9), margins in mm, body in points."""

    profile: str = "L"
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 20
    body: int = 14


@dataclass(frozen=True, slots=True)
class Event:
    """What the plan is for; `day` is the anchor that activities lean on."""

    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """A cited document: `Công văn số <number> ngày <day> của <issuer> <subject>` (decree30 §8 Q1)."""

    id: str
    kind: str = "Công văn"
    number: str = ""
    day: date | None = None
    issuer: str = ""
    subject: str = ""
    long_day: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening: one sentence "Thực hiện …, Sở … như sau:" or lines of "Căn cứ …" (decree30 C3)."""

    bases: tuple[Basis, ...] = ()
    conclusion: Text = EMPTY
    lines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A Roman-numbered part of the plan."""

    id: str
    title: str = ""
    kind: SectionKind = SectionKind.OTHER
    items: tuple[Item, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận; the note is "b/c" without brackets, the way "Trục liên thông" (domain §3)."""

    id: str
    name: str = ""
    note: str = ""
    copies: int = 1
    way: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority lines above the signature, the signer's name, a second office below it (decree30 §3.9)."""

    authority: tuple[str, ...] = ()
    name: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex with its own pages (decree30 §3.12)."""

    id: str
    title: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the review that the worker has set aside, and why (domain §8)."""

    code: str
    place: str
    words: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Words of the plan this one was renewed from that still stand at `place`, until changed or `kept`.

    `kind` is date, year, number, person, theme, anniversary or unit (issue 4, §7).
    """

    kind: str
    words: str
    place: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """The day (and part of it) chosen inside the fuzzy or missing time of a place; it is never printed."""

    place: str
    nth: int
    day: date
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan; `archive` is what follows "Lưu: " ("VT, VP"), `title` may hold "\\n".

    `proposed` names what the program worded and nobody has touched: "closing", ids of items and recipients.
    """

    id: str
    title: str = ""
    office: Office = Office()
    issue: Issue = Issue()
    event: Event = Event()
    opening: Opening = Opening()
    sections: tuple[Section, ...] = ()
    closing: Text = EMPTY
    recipients: tuple[Recipient, ...] = ()
    archive: str = "VT"
    signature: Signature = Signature()
    annexes: tuple[Annex, ...] = ()
    state: State = State.DRAFT
    page: PageSetup = PageSetup()
    stamps: Stamps = NO_STAMPS
    waivers: tuple[Waiver, ...] = ()
    traces: tuple[Trace, ...] = ()
    proposed: tuple[str, ...] = ()
    picks: tuple[Pick, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that times without a year belong to."""
        return self.issue.year or (self.event.day.year if self.event.day else None)

    @property
    def frozen(self) -> bool:
        """Whether the plan is signed or past it, hence read-only."""
        return self.state not in (State.DRAFT, State.SUBMITTED)


def new_id() -> str:
    """A fresh identifier, unique everywhere."""
    from uuid import uuid4  # 3 ms of a start, for those who make a record

    return uuid4().hex


_USUAL = (
    ("MỤC ĐÍCH, YÊU CẦU", SectionKind.PURPOSE, ("Mục đích", "Yêu cầu")),
    ("CHỦ ĐỀ VÀ KHẨU HIỆU TUYÊN TRUYỀN", SectionKind.THEMES, ("Chủ đề", "Khẩu hiệu")),
    ("NỘI DUNG CÁC HOẠT ĐỘNG", SectionKind.ACTIVITIES, ()),
    ("KINH PHÍ", SectionKind.COST, ()),
    ("TỔ CHỨC THỰC HIỆN", SectionKind.ORGANISATION, ()),
)


def blank(year: int) -> Plan:
    """A new plan with the usual sections, all empty (decree30 H3)."""
    sections = tuple(
        Section(
            id=new_id(),
            title=title,
            kind=kind,
            items=tuple(Item(id=new_id(), content=Heading(name), mark=Mark.NUMBER) for name in headings),
        )
        for title, kind, headings in _USUAL
    )
    return Plan(id=new_id(), issue=Issue(year=year), sections=sections)
