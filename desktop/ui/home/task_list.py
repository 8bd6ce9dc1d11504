"""The home of a plan: its parts as a task list with the next thing to do on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.plan import Plan
from desktop.plan.review import Finding, Severity
from desktop.session.findings import say
from desktop.session.outline import Entry, Progress, outline
from desktop.session.reading import why_fixed
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import clear, icon_button
from desktop.ui.directory.current import directory
from desktop.ui.home import parts
from desktop.ui.home.gaps import GapsList, codes
from desktop.ui.home.row import Row
from desktop.ui.home.side import ANSWERS, CHECK, LEFTOVERS, VERSIONS

WIDEST, EDGE = 720, 40


def page_title(entry: Entry) -> str:
    """What a part of the plan is called in the list."""
    fixed = {
        "office": _("Office, number and day"),
        "title": _("Title and event"),
        "opening": _("Basis and opening"),
        "activities": _("All activities"),
        "closing": _("Closing words"),
        "recipients": _("Recipients"),
        "signature": _("Signer"),
        "stamps": _("Stamps and contact"),
    }
    if entry.key in fixed:
        return fixed[entry.key]
    title = " ".join(entry.title.split()) or _("(no title)")
    if entry.key.startswith("annex:"):
        return _("Annex: {title}").format(title=title)
    return f"{entry.mark} {title}".strip()


def progress_words(entry: Entry) -> tuple[str, str, str]:
    """State in words, icon and colour token of a part."""
    errors = [finding for finding in entry.findings if finding.severity is Severity.ERROR]
    if errors and all(finding.code.endswith("_missing") for finding in errors):
        count = len(errors)
        return (
            ngettext("{n} thing missing", "{n} things missing", count).format(n=count),
            "circle-dot",
            "warning",
        )
    word, icon, tone = {
        Progress.TODO: (_("Not started"), "circle", "muted"),
        Progress.DOING: (_("In progress"), "circle-dot", "accent"),
        Progress.DONE: (_("Done"), "check", "good"),
        Progress.ERROR: (_("Has errors"), "circle-alert", "danger"),
        Progress.OPTIONAL: (_("Not required"), "circle", "muted"),
    }[entry.progress]
    count = len(entry.findings)
    if count and entry.progress in (Progress.DOING, Progress.DONE, Progress.ERROR):
        word += " · " + ngettext("{n} finding", "{n} findings", count).format(n=count)
    return word, icon, tone


def next_step(entries: tuple[Entry, ...], left: int = 0) -> tuple[str, str]:
    """Where to go next and the line that says so, "" as the place when nothing is open.

    First what is `left` over from the earlier plan, then what is half done, has errors, is not begun or
    lacks something, then what the check warns of.
    """
    if left:
        words = ngettext(
            "Next: look at {n} thing left over from the earlier plan",
            "Next: look at {n} things left over from the earlier plan",
            left,
        )
        return LEFTOVERS, words.format(n=left)
    if entry := _unfinished(entries):
        why = _why(entry)
        what = f"{page_title(entry)}. {say(why)}" if why else page_title(entry)
        return entry.key, _("Next: {what}").format(what=what)
    found = [finding for entry in entries for finding in entry.findings]
    open_points = sum(finding.severity is not Severity.HINT for finding in found)
    if open_points:
        words = ngettext("Check: {n} point to look at", "Check: {n} points to look at", open_points)
        return CHECK, words.format(n=open_points)
    return "", _("Every part is done: check the plan and export it.")


def _unfinished(entries: tuple[Entry, ...]) -> Entry | None:
    for wanted in (Progress.DOING, Progress.ERROR, Progress.TODO):
        for entry in entries:
            if entry.progress is wanted and (wanted is not Progress.TODO or entry.key != "closing"):
                return entry
    return next((entry for entry in entries if _lack(entry)), None)


def _why(entry: Entry) -> Finding | None:
    """The finding to begin with: an error, else what is missing, else any."""
    if not entry.findings or entry.findings[0].severity is Severity.ERROR:
        return next(iter(entry.findings), None)
    return _lack(entry) or entry.findings[0]


def _lack(entry: Entry) -> Finding | None:
    wanted = codes()
    return next((finding for finding in entry.findings if finding.code in wanted), None)


def _left(plan: Plan) -> int:
    """How many things of an earlier plan still stand."""
    if not plan.traces:
        return 0
    from desktop.plan.traces import standing

    return len(standing(plan))


class TaskList(QScrollArea):
    """`wanted` tells the key of a part, `side_wanted` that of a page beside the paper (home/side.py)."""

    wanted = Signal(str)
    side_wanted = Signal(str)
    record_wanted = Signal(str)
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: dict[str, Row] = {}
        self._shown: tuple = ()
        self._seen: tuple = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.next = Row("", "chevron-right", "accent", strong=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.l, theme.SPACE.xl, theme.SPACE.xl)
        column.setSpacing(theme.SPACE.s)
        self._next_place = QVBoxLayout()
        column.addLayout(self._next_place)
        column.addLayout(self._list)
        column.addLayout(self._adding())
        column.addSpacing(theme.SPACE.l)
        column.addLayout(self._buttons())
        column.addLayout(self._sides())
        column.addSpacing(theme.SPACE.l)
        self.gaps = GapsList(session)
        self.gaps.wanted.connect(self.record_wanted)
        column.addWidget(self.gaps)
        column.addStretch(1)
        self.setWidget(inside)
        self.load(session.plan)

    def load(self, plan: Plan) -> None:
        """Show the parts as they are now, keeping the focus."""
        seen = (plan, directory())
        if self._seen and all(a is b for a, b in zip(seen, self._seen, strict=True)):
            return
        self._seen = seen
        entries = outline(*seen)
        shown = tuple((entry.key, page_title(entry), progress_words(entry)) for entry in entries)
        left = _left(plan)
        key, words = next_step(entries, left)
        self._show_leftovers(left)
        if (shown, words, plan.frozen) == self._shown:
            return
        self._shown = (shown, words, plan.frozen)
        focused = next((key for key, row in self._rows.items() if row.hasFocus()), "")
        clear(self._list)
        clear(self._next_place)
        self._rows = {}
        self._show_next(key, words, plan)
        for entry in entries:
            self._list.addLayout(self._row(entry, plan))
        for button in (self._add_part, self._add_annex):
            button.setVisible(not plan.frozen)
        if focused in self._rows:
            self._rows[focused].setFocus()

    def focus_part(self, key: str) -> None:
        """Take the focus to a part, or to the next step."""
        row = self._rows.get(key) or self.next
        row.setFocus()

    def row(self, key: str) -> Row:
        """The row of a part."""
        return self._rows[key]

    def _show_next(self, key: str, words: str, plan: Plan) -> None:
        if plan.frozen:
            words, icon, tone = why_fixed(plan), "eye", "muted"
        elif key:
            icon, tone = "chevron-right", "accent"
        else:
            icon, tone = "check", "good"
        self.next = Row(words, icon, tone, strong=True)
        aside = key in ("", CHECK, LEFTOVERS)
        self.next.clicked.connect(
            lambda: self.side_wanted.emit(key or CHECK) if aside else self.wanted.emit(key)
        )
        self._next_place.addWidget(self.next)

    def _row(self, entry: Entry, plan: Plan) -> QHBoxLayout:
        word, icon, tone = progress_words(entry)
        row = Row(page_title(entry), icon, tone, word)
        row.clicked.connect(lambda: self.wanted.emit(entry.key))
        self._rows[entry.key] = row
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE.xs)
        line.addWidget(row, 1)
        menu = self._part_menu(entry, plan)
        edge = menu or QWidget()
        edge.setFixedWidth(EDGE)
        line.addWidget(edge)
        return line

    def _part_menu(self, entry: Entry, plan: Plan) -> QToolButton | None:
        choices = parts.choices(plan, entry.key)
        if not choices or plan.frozen:
            return None
        button = icon_button("chevron-down", _("Change “{part}”").format(part=page_title(entry)))
        button.clicked.connect(lambda: self._ask(button, choices))
        return button

    def _ask(self, button: QToolButton, choices: tuple[parts.Choice, ...]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in choices:
            action = menu.addAction(theme.icon(choice.icon), choice.words)
            action.setEnabled(choice.act is not None)
            action.triggered.connect(lambda _checked=False, choice=choice: self._act(choice))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _act(self, choice: parts.Choice) -> None:
        if choice.act is not None:
            choice.act(self, self._session)

    def _adding(self) -> QHBoxLayout:
        self._add_part = self._quiet(_("Add a part"), lambda: parts.add_section(self, self._session))
        self._add_annex = self._quiet(_("Add an annex"), lambda: parts.add_annex(self, self._session))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._add_part)
        row.addWidget(self._add_annex)
        row.addStretch(1)
        return row

    def _quiet(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        theme.role(button, "quiet")
        theme.dress_button(button, "plus", "accent")
        button.clicked.connect(lambda: act())
        return button

    def _sides(self) -> QHBoxLayout:
        self._stale = self._link("", LEFTOVERS)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._link(_("&Answers at a glance"), ANSWERS))
        row.addWidget(self._link(_("Ve&rsions"), VERSIONS))
        row.addWidget(self._stale)
        row.addStretch(1)
        return row

    def _link(self, words: str, key: str) -> QPushButton:
        button = QPushButton(words)
        theme.role(button, "quiet")
        button.clicked.connect(lambda: self.side_wanted.emit(key))
        return button

    def _show_leftovers(self, count: int) -> None:
        words = ngettext("{n} thing &left over from the earlier plan", "{n} things &left over", count)
        self._stale.setText(words.format(n=count))
        self._stale.setVisible(count > 0)

    def _buttons(self) -> QHBoxLayout:
        check, export = QPushButton(_("&Check the plan")), QPushButton(_("E&xport the plan"))
        onto_paper = QPushButton(_("&Print…"))
        theme.role(export, "primary")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addStretch(1)
        for button, icon, tone, tell in (
            (check, "list-checks", "text", lambda: self.side_wanted.emit(CHECK)),
            (onto_paper, "printer", "text", self.print_wanted.emit),
            (export, "download", "on_accent", self.export_wanted.emit),
        ):
            theme.dress_button(button, icon, tone)
            button.clicked.connect(lambda _checked=False, tell=tell: tell())
            row.addWidget(button)
        row.addSpacing(EDGE + theme.SPACE.xs)
        return row
