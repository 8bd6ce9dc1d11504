"""The items of a section: a tree of typed contents whose numbers are computed, never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.plan.text import EMPTY, Text


class Mark(StrEnum):
    """How an item is numbered (domain §6.1)."""

    NONE = "none"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    PAREN = "paren"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"


class RoleKind(StrEnum):
    """What a unit does in an activity (domain §2)."""

    LEAD = "lead"
    SECOND_LEAD = "second_lead"
    COORDINATE = "coordinate"
    PERFORM = "perform"
    LEADER = "leader"


class QuoteKind(StrEnum):
    THEME = "theme"
    SLOGAN = "slogan"


class DutyStyle(StrEnum):
    """How a unit's duty is worded: unit as a heading, `unit: duty`, or one sentence."""

    HEADING = "heading"
    INLINE = "inline"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, body or person as printed; `id` points into the office's directory, "" for free text."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, numbered or dashed sentence."""

    text: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Heading:
    """A title on its own line, bold (Decree 30 annex I, II.6.d)."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is to be done; its roles, times, places and papers are the items below it."""

    title: Text = EMPTY
    heading: bool = False
    product: str = ""
    progress: int | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What a unit must do: `before` units `verb` partners `text`."""

    units: tuple[Unit, ...] = ()
    text: Text = EMPTY
    style: DutyStyle = DutyStyle.HEADING
    before: str = ""
    verb: str = ""
    partners: tuple[Unit, ...] = ()
    joiner: str = ", "


@dataclass(frozen=True, slots=True)
class Role:
    """Units in one role; never split on "và" or ",". `units` `verb` `partners` `task` make one sentence."""

    role: RoleKind = RoleKind.LEAD
    units: tuple[Unit, ...] = ()
    label: str = "Chủ trì"
    joiner: str = "; "
    verb: str = ""
    partners: tuple[Unit, ...] = ()
    task: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Timing:
    """A time as worded: the words are the truth, `phrase.parse` gives what can be computed."""

    text: Text = EMPTY
    label: str = "Thời gian thực hiện"


@dataclass(frozen=True, slots=True)
class Venue:
    place: str = ""
    label: str = "Địa điểm"
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Participants; `count` is the expected number, `noun` what is counted."""

    text: Text = EMPTY
    label: str = "Thành phần"
    count: int | None = None
    noun: str = "đại biểu"
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a unit prepares for an activity."""

    unit: Unit = Unit("")
    task: str = "chuẩn bị và báo cáo tham luận"
    title: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A theme or slogan, printed between “ and ”."""

    kind: QuoteKind = QuoteKind.THEME
    text: str = ""
    label: str = ""
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """Cost: `amount` in đồng, where it is stated; `source` in words."""

    source: Text = EMPTY
    label: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under column titles; every row has as many cells as there are columns."""

    columns: tuple[str, ...] = ("", "")
    rows: tuple[tuple[str, ...], ...] = ()


Content = Prose | Heading | Activity | Duty | Role | Timing | Venue | People | Paper | Quote | Money | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered, dashed or plain thing of a section, with the things below it."""

    id: str
    content: Content
    mark: Mark = Mark.NONE
    bold_mark: bool = False
    children: tuple[Item, ...] = field(default=())
