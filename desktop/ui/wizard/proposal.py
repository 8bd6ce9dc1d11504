"""What a page offers from the plan's own data and from the office's directory: quiet, beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan import proposals, proposed
from desktop.plan.office import Directory
from desktop.plan.plan import Plan
from desktop.plan.text import Text
from desktop.plan.tree import owners
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.directory import current
from desktop.ui.wizard.fields.field import plain_label

if TYPE_CHECKING:
    from desktop.ui.wizard.adding import Ready

PAUSE = 150
_LONGEST = 90
Choice = tuple[str, Callable[[], object]]
Words = Callable[[Plan, Directory], Text]


def known() -> Directory:
    """The office's directory as it is now."""
    return current.directory()


def by_hand(verb: Callable[[Plan, Any], Plan]) -> Callable[[Plan, Any], Plan]:
    """The verb as a hand does it: what it changes is no longer marked as proposed."""
    return lambda plan, value: proposed.touched(plan, verb(plan, value))


def say_on(button: QPushButton, words: str) -> None:
    """Words with an access key on a button, which is spoken without it."""
    button.setText(words)
    button.setAccessibleName(words.replace("&", ""))


def shortened(words: str) -> str:
    """Words for a menu."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


class Pause(QTimer):
    """Calls `act` once the typing has paused."""

    def __init__(self, owner: QWidget, act: Callable[[], None]) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(PAUSE)
        self.timeout.connect(act)


class PickButton(QPushButton):
    """Opens a menu of `choices`, asked for when needed; hidden while there are none."""

    def __init__(self, words: str, choices: Callable[[], Sequence[Choice]], icon: str = "book-open") -> None:
        super().__init__()
        say_on(self, words)
        self.choices = choices
        theme.role(self, "quiet")
        theme.dress_button(self, icon, "accent")
        self.clicked.connect(self.open_menu)

    def load(self, fixed: bool) -> None:
        """Show the button where there is something to choose."""
        self.setVisible(not fixed and bool(self.choices()))

    def open_menu(self) -> None:
        """The choices under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self.choices():
            action = menu.addAction(shortened(words).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])


class Box(QFrame):
    """A quiet ground with a title, a button at the title's right, and lines below."""

    def __init__(self, button: str) -> None:
        super().__init__()
        theme.role(self, "side")
        self.title = plain_label("")
        self.button = QPushButton()
        say_on(self.button, button)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.m)
        head.addWidget(self.title, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.SPACE.m, theme.SPACE.s, theme.SPACE.s, theme.SPACE.s)
        self.column.setSpacing(theme.SPACE.xs)
        self.column.addLayout(head)


class Offers(Box):
    """Lines that may be taken one by one or all at once; `taken` carries the keys of what was taken."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Add &all"))
        self._rows: dict[str, _Line] = {}
        self.button.clicked.connect(lambda: self.taken.emit(tuple(self._rows)))
        self.hide()

    def keys(self) -> tuple[str, ...]:
        """What is offered, in order."""
        return tuple(self._rows)

    def line(self, key: str) -> QPushButton:
        """The button that takes one line."""
        return self._rows[key].button

    def show_offers(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Offer these lines, pairs of a key and its words; the box is gone when there are none."""
        self.title.setText(title)
        focused = next((n for n, row in enumerate(self._rows.values()) if row.button.hasFocus()), None)
        for row in self._rows.values():
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {key: self._line(key, words) for key, words in lines}
        self.setVisible(bool(lines))
        if focused is not None and lines:
            list(self._rows.values())[min(focused, len(lines) - 1)].button.setFocus()

    def _line(self, key: str, words: str) -> _Line:
        line = _Line(words)
        line.button.clicked.connect(lambda: self.taken.emit((key,)))
        self.column.addWidget(line)
        return line


class _Line(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.button = QPushButton(_("Add"))
        self.button.setAccessibleName(_("Add: {what}").format(what=words))
        theme.role(self.button, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.m)
        row.addWidget(plain_label(words), 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


class WordsOffer(QWidget):
    """Words made from the data for one field: shown, taken by one button, marked until they are edited."""

    def __init__(
        self, session: Session, key: str, title: str, words: Words, held: Callable[[Plan], Text]
    ) -> None:
        super().__init__()
        self._session, self._key, self._words, self._held = session, key, words, held
        self._fresh = Text()
        self.mark = plain_label(_("Suggested from the plan's data, not edited yet."), "small")
        self.box = Box("")
        self.box.title.setText(title)
        theme.role(self.box.title, "small")
        self.preview = plain_label("")
        self.box.column.addWidget(self.preview)
        self.box.button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.mark)
        column.addWidget(self.box)
        self._pause = Pause(self, self.refresh)
        self.refresh()

    def load(self, plan: Plan) -> None:
        """The plan has changed: the mark follows at once, the words after a pause."""
        self.mark.setVisible(self._key in plan.proposed)
        self._pause.start()

    def refresh(self) -> None:
        """Word it anew from the data; nothing of the plan is changed."""
        plan = self._session.plan
        marked = self._key in plan.proposed
        self._fresh = self._words(plan, known())
        self.mark.setVisible(marked)
        self.preview.setText(self._fresh.plain)
        say_on(self.box.button, _button_words(marked, bool(self._held(plan))))
        self.box.setVisible(not plan.frozen and self._fresh != self._held(plan))

    def take(self) -> None:
        """Put the words into the plan, as one step."""
        self._session.seal()
        plan = proposed.with_words(self._session.plan, self._key, self._words(self._session.plan, known()))
        self._session.put(_("Use the suggested words"), plan)
        self.refresh()


def _button_words(marked: bool, filled: bool) -> str:
    if marked:
        return _("&Update from the data")
    return _("&Replace my words with these") if filled else _("&Use these words")


def closing_words(plan: Plan, directory: Directory) -> Text:
    """The last paragraph that the data words."""
    return proposals.closing(plan, directory)


def conclusion_words(plan: Plan, _directory: Directory) -> Text:
    """The opening's end that the data words."""
    return proposals.conclusion(plan)


def offer_ready(
    menu: QMenu, session: Session, owner_id: str, chosen: str, go_to: Callable[[str], None]
) -> None:
    """Put what is worded already into the menu of "Add": the office's sentences, then the data's."""
    from desktop.ui.wizard.adding import ready_clauses, ready_from_data

    plan, directory = session.plan, known()
    owner = next((owner for owner in owners(plan) if owner.id == owner_id), None)
    if owner is None:
        return
    for title, offers in (
        (_("Sentences of the office"), ready_clauses(owner, chosen, directory)),
        (_("Suggested from the plan's data"), ready_from_data(plan, owner, directory)),
    ):
        if offers:
            below = menu.addMenu(title)
            for ready in offers:
                action = below.addAction(shortened(ready.words).replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, ready=ready: _put(session, ready, go_to))


def _put(session: Session, ready: Ready, go_to: Callable[[str], None]) -> None:
    session.seal()
    plan, item_id = ready.put(session.plan)
    session.put(_("Add: {what}").format(what=shortened(ready.words)), plan)
    go_to(item_id)
