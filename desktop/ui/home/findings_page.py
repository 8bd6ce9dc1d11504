"""What is wrong or missing in the plan: each finding leads to its place, is put right or set aside."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan import edit
from desktop.plan.fixes import fix_of
from desktop.plan.plan import Plan, Waiver
from desktop.plan.review import UNCHECKED, Finding, Severity, review, waived, waiver_of
from desktop.session.findings import say_fix, severity_word
from desktop.session.outline import outline, page_of
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.directory import current
from desktop.ui.home.finding_card import FindingCard, good_news
from desktop.ui.home.task_list import page_title

WIDEST = 720
NO_UNITS = Finding("units_unchecked", Severity.HINT, "")


class FindingsPage(QScrollArea):
    """`wanted` tells the record that a finding is about; with a session the page edits the plan itself."""

    wanted = Signal(str)
    fix_wanted = Signal(object)
    waive_wanted = Signal(object)
    unwaive_wanted = Signal(object)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        self._shown: object = None
        self._open = False
        self._titles: dict[str, str] = {}
        self.cards: list[FindingCard] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary = plain_label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.xl)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(plain_label(_("Check the plan"), "title"))
        column.addWidget(self._summary)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        self._stop = session.watch(lambda change: self.load(change.after)) if session else lambda: None
        current.changed.connect(self._reload)
        if session is not None:
            self.load(session.plan)

    def close_page(self) -> None:
        """Stop watching the plan."""
        self._stop()

    def _reload(self) -> None:
        if self._plan is not None:
            self.load(self._plan)

    def load(self, plan: Plan) -> None:
        """Review the plan and show what was found, keeping the keyboard near where it was."""
        directory = current.directory()
        findings, aside = review(plan, directory), waived(plan, directory)
        shown = (findings, aside, plan.frozen, bool(directory.units))
        self._plan = plan
        if shown == self._shown:
            return
        self._shown = shown
        focused = self.window().focusWidget()
        at = next((n for n, card in enumerate(self.cards) if focused and card.isAncestorOf(focused)), -1)
        real = tuple(finding for finding in findings if finding.code not in UNCHECKED)
        self._titles = {entry.key: page_title(entry) for entry in outline(plan)}
        self._summary.setText(summary(real))
        self._summary.setVisible(bool(real))
        clear(self._list)
        self.cards = []
        if not real:
            self._list.addWidget(good_news(summary(real)))
        for severity in Severity:
            self._group(severity_word(severity), [f for f in real if f.severity is severity])
        unchecked = [finding for finding in findings if finding.code in UNCHECKED]
        self._group(_("Could not be checked"), [*unchecked, *([] if directory.units else [NO_UNITS])])
        self._add_aside(aside)
        if at >= 0:
            self._focus(min(at, len(self.cards) - 1))

    def focus_first(self) -> None:
        """The keyboard on the first finding, where there is one."""
        self._focus(0)

    def _focus(self, number: int) -> None:
        if 0 <= number < len(self.cards):
            self.cards[number].row.setFocus()

    def _group(self, title: str, findings: Iterable[Finding]) -> None:
        found = list(findings)
        if not found:
            return
        self._list.addSpacing(theme.SPACE.l)
        self._list.addWidget(plain_label(f"{title} ({len(found)})", "section"))
        self._list.addSpacing(theme.SPACE.xs)
        for finding in found:
            self._list.addWidget(self._card(finding))

    def _card(self, finding: Finding) -> FindingCard:
        assert self._plan is not None
        fix = fix_of(self._plan, finding)
        card = FindingCard(finding, self._where(finding), fix, not self._plan.frozen)
        card.went.connect(lambda: self.wanted.emit(finding.place) if finding.place else None)
        card.fixed.connect(lambda: self._fix(finding))
        card.waived.connect(lambda reason: self._waive(waiver_of(finding, reason)))
        self.cards.append(card)
        return card

    def _add_aside(self, aside: tuple[tuple[Finding, Waiver], ...]) -> None:
        """What was set aside, folded away under its number."""
        if not aside:
            return
        self._list.addSpacing(theme.SPACE.l)
        self.fold = QPushButton(_("Set aside ({n})").format(n=len(aside)))
        theme.role(self.fold, "quiet")
        self.fold.setCheckable(True)
        self.fold.setChecked(self._open)
        self._list.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        folded = QWidget()
        column = QVBoxLayout(folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for finding, waiver in aside:
            column.addWidget(self._aside_card(finding, waiver))
        self._list.addWidget(folded)
        self.fold.toggled.connect(lambda opened: self._unfold(folded, opened))
        self._unfold(folded, self._open)

    def _aside_card(self, finding: Finding, waiver: Waiver) -> FindingCard:
        assert self._plan is not None
        card = FindingCard(finding, self._where(finding), None, not self._plan.frozen, waiver.reason)
        card.went.connect(lambda: self.wanted.emit(finding.place))
        card.back.connect(lambda: self._unwaive(waiver))
        return card

    def _unfold(self, folded: QWidget, opened: bool) -> None:
        self._open = opened
        folded.setVisible(opened)
        theme.dress_button(self.fold, "chevron-up" if opened else "chevron-down", "muted")

    def _where(self, finding: Finding) -> str:
        """The title of the part that holds the place, "" for a finding on no place."""
        if not finding.place or self._plan is None:
            return ""
        return self._titles.get(page_of(self._plan, finding.place), "")

    def _fix(self, finding: Finding) -> None:
        fix = fix_of(self._plan, finding) if self._plan is not None else None
        if fix is None:
            return
        self.fix_wanted.emit(fix)
        if self._session is not None:
            self._session.put(say_fix(fix), fix.plan_after)

    def _waive(self, waiver: Waiver) -> None:
        self.waive_wanted.emit(waiver)
        if self._session is not None:
            self._session.edit(_("Set a finding aside"), edit.waive, waiver)

    def _unwaive(self, waiver: Waiver) -> None:
        self.unwaive_wanted.emit(waiver)
        if self._session is not None:
            self._session.edit(_("Look at a finding again"), edit.unwaive, waiver)


def summary(findings: tuple[Finding, ...]) -> str:
    """One sentence on the whole."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        return ngettext(
            "{n} error must be put right before signing.",
            "{n} errors must be put right before signing.",
            errors,
        ).format(n=errors)
    if findings:
        return _("Nothing stands in the way of signing; look through the points below.")
    return _("Nothing is wrong or missing.")
