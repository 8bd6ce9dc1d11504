"""Activities out of rows copied from Excel or Word: what each column is, what each cell says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.plan import cells, roles
from desktop.plan.edit import PlanFrozen
from desktop.plan.item import (
    Activity,
    Item,
    Mark,
    Money,
    People,
    Prose,
    Role,
    RoleKind,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.money import column_unit, read_amount
from desktop.plan.plan import Plan, new_id
from desktop.plan.text import EMPTY, Text, clean, fold, text
from desktop.plan.tree import map_below

# What a column is, by words of its title, tried in this order.
_TITLES = (
    ("number", r"stt|tt|so tt|so thu tu|no\.?|#"),
    ("time", r".*\b(?:thoi gian|thoi han|thoi diem|tien do|han hoan thanh|ngay thuc hien|lich)\b.*"),
    ("place", r".*\b(?:dia diem|noi to chuc|noi thuc hien)\b.*"),
    ("cost", r".*\b(?:kinh phi|du toan|so tien|chi phi)\b.*"),
    ("product", r".*\b(?:san pham|ket qua|dau ra)\b.*"),
    ("second_lead", r".*\b(?:tham muu)\b.*"),
    ("lead", r".*\b(?:chu tri|dau moi)\b.*"),
    ("coordinate", r".*\bphoi hop\b.*"),
    ("leader", r".*\b(?:lanh dao|chi dao|phu trach)\b.*"),
    ("count", r".*\b(?:so luong|so nguoi)\b.*"),
    ("people", r".*\b(?:thanh phan|doi tuong|tham du|tham gia)\b.*"),
    ("perform", r".*\b(?:don vi|co quan|bo phan|nguoi)\b.*\bthuc hien\b.*|thuc hien|don vi"),
    ("content", r".*\b(?:noi dung|hoat dong|nhiem vu|cong viec|dau viec|ten viec)\b.*"),
)
USUAL = ("content", "lead", "coordinate", "time", "place")
"""The order of columns that bear no titles."""

_ROLE_COLUMNS = ("lead", "coordinate", "perform", "leader", "second_lead")
_CUE = re.compile(
    r"(?i)^[\s+*•-]*(?:(?:đơn vị|cơ quan)\s+)?(chủ trì tham mưu|tham mưu|chủ trì|phối hợp|thực hiện|lãnh đạo"
    r"(?: chỉ đạo| phụ trách)?)(?: thực hiện)?\s*:\s*"
)
_CUED = {"chủ trì": "lead", "phối hợp": "coordinate", "thực hiện": "perform"}
_BULLET = re.compile(
    r"^(?:[-–—+*•·▪\uf0b7\uf02d]\s+|\d{1,3}(?:\.\d{1,2})*[.)]\s+|\(\d{1,2}\)\s*|[a-zđ][.)]\s+)"
)
_NUMBER = re.compile(r"(?:\d{1,4}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-zđ])?[.)]?")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity as a row proposes it; `rest` holds the cells of columns that are no part of one."""

    title: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    second_leads: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    place: str = ""
    people: str = ""
    count: int | None = None
    product: str = ""
    amount: int | None = None
    source: str = ""
    rest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read: a kind and title for each column (kind "" is kept as words), and the activities."""

    columns: tuple[tuple[str, str], ...] = ()
    proposals: tuple[Proposal, ...] = ()
    titled: bool = False


def read(words: str, markup: str = "") -> Pasted:
    """Proposals out of the clipboard's text, or of its table where the markup holds one."""
    rows = (cells.from_html(markup) if markup else []) or cells.from_text(words)
    if not rows:
        return Pasted()
    width = max(len(row) for row in rows)
    head = _columns(rows[0])
    if head:
        rows = rows[1:]
        columns = (*head, *(("", "") for _more in range(width - len(head))))
    else:
        columns = _untitled(rows, width)
    found = (_proposal(columns, row) for row in rows)
    return Pasted(columns, tuple(row for row in found if row != Proposal()), bool(head))


def column_kind(title: str) -> str:
    """What a column of this title holds: one of the kinds of `_TITLES`, "" for another."""
    said = " ".join(fold(title).split()).strip(" .:*")
    return next((kind for kind, pattern in _TITLES if re.fullmatch(pattern, said)), "")


def _columns(row: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The columns that a row of titles names; empty when it is no such row."""
    kinds = [column_kind(cell) if len(cell) <= _LONGEST_TITLE else "" for cell in row]
    named = {kind for kind in kinds if kind and kind != "number"}
    filled = sum(bool(cell) for cell in row)
    if any(len(cell) > _LONGEST_TITLE for cell in row) or len(named) * 2 < filled - ("number" in kinds):
        return ()
    if len(named) < 2 and not (named and "number" in kinds) and not (filled == 1 and _is_title(row)):
        return ()
    if "content" not in kinds:
        free = [n for n, kind in enumerate(kinds) if not kind]
        if not free:
            return ()
        kinds[free[0]] = "content"
    seen: set[str] = set()
    columns = []
    for kind, cell in zip(kinds, row, strict=True):
        title = cell.replace("\n", " ")
        again = kind in seen and kind not in _ROLE_COLUMNS
        columns.append(("" if again else kind, title))
        seen.add(kind)
    return tuple(columns)


def _is_title(row: Sequence[str]) -> bool:
    only = next(cell for cell in row if cell)
    return fold(only).strip(" .:") in ("noi dung", "hoat dong", "noi dung hoat dong", "noi dung cong viec")


def _untitled(rows: cells.Rows, width: int) -> tuple[tuple[str, str], ...]:
    """The usual order, after a column of numbers where there is one."""
    numbered = width > 1 and all(_NUMBER.fullmatch(row[0]) for row in rows) and any(row[0] for row in rows)
    kinds = (("number",) if numbered else ()) + USUAL
    kinds = (*kinds[:width], *("" for _more in range(width - len(kinds))))
    return tuple((kind, "") for kind in kinds)


def _proposal(columns: Sequence[tuple[str, str]], row: Sequence[str]) -> Proposal:
    """What the cells of one row say."""
    units: dict[str, list[str]] = {kind: [] for kind in _ROLE_COLUMNS}
    found: dict[str, str] = {}
    numbers: dict[str, int | None] = {}
    rest: list[tuple[str, str]] = []
    for (kind, title), cell in zip(columns, row, strict=False):
        if kind in ("cost", "count"):
            numbers[kind] = read_amount(cell, column_unit(title)) if kind == "cost" else _count(cell)
        if not cell or kind == "number" or numbers.get(kind) is not None:
            continue
        if kind in _ROLE_COLUMNS:
            _share(cell, kind, units)
        elif kind in ("", "count"):
            rest.append((title, _joined(cell)))
        else:
            found[kind] = cell
    names = {kind: tuple(dict.fromkeys(given)) for kind, given in units.items()}
    return Proposal(
        title=_BULLET.sub("", _joined(found.get("content", "")), count=1),
        leads=names["lead"],
        coordinators=names["coordinate"],
        performers=names["perform"],
        leaders=names["leader"],
        second_leads=names["second_lead"],
        times=tuple(_unbulleted(found.get("time", ""))),
        place=_joined(found.get("place", "")),
        people=_joined(found.get("people", "")),
        count=numbers.get("count"),
        product=_joined(found.get("product", "")),
        amount=numbers.get("cost"),
        source=_joined(found.get("cost", "")),
        rest=tuple(rest),
    )


def _share(cell: str, kind: str, units: dict[str, list[str]]) -> None:
    """The units of a cell, split on ";" and lines only; "Phối hợp: …" in it turns to that role."""
    for piece in _unbulleted(cell.replace(";", "\n")):
        cue = _CUE.match(piece)
        if cue:
            said = cue[1].lower()
            kind = _CUED.get(said) or ("leader" if said.startswith("lãnh đạo") else "second_lead")
            piece = piece[cue.end() :]
        name = piece.strip().removesuffix(".").strip()
        if name:
            units[kind].append(name)


def _unbulleted(cell: str) -> list[str]:
    lines = (_BULLET.sub("", line.strip(), count=1).strip() for line in cell.split("\n"))
    return [line for line in lines if line]


def _joined(cell: str) -> str:
    return " ".join(cell.split("\n"))


def _count(cell: str) -> int | None:
    digits = cell.replace(".", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None


# --- into the plan ------------------------------------------------------------------------------------


def insert(plan: Plan, parent_id: str, index: int, proposals: Sequence[Proposal]) -> tuple[Plan, list[str]]:
    """The plan with an activity for each proposal before position `index`, and their ids."""
    if plan.frozen:
        raise PlanFrozen(plan.id)
    make = _Maker(plan, parent_id, index)
    new = tuple(make.activity(proposal) for proposal in proposals)
    after = map_below(plan, parent_id, lambda items: (*items[:index], *new, *items[index:]))
    return after, [item.id for item in new]


class _Maker:
    """Makes activities that look like those beside them; labels are looked up once."""

    def __init__(self, plan: Plan, parent_id: str, index: int) -> None:
        self._plan = plan
        self._mark, self._bold, self._heading = roles.numbering(plan, parent_id, index)
        self._labels: dict[object, str] = {}

    def activity(self, proposal: Proposal) -> Item:
        """The activity with a line for everything the row says."""
        title = Activity(text(clean(proposal.title)), self._heading, proposal.product)
        item = Item(id=new_id(), content=title, mark=self._mark, bold_mark=self._bold)
        dash = Mark.PLUS if self._mark is Mark.DASH else Mark.DASH
        lines = [self._labelled(content) for content in _contents(proposal)]
        words: list[Text] = [text(f"{title}: {cell}" if title else cell) for title, cell in proposal.rest]
        contents = (*lines, *(Prose(said) for said in words))
        children = tuple(Item(id=new_id(), content=content, mark=dash) for content in contents)
        return replace(item, children=children)

    def _labelled(self, content: roles.Line) -> roles.Line:
        key = content.role if isinstance(content, Role) else type(content)
        if key not in self._labels:
            blank = Item(id="", content=Activity())
            line = roles.fresh_line(self._plan, blank, content).content
            self._labels[key] = getattr(line, "label", "")
        label = self._labels[key]
        assert isinstance(content, Role | Timing | Venue | People | Money)
        return replace(content, label=label)


def _contents(proposal: Proposal) -> list[roles.Line]:
    """The lines of an activity in their usual order."""
    named = (
        (RoleKind.LEAD, proposal.leads),
        (RoleKind.SECOND_LEAD, proposal.second_leads),
        (RoleKind.LEADER, proposal.leaders),
        (RoleKind.PERFORM, proposal.performers),
        (RoleKind.COORDINATE, proposal.coordinators),
    )
    found: list[roles.Line] = [
        Role(kind, tuple(Unit(name) for name in names), roles.LABELS[kind]) for kind, names in named if names
    ]
    found += [Timing(text(words)) for words in proposal.times]
    if proposal.place:
        found.append(_venue(proposal.place))
    if proposal.people or proposal.count is not None:
        found.append(People(text(proposal.people) if proposal.people else EMPTY, count=proposal.count))
    if proposal.amount is not None or proposal.source:
        found.append(Money(text(proposal.source), "Kinh phí", proposal.amount))
    return found


def _venue(words: str) -> Venue:
    """ "dự kiến Hội trường A" is a place that is not certain yet."""
    sure = re.sub(r"(?i)^\(?dự kiến\)?:?\s+|\s*\(dự kiến\)$", "", words)
    return Venue(sure or words, tentative=bool(sure) and sure != words)
