"""What the plan still lacks, as a short live list; each line leads to where it is filled."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.activity import Task, tasks
from desktop.plan.item import (
    Activity,
    Duty,
    Heading,
    Item,
    Money,
    Paper,
    People,
    Quote,
    QuoteKind,
    Role,
    RoleKind,
    Timing,
    Venue,
)
from desktop.plan.numbering import plan_marks
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan
from desktop.plan.review import Finding, review
from desktop.plan.tree import owner_of, owners, parent_of, walk
from desktop.session.change import Change
from desktop.session.findings import say
from desktop.session.outline import FIXED_AFTER, FIXED_BEFORE
from desktop.session.session import Session
from desktop.ui import jobs, theme
from desktop.ui.banner import plain_label
from desktop.ui.directory.current import directory
from desktop.ui.home.row import Row

PAUSE, SHOWN = 150, 6
_OTHERS = ("gap", "dots", "section_empty")
_LONGEST = 48
Gap = tuple[str, str]


def gaps(plan: Plan, directory: Directory = EMPTY) -> tuple[Gap, ...]:
    """What is missing, in the order of the paper: the record that lacks it and the words; each once."""
    wanted = codes()
    found = [finding for finding in review(plan, directory) if finding.code in wanted]
    order = _order(plan)
    found.sort(key=lambda finding: order.get(finding.place, -1))
    named = _Named(plan)
    once: dict[str, str] = {}
    for finding in found:
        once.setdefault(named.words(finding), finding.place)
    return tuple((place, words) for words, place in once.items())


def codes() -> frozenset[str]:
    """The codes of findings that say that something is missing."""
    return frozenset((*_fixed(), *_of_basis(), *_OTHERS))


class GapsList(QWidget):
    """Follows the session, a moment after the last key; `wanted` carries the place of the line chosen."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._gaps: tuple[Gap, ...] | None = None
        self._all = False
        self.rows: list[Row] = []
        self.title = plain_label("", "section")
        self.more = QPushButton("")
        theme.role(self.more, "quiet")
        self.more.clicked.connect(self._show_all)
        self.more.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(self.title)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._stop = session.watch(self._changed)
        self.destroyed.connect(self._stop)
        self.refresh()

    def refresh(self) -> None:
        """Look at the plan as it is now, on a worker; what comes too late is dropped."""
        plan = self._session.plan
        if plan.frozen or self.parent() is not None:  # shown alone it would be a window
            self.setVisible(not plan.frozen)
        if not plan.frozen:
            jobs.run(gaps, plan, directory(), done=lambda found: self._found(plan, found), owner=self)

    def _found(self, plan: Plan, found: tuple[Gap, ...]) -> None:
        if plan is self._session.plan and found != self._gaps:
            self._gaps = found
            self._show(found)

    def close_list(self) -> None:
        """Stop watching the plan."""
        self._stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start(0)

    def _changed(self, _change: Change) -> None:
        if self.isVisible():
            self._pause.start(PAUSE)

    def _show_all(self) -> None:
        self._all = True
        self._show(self._gaps or ())
        if len(self.rows) > SHOWN:
            self.rows[SHOWN].setFocus()

    def _show(self, found: tuple[Gap, ...]) -> None:
        shown = found if self._all else found[:SHOWN]
        words = _("Still missing ({n})").format(n=len(found)) if found else _("Nothing is missing any more.")
        self.title.setText(words)
        theme.role(self.title, "section" if found else "good")
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(*gap) for gap in shown]
        words = _("Show &all {n}").format(n=len(found))
        self.more.setText(words)
        self.more.setAccessibleName(words.replace("&", ""))
        self.more.setVisible(len(found) > len(shown))
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def _row(self, place: str, words: str) -> Row:
        row = Row(words, "circle", "muted")
        row.clicked.connect(lambda: self.wanted.emit(place))
        self._list.addWidget(row)
        return row


class _Named:
    """Says of what something is missing: "chủ trì của hoạt động III.5"."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._items = {item.id: item for owner in owners(plan) for item in walk(owner.items)}
        self._marks = plan_marks(plan)

    @cached_property
    def _tasks(self) -> dict[str, Task]:
        return {task.item_id: task for task in tasks(self._plan)}

    def words(self, finding: Finding) -> str:
        """What is missing in a few words; the finding's own sentence where there are none."""
        item = self._items.get(finding.place)
        fixed = _fixed().get(finding.code)
        if what := _of_basis().get(finding.code):
            return _("{what} of {where}").format(what=what, where=f"“{_shortened(finding.words[0])}”")
        if item is None:
            return fixed or say(finding)
        what = _of_item(item) if finding.code == "gap" else fixed
        if not what:
            return say(finding)
        where = self._where(item)
        return _("{what} of {where}").format(what=what, where=where) if where else what

    def _where(self, item: Item) -> str:
        """The activity or duty that the record belongs to, by its number or by its first words."""
        above: object = item
        while isinstance(above, Item) and above.id not in self._tasks:
            above = parent_of(self._plan, above.id)
        if not isinstance(above, Item):
            mark = self._marks.get(owner_of(self._plan, item.id).id, "").rstrip(".")
            return _("part {number}").format(number=mark) if mark else ""
        task = self._tasks[above.id]
        number = task.name.replace(" ", "").rstrip(".")
        if task.duty or "." not in number:
            return f"“{_shortened(task.title)}”" if task.title else ""
        return _("activity {number}").format(number=number)


def _fixed() -> dict[str, str]:
    return {
        "issuer_missing": _("Issuing office"),
        "place_missing": _("Place of issue"),
        "symbol_missing": _("Symbol after the number"),
        "title_missing": _("Title of the plan"),
        "authority_missing": _("Signer's office"),
        "signer_missing": _("Signer's name"),
        "recipients_missing": _("Recipients"),
        "sections_missing": _("Parts of the plan"),
        "bases_missing": _("Document cited as the basis"),
        "conclusion_missing": _("How the opening goes on (“… as follows:”)"),
        "archive_unit_missing": _("Drafting unit in the line “Lưu”"),
        "section_untitled": _("Title of a part"),
        "lead_missing": _("Lead"),
        "time_missing": _("Time"),
        "venue_missing": _("Venue"),
    }


def _of_basis() -> dict[str, str]:
    """What a cited document lacks."""
    return {
        "basis_blank": _("Number and day of the document"),
        "basis_number_missing": _("Number of the document"),
        "basis_day_missing": _("Day of the document"),
    }


def _of_item(item: Item) -> str:
    """What an empty record lacks."""
    match item.content:
        case Role(role=RoleKind.LEAD | RoleKind.SECOND_LEAD):
            return _("Lead")
        case Role(role=RoleKind.COORDINATE):
            return _("Coordination")
        case Role():
            return _("Units")
        case Quote(kind=QuoteKind.SLOGAN):
            return _("Slogan")
    words: dict[type, str] = {
        Timing: _("Time"),
        Venue: _("Venue"),
        People: _("Participants"),
        Paper: _("Paper to prepare"),
        Activity: _("Name"),
        Duty: _("Units or duty"),
        Quote: _("Theme"),
        Money: _("Source of the money"),
        Heading: _("Heading"),
    }
    return words.get(type(item.content), _("Content"))


def _order(plan: Plan) -> dict[str, int]:
    """Where each place stands on the paper."""
    inner = [
        place for owner in owners(plan) for place in (owner.id, *(item.id for item in walk(owner.items)))
    ]
    return {place: number for number, place in enumerate((*FIXED_BEFORE, *inner, *FIXED_AFTER))}


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
