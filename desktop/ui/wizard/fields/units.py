"""Units, one on each line, never split on "và" or ","; those of the directory are proposed while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtGui import QTextCursor

from desktop.i18n import _
from desktop.plan.dates import short_date
from desktop.plan.item import Unit
from desktop.plan.office import KnownUnit, collective
from desktop.plan.reform import ended
from desktop.ui import theme
from desktop.ui.directory import current
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.fields.mini import mini_button
from desktop.ui.wizard.fields.popup import Pause, Popup
from desktop.ui.wizard.fields.writing import Writing

Names = Callable[[], Sequence[str]]
Day = Callable[[], date | None]
_LEAST_LETTERS = 2
_MOST = 200


def known_unit(unit: Unit) -> KnownUnit | None:
    """The unit of the directory in use that is meant."""
    return current.index().of(unit.id) or current.index().named(unit.name)


def unknown(units: Iterable[Unit]) -> str:
    """Which units are not in the directory, in words; "" while there is no directory."""
    if not current.index().units:
        return ""
    names = [unit.name for unit in units if not (known_unit(unit) or collective(unit.name))]
    return _("Not in the directory: {units}").format(units="; ".join(names)) if names else ""


def gone(unit: Unit, day: date | None) -> str:
    """That the unit does not stand on that day, in words; "" when it does."""
    known = known_unit(unit)
    if known is None:
        body = ended(unit.name, day)
        return _gone(body.words, body.until, body.follower) if body else ""
    after = current.index().of(known.follower)
    return "" if known.stands(day) else _gone(unit.name, known.until, after.name if after else "")


def _gone(name: str, until: date | None, follower: str) -> str:
    words = _("{unit} does not stand on that day.").format(unit=name)
    if until:
        words = _("{unit} ended on {day}.").format(unit=name, day=short_date(until))
    return " ".join(filter(None, (words, follower and _("Now: {unit}.").format(unit=follower))))


class UnitsField(Field):
    """Units in the order of the paper; `names` offers those already in the plan, `day` says when they act."""

    def __init__(
        self, name: str, label: str, help: str = "", *, names: Names = tuple, day: Day = lambda: None
    ) -> None:
        super().__init__(name, label, help)
        self._names = names
        self._day = day
        self._known: dict[str, str] = {}
        self._popup: Popup | None = None
        self._adding = False
        self.edit = Writing(lines=True)
        self.edit.setPlaceholderText(_("One unit on each line"))
        self.edit.textChanged.connect(self._written)
        self.edit.asked.connect(self.suggest)
        self._pause = Pause(self)
        self._pause.timeout.connect(self._rested)
        tip = _("Choose a unit of the directory or of this plan (Alt+Down)")
        self._opener = mini_button(_("Choose"), tip, self.suggest, "chevron-down")
        self.add_to_head(self._opener)
        self.add_control(self.edit)
        self._note = plain_label("", "muted")
        self._note.hide()
        self._box.insertWidget(self._box.indexOf(self.edit) + 1, self._note)
        current.changed.connect(self._say)

    @property
    def note(self) -> str:
        """What is said about the units under the field."""
        return "" if self._note.isHidden() else self._note.text()

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self._opener.setVisible(not fixed)

    def check(self) -> None:
        self._say()

    # --- proposing ---------------------------------------------------------------------------------

    def _rested(self) -> None:
        self.propose()
        self._say()

    def propose(self) -> None:
        """Offer the directory's units that begin as the line does, once the writer rests."""
        line = self._line()
        found: Sequence[str] = ()
        if len(line) >= _LEAST_LETTERS and not self.edit.isReadOnly() and self.edit.hasFocus():
            found = [name for name in self._matching(line, 8) if name != line]
        self._open(found, adding=False)

    def suggest(self) -> None:
        """Offer the units of the plan and of the directory that are not in the list yet."""
        if self.edit.isReadOnly():
            return
        self.edit.setFocus()
        here = {unit.name for unit in self.value()}
        names = dict.fromkeys((*self._names(), *self._matching("", _MOST)))
        self._open([name for name in names if name not in here], adding=True)

    def _matching(self, words: str, limit: int) -> list[str]:
        return [unit.name for unit in current.index().propose(words, self._day(), limit)]

    def _open(self, names: Sequence[str], *, adding: bool) -> None:
        if self._popup is None:
            if not names and not adding:
                return
            self._popup = Popup(self.edit, _("Proposed units"))
            self._popup.chosen.connect(self.choose)
        self._adding = adding
        self._popup.offer(names, first=adding)

    def choose(self, name: str) -> None:
        """A proposed unit: in place of the line being written, or one more."""
        if self._adding and self._line():
            self.add(name)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            return
        self._remember(name)
        cursor = self.edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(name)
        self.edit.setTextCursor(cursor)
        self._pause.stop()

    def add(self, name: str) -> None:
        """One more unit at the end."""
        self._remember(name)
        self.show_value((*self.value(), Unit(name, self._known.get(name, ""))))
        self.edited.emit(self.value())

    def _line(self) -> str:
        return self.edit.textCursor().block().text().strip()

    # --- the value ---------------------------------------------------------------------------------

    def _written(self) -> None:
        self._hang()
        for line in self._lines():
            self._remember(line)
        if self._popup:
            self._popup.hide()
        self._pause.start()
        self.edited.emit(self.value())

    def _remember(self, name: str) -> None:
        """A name that the directory knows points into it; an id that it does not know is dropped."""
        index = current.index()
        if index.units and not index.of(self._known.get(name, "")):
            known = index.named(name)
            self._known[name] = known.id if known else ""

    def _lines(self) -> list[str]:
        return [name for line in self.edit.words().split("\n") if (name := line.strip())]

    def value(self) -> tuple[Unit, ...]:
        return tuple(Unit(name, self._known.get(name, "")) for name in self._lines())

    def show_value(self, value: tuple[Unit, ...]) -> None:
        self._known = {unit.name: unit.id for unit in value if unit.id}
        self.edit.blockSignals(True)
        self.edit.put_words("\n".join(unit.name for unit in value))
        self.edit.blockSignals(False)
        self._hang()
        self._say()

    def _say(self) -> None:
        """Say plainly which units have ended, and quietly which are not in the directory."""
        day = self._day()
        proposing = self._popup is not None and self._popup.isVisible()
        units = [unit for unit in self.value() if not proposing or unit.name != self._line()]
        faults = {unit: words for unit in units if (words := gone(unit, day))}
        others = unknown(unit for unit in units if unit not in faults)
        words = "\n".join(filter(None, (*dict.fromkeys(faults.values()), others)))
        self._note.setText(words)
        self._note.setVisible(bool(words))
        theme.role(self._note, "warning" if faults else "muted")
        self.edit.setAccessibleDescription(words or self._help)

    def _hang(self) -> None:
        """Wrapped lines of a long name stand further in, so that each unit is seen to begin."""
        self.edit.shape(theme.SPACE.m, 2)
