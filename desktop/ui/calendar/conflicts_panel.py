"""What clashes, by how sure it is; each line leads to the activity, and can be set aside for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.agenda import Agenda
from desktop.plan.conflict import LEVELS, Conflict, Level
from desktop.plan.plan import Waiver
from desktop.session.conflicts import Aside, level_word, say
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.home.finding_card import good_news
from desktop.ui.home.reason_box import INDENT, ReasonBox
from desktop.ui.home.row import Row

SPACE = theme.SPACE
AT_ONCE = 30
"""Lines built at a time; the gravest first, others when "more" is asked for."""
LOOKS = {
    Level.CERTAIN: ("circle-alert", "danger"),
    Level.POSSIBLE: ("triangle-alert", "warning"),
    Level.HARMLESS: ("circle-help", "muted"),
}


class ConflictsPanel(QScrollArea):
    """`chosen` tells an activity's key, `waived` a conflict and why, `unwaived` a conflict and its waiver."""

    chosen = Signal(object)
    waived = Signal(object, str)
    unwaived = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ConflictCard] = []
        self._shown: object = None
        self._given: tuple[Sequence[Conflict], Sequence[Aside], tuple[Agenda, ...]] = ((), (), ())
        self._more_of: Counter[Level] = Counter()
        self._open = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Conflicts"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE.s, SPACE.l)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(inside)
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)

    def load(self, conflicts: Sequence[Conflict], aside: Sequence[Aside], agendas: Iterable[Agenda]) -> None:
        """Show what stands and what was set aside; the keyboard and a reason half typed stay."""
        books = {book.plan: book for book in agendas}
        met = {key[0] for conflict in (*conflicts, *(one for one, _w in aside)) for key in conflict.keys}
        self._given = conflicts, aside, tuple(books[plan] for plan in sorted(met) if plan in books)
        if self._shown != self._given:
            self._shown = self._given
            self._rebuild()

    def focus_first(self) -> None:
        """The keyboard on the first line, where there is one."""
        self._focus(0)

    # --- inside --------------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        conflicts, aside, _books = self._given
        focused = self.window().focusWidget()
        at = next((n for n, card in enumerate(self.cards) if focused and card.isAncestorOf(focused)), -1)
        typed = {card.conflict: card.typed for card in self.cards if card.typed is not None}
        clear(self._list)
        self.cards = []
        if not conflicts:
            self._list.addWidget(good_news(_("No two times clash.")))
        for level in LEVELS:
            self._group(level, [conflict for conflict in conflicts if conflict.level is level])
        self._add_aside(aside)
        kept = [n for n, card in enumerate(self.cards) if typed.get(card.conflict) is not None]
        for n in kept:
            self.cards[n].ask(typed[self.cards[n].conflict] or "", focus=at >= 0)
        if at >= 0 and not kept:
            self._focus(min(at, len(self.cards) - 1))

    def _group(self, level: Level, conflicts: Sequence[Conflict]) -> None:
        if not conflicts:
            return
        self._list.addSpacing(SPACE.m if self.cards else 0)
        self._list.addWidget(plain_label(f"{level_word(level)} ({len(conflicts)})", "section"))
        self._list.addSpacing(SPACE.xs)
        shown = max(0, AT_ONCE - len(self.cards)) + self._more_of[level]
        for conflict in conflicts[:shown]:
            self._list.addWidget(self._card(conflict, None))
        if left := conflicts[shown:]:
            self._list.addWidget(self._more(level, left), 0, Qt.AlignmentFlag.AlignLeft)

    def _more(self, level: Level, left: Sequence[Conflict]) -> QPushButton:
        button = QPushButton(_more_words(left))
        theme.role(button, "quiet")
        button.clicked.connect(lambda: self._show_more(level, button))
        return button

    def _show_more(self, level: Level, button: QPushButton) -> None:
        """The next ones of a level above the button, the keyboard on the first of them."""
        every = [conflict for conflict in self._given[0] if conflict.level is level]
        shown = sum(card.conflict.level is level and not card.aside for card in self.cards)
        graver = LEVELS[: LEVELS.index(level) + 1]
        number = sum(card.conflict.level in graver and not card.aside for card in self.cards)
        place = self._list.indexOf(button)
        for step, conflict in enumerate(every[shown : shown + AT_ONCE]):
            self._list.insertWidget(place + step, self._card(conflict, None, number + step))
        self._more_of[level] += AT_ONCE
        left = every[shown + AT_ONCE :]
        button.setText(_more_words(left))
        if (inside := self.widget()) and (column := inside.layout()):
            column.activate()
        self._focus(number)
        button.setVisible(bool(left))

    def _card(self, conflict: Conflict, waiver: Waiver | None, number: int | None = None) -> ConflictCard:
        """A card that stands as the so-manieth, or last."""
        books = self._given[2]
        free = any(not book.frozen for book in books if book.plan in {key[0] for key in conflict.keys})
        card = ConflictCard(conflict, say(conflict, books), waiver, free)
        card.chosen.connect(self.chosen)
        card.waived.connect(lambda reason: self.waived.emit(conflict, reason))
        card.again.connect(lambda: self.unwaived.emit(conflict, waiver))
        card.row.stepped.connect(lambda by: self._focus(self.cards.index(card) + by))
        self.cards.insert(len(self.cards) if number is None else number, card)
        return card

    def _add_aside(self, aside: Sequence[Aside]) -> None:
        """What was set aside, folded away under its number."""
        if not aside:
            return
        self._list.addSpacing(SPACE.m)
        self.fold = QPushButton(_("Set aside ({n})").format(n=len(aside)))
        theme.role(self.fold, "quiet")
        self.fold.setCheckable(True)
        self.fold.setChecked(self._open)
        self._list.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        folded = QWidget()
        column = QVBoxLayout(folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for conflict, waiver in aside:
            column.addWidget(self._card(conflict, waiver))
        self._list.addWidget(folded)
        self.fold.toggled.connect(lambda opened: self._unfold(folded, opened))
        self._unfold(folded, self._open)

    def _unfold(self, folded: QWidget, opened: bool) -> None:
        self._open = opened
        folded.setVisible(opened)
        theme.dress_button(self.fold, "chevron-up" if opened else "chevron-down", "muted")

    def _focus(self, number: int) -> None:
        if 0 <= number < len(self.cards) and (self._open or not self.cards[number].aside):
            self.cards[number].row.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.cards[number], 0, SPACE.m)


def _more_words(left: Sequence[Conflict]) -> str:
    return ngettext("Show {n} more", "Show {n} more", len(left)).format(n=len(left))


class _Line(Row):
    """A row that the arrow keys leave for its neighbours."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class ConflictCard(QWidget):
    """One conflict: `chosen` tells which activity is wanted, `waived` the reason, `again` the way back."""

    chosen = Signal(object)
    waived = Signal(str)
    again = Signal()

    def __init__(self, conflict: Conflict, words: str, waiver: Waiver | None, editable: bool) -> None:
        super().__init__()
        self.conflict, self.aside, self._words = conflict, waiver is not None, words
        icon, tone = LOOKS[conflict.level] if waiver is None else ("check", "muted")
        reason = _("Set aside: {reason}").format(reason=waiver.reason) if waiver else ""
        self.row = _Line("\n".join(filter(None, (words, reason))), icon, tone)
        self.row.setAccessibleName(f"{level_word(conflict.level)}: {' '.join(filter(None, (words, reason)))}")
        self.row.setToolTip(_("Go to the activity (Enter)"))
        self.row.clicked.connect(lambda: self.chosen.emit(conflict.key))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, SPACE.s)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)
        self._reason: ReasonBox | None = None
        self._column.addLayout(self._actions(editable))

    @property
    def typed(self) -> str | None:
        """The reason as far as it is typed, None while none is asked for."""
        return self._reason.field.text() if self._reason and not self._reason.isHidden() else None

    def ask(self, words: str = "", *, focus: bool = True) -> None:
        """Ask why it may be set aside."""
        if self._reason is None:
            self._reason = ReasonBox(_("Why this is no conflict"), _("Ignore"), stacked=True)
            self._reason.given.connect(self.waived)
            self._reason.left.connect(self._leave)
            self._column.addWidget(self._reason)
        self._reason.field.setText(words)
        self._reason.show()
        if focus:
            self._reason.field.setFocus()

    def _leave(self) -> None:
        if self._reason is not None:
            self._reason.hide()
        self.ignore.setFocus()

    def _actions(self, editable: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(INDENT - SPACE.m, 0, 0, 0)
        line.setSpacing(0)
        other = self.conflict.other
        if other is not None:
            self.over = self._quiet(
                _("The other activity"), _("Go to the other one of the two"), lambda: self.chosen.emit(other)
            )
            line.addWidget(self.over)
        if editable and self.aside:
            self.back = self._quiet(_("Look at it again"), _("The conflict counts again"), self.again.emit)
            line.addWidget(self.back)
        elif editable:
            self.ignore = self._quiet(_("Ignore…"), _("Say why this is no conflict"), self.ask)
            line.addWidget(self.ignore)
        line.addStretch(1)
        return line

    def _quiet(self, words: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        theme.role(button, "quiet")
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}: {self._words}")
        button.clicked.connect(lambda: act())
        return button
