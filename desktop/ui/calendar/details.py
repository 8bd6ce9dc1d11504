"""All that is known of the chosen time, and fields for whatever else is done by dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.text import text
from desktop.session.names import state_name
from desktop.ui import theme
from desktop.ui.banner import clear, plain_label
from desktop.ui.calendar.describe import units_words, when_words
from desktop.ui.calendar.detaching import DetachField
from desktop.ui.calendar.period import long, short
from desktop.ui.calendar.picking import PickField, part_words
from desktop.ui.wizard.fields.when import WhenField
from desktop.ui.wizard.tab_order import set_reading_order

SPACE = theme.SPACE
PICKED = ("within", "months", "quarter", "year", "period", "vague", "focus", "deadline", "continuous")
FREE = ("unstated", "unparsed", "relative", "continuous")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class About(NamedTuple):
    """An entry, its plan, its conflicts in words, and why its words cannot be changed here, if so."""

    entry: Entry
    agenda: Agenda
    conflicts: Sequence[str] = ()
    no_words: str = ""


class _Words(WhenField):
    """Words alone, without the buttons for bold, italic and notes."""

    def _show_buttons(self, on: bool) -> None:
        return


class Details(QScrollArea):
    """Signals carry the key of the entry shown; `worded` new words, `picked` a day and its part."""

    open_wanted = Signal(object)
    worded = Signal(object, str)
    picked = Signal(object, object, str)
    unpicked = Signal(object)
    detached = Signal(object, object, object)
    done_wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.about: About | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = plain_label(_("Choose an activity in the calendar to see all about it here."), "muted")
        self._title = plain_label("")
        self._title.setStyleSheet("font-weight: 600;")
        self._plan = plain_label("", "muted")
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setHorizontalSpacing(SPACE.m)
        self._facts.setVerticalSpacing(SPACE.s)
        self._facts.setColumnStretch(1, 1)
        self._why = plain_label("", "muted")
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self.show_entry(None)

    def show_entry(self, about: About | None) -> None:
        """Show an entry, or that none is chosen; a field open for the same one stays as it is."""
        if about is not None and about == self.about:
            return
        other = about is None or self.about is None or about.entry.key != self.about.entry.key
        self.about = about
        if other:
            self._close_fields()
        self.nothing.setVisible(about is None)
        self._inside.setVisible(about is not None)
        if about is None:
            return
        entry, agenda = about.entry, about.agenda
        self._title.setText(f"{entry.name} {entry.title}".strip())
        about_plan = (agenda.reference, agenda.title, state_name(agenda.state))
        self._plan.setText(" · ".join(part for part in about_plan if part))
        self._show_facts(about)
        self._settle(about)
        self.setAccessibleDescription(self._title.text())

    def focus_first(self) -> None:
        """The keyboard on the first button, where there is one."""
        (self.open if self.about else self).setFocus()

    def ask_words(self) -> None:
        """Open the field with the words of the time."""
        if self.about and not self._fixed():
            self._close_fields()
            self.when.show_value(text(self.about.entry.when.text))
            self._wording.show()
            self.when.go_to()
            self._reveal(self._wording)

    def ask_day(self) -> None:
        """Open the field that takes a day inside the time."""
        if self.about and self._picks():
            self._close_fields()
            self.pick.open_for(self.about.entry)
            self._reveal(self.pick)

    def ask_days(self) -> None:
        """Open the fields for days of its own."""
        if self.about and self._may_part():
            self._close_fields()
            self.apart.open_for(self.about.entry)
            self._reveal(self.apart)

    def _reveal(self, field: QWidget) -> None:
        """Scroll to all of a field once it is laid out."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(field, 0, SPACE.s))

    def asks(self, key: Key) -> bool:
        """Whether the field that takes a day is open for an entry."""
        return self.pick.isVisible() and self.pick.key == key

    def refuse(self, words: str) -> None:
        """Say at the open field why the change cannot be made."""
        fields = (field for field in (self.pick, self.apart) if field.isVisible())
        next(fields, self.when).refuse(words)

    def done(self) -> None:
        """The change was made; the keyboard goes back to the buttons."""
        self._close_fields()

    # --- what is shown -----------------------------------------------------------------------------

    def _show_facts(self, about: About) -> None:
        entry = about.entry
        clear(self._facts)
        wording, echo = when_words(entry), phrase.echo(entry.when)
        again = echo.casefold() == wording.casefold() or not entry.when.dated
        pick = entry.pick
        chosen = " ".join(filter(None, (part_words(pick.part), long(pick.day)))) if pick else ""
        rooms = ", ".join(
            room.place + (f" ({_('tentative')})" if room.tentative else "")
            for room in entry.rooms
            if room.place
        )
        performers = units_words([*entry.second_leads, *entry.performers])
        rows = (
            (_("Time"), wording),
            (_("Understood"), "" if again else echo),
            (_("Day chosen"), chosen),
            (_("Lead"), units_words(entry.leads)),
            (_("Performs"), performers),
            (_("Coordination"), units_words(entry.coordinators)),
            (_("Leader in charge"), units_words(entry.leaders)),
            (_("Venue"), rooms),
            (_("Progress"), _progress(entry)),
            (_("Conflicts"), "\n".join(about.conflicts)),
        )
        for number, (label, words) in enumerate(row for row in rows if row[1]):
            name = plain_label(label, "muted")
            name.setWordWrap(False)
            self._facts.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            said = plain_label(words, "warning" if label == _("Conflicts") else "")
            self._facts.addWidget(said, number, 1)

    def _settle(self, about: About) -> None:
        frozen = about.agenda.frozen
        entry = about.entry
        self._why.setText(_("This plan is signed and can only be read.") if frozen else about.no_words)
        self._why.setVisible(bool(self._why.text()))
        self.word.setEnabled(not self._fixed())
        self.choose.setVisible(self._picks())
        self.choose.setText(_("Choose another day…") if entry.pick else _("Choose a day…"))
        theme.dress_button(self.choose, "calendar")
        self.detach.setVisible(self._may_part())
        self.detach.setText(_detach_words(entry))
        theme.dress_button(self.detach, "calendar")
        self.unpick.setVisible(entry.pick is not None and not frozen)
        self.mark.setVisible(bool(entry.task) and not entry.duty and not about.agenda.over)
        self.mark.setText(_("Mark as not done") if entry.done else _("Mark as done"))
        theme.dress_button(self.mark, "undo-2" if entry.done else "check")

    def _fixed(self) -> bool:
        return self.about is None or self.about.agenda.frozen or bool(self.about.no_words)

    def _picks(self) -> bool:
        return self.about is not None and not self.about.agenda.frozen and may_pick(self.about.entry)

    def _may_part(self) -> bool:
        return not self._fixed() and self.about is not None and self.about.entry.when.kind == "around"

    # --- fields ------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.when = _Words("when", _("The time in words"), year=self._year)
        self.when.done.connect(self._write)
        self.when.edit.installEventFilter(self)
        self.write, leave = QPushButton(_("Put in this time")), QPushButton(_("Cancel"))
        theme.role(self.write, "primary")
        theme.role(leave, "quiet")
        self.write.clicked.connect(self._write)
        leave.clicked.connect(self._give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.write)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self._wording = QWidget()
        column = QVBoxLayout(self._wording)
        column.setContentsMargins(0, SPACE.s, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self.when)
        column.addLayout(buttons)
        self.pick = PickField()
        self.pick.picked.connect(lambda day, part: self._say(self.picked, day, part))
        self.pick.left.connect(self._give_up)
        self.apart = DetachField()
        self.apart.chosen.connect(lambda first, last: self._say(self.detached, first, last))
        self.apart.left.connect(self._give_up)

    def _year(self) -> int | None:
        return self.about.agenda.year if self.about else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.when.edit and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self._give_up()
                return True
        return False

    def _write(self) -> None:
        self._say(self.worded, self.when.edit.words().strip())

    def _give_up(self) -> None:
        self._close_fields()
        (self.word if self.word.isEnabled() else self.open).setFocus()

    def _close_fields(self) -> None:
        self._wording.hide()
        self.pick.hide()
        self.apart.hide()
        self.when.refuse("")

    # --- buttons -----------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        def button(words: str, icon: str, act: Callable[[], object], role: str = "") -> QPushButton:
            made = QPushButton(words)
            theme.dress_button(made, icon, "on_accent" if role == "primary" else "text")
            if role:
                theme.role(made, role)
            made.clicked.connect(lambda _checked=False: act())
            return made

        self.open = button(_("Open the activity"), "pen-line", lambda: self._say(self.open_wanted), "primary")
        self.word = button(_("Change the time…"), "clock", self.ask_words)
        for made, keys in ((self.open, "Enter"), (self.word, "F2")):
            made.setToolTip(f"{made.text()} ({keys})")
        self.choose = button("", "calendar", self.ask_day)
        self.detach = button("", "calendar", self.ask_days)
        self.unpick = button(_("Take off the chosen day"), "x", lambda: self._say(self.unpicked))
        self.mark = button("", "check", self._mark)

    def _mark(self) -> None:
        if self.about:
            self._say(self.done_wanted, not self.about.entry.done)

    def _say(self, signal: Any, *more: object) -> None:
        if self.about:
            signal.emit(self.about.entry.key, *more)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, SPACE.s, 0)
        column.setSpacing(SPACE.s)
        for part in (
            self._title,
            self._plan,
            SPACE.s,
            self._facts,
            SPACE.s,
            self.open,
            self.word,
            self._wording,
        ):
            _add(column, part)
        for part in (self.choose, self.detach, self.apart, self.unpick, self.pick, self.mark, self._why):
            _add(column, part)
        column.addStretch(1)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addWidget(self._inside, 1)
        box.addStretch(0)
        self.setWidget(whole)
        set_reading_order(self)


def may_pick(entry: Entry) -> bool:
    """Whether a day may be chosen inside the time: it is fuzzy, or names no day."""
    when = entry.when
    return (when.kind in FREE and not when.dated) or (when.kind in PICKED and when.window is not None)


def _detach_words(entry: Entry) -> str:
    anchor = entry.when.anchor
    return _("Part it from {day}…").format(day=short(anchor)) if anchor else _("Part it from its event…")


def said(entry: Entry, agenda: Agenda) -> str:
    """The entry as lines of text, to be copied."""
    rooms = ", ".join(room.place for room in entry.rooms if room.place)
    lines = (
        f"{entry.name} {entry.title}".strip(),
        when_words(entry),
        units_words(entry.doers),
        rooms,
        agenda.title,
    )
    return "\n".join(line for line in lines if line)


def _progress(entry: Entry) -> str:
    if entry.done:
        return _("Done")
    return "" if entry.progress is None else _("{percent} % done").format(percent=entry.progress)


def _add(column: QVBoxLayout, part: QWidget | QLayout | int) -> None:
    if isinstance(part, int):
        column.addSpacing(part)
    elif isinstance(part, QLayout):
        column.addLayout(part)
    else:
        column.addWidget(part)
