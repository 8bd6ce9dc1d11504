"""The calendar's toolbar: above, which days and which view; below, which of them and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import icon_button, plain_label
from desktop.ui.calendar import period
from desktop.ui.calendar.changes import brief
from desktop.ui.calendar.filter_bar import FORMS, FilterBar
from desktop.ui.calendar.menus import print_menu
from desktop.ui.wizard.fields.line import LineEdit
from desktop.ui.wizard.tab_order import set_reading_order

SPACE = theme.SPACE
SIDES = ("details", "unscheduled", "conflicts")
_HIGH, _FOLDED = 6, 5
"""What the row above gives up: words of printing, of adding, a steady title, the jump, the views."""
_LOW = ((0, False), (1, False), (1, True), (FORMS - 1, False), (FORMS - 1, True))
"""The row below: the form of the filters, and whether what stands beside gives up its words."""


class Toolbar(QWidget):
    """`turned` by 1 or -1; `jumped` a day and its span ("" for the span shown); `side_wanted` "" for none."""

    view_wanted = Signal(str)
    turned = Signal(int)
    today_wanted = Signal()
    jumped = Signal(object, str)
    misread = Signal(str)
    side_wanted = Signal(str)
    new_wanted = Signal()
    paper_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._span = date.today(), "month"
        self._form: tuple[int, int] | None = None
        self._high, self._low = list[int](), list[int]()
        self._counts = dict.fromkeys(SIDES, 0)
        self._nav, self._views, self._acts, self._beside = QWidget(), QWidget(), QWidget(), QWidget()
        self.filters = FilterBar()
        self.filters.resized.connect(self._settle)
        self._make_nav()
        self._make_views()
        self._make_acts()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        column.setSpacing(SPACE.s)
        for parts in ((self._nav, self._views, None, self._acts), (self.filters, None, self._beside)):
            row = QHBoxLayout()
            row.setSpacing(SPACE.l)
            line(row, *parts)
            column.addLayout(row)
        set_reading_order(self)
        self._settle()

    # --- what is shown -----------------------------------------------------------------------------

    def show_period(self, view: str, span: str, day: date) -> None:
        """Name the days that are shown."""
        self.views[view].setChecked(True)
        words = self.views[view].text()
        self.view_choice.setText(words)
        self.view_choice.setAccessibleName(_("View: {view}").format(view=words.replace("&", "")))
        self._shown = day
        if span != self._span:
            self._span = span
            self._settle()
        self.title.setText(period.title(span, day))
        if self.title.sizeHint().width() > self.title.minimumWidth():
            self._settle()
        before, after = _turns(span)
        for button, words, keys in ((self.before, before, "PgUp"), (self.after, after, "PgDown")):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({keys})")

    def count(self, side: str, number: int) -> None:
        """How many things a side list holds."""
        if number != self._counts[side]:
            self._counts[side] = number
            self._settle()

    def show_side(self, side: str) -> None:
        """Mark what stands beside the calendar, "" for nothing."""
        for name, button in self.sides.items():
            button.setChecked(name == side)

    def focus_search(self) -> None:
        """The keyboard in the search."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # --- parts -------------------------------------------------------------------------------------

    def _make_nav(self) -> None:
        self.today = QPushButton(_("&Today"))
        self.today.setToolTip(_("Today (Ctrl+T)"))
        self.today.clicked.connect(self.today_wanted)
        self.before, self.after = icon_button("chevron-left", ""), icon_button("chevron-right", "")
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.title = plain_label("", "section")
        self.title.setWordWrap(False)
        self.jump = _Jump()
        self.jump.setPlaceholderText(_("Go to a day"))
        self.jump.setAccessibleName(_("Go to a day"))
        self.jump.setAccessibleDescription(_("Write 10/5/2024, May as 5/2024, or week 20, then press Enter"))
        self.jump.setToolTip(self.jump.accessibleDescription())
        self.jump.returnPressed.connect(self._jump)
        self.jump.textEdited.connect(lambda _words: theme.role(self.jump, ""))
        fill(self._nav, self.today, self.before, self.after, self.title, self.jump)

    def _make_views(self) -> None:
        self.views: dict[str, QAbstractButton] = {}
        self._exclusive = QButtonGroup(self)
        for number, (view, words) in enumerate(view_names().items(), 1):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setToolTip(f"{words.replace('&', '')} (Ctrl+{number})")
            button.clicked.connect(lambda _checked=False, view=view: self.view_wanted.emit(view))
            self._exclusive.addButton(button)
            self.views[view] = button
        self.view_choice = QPushButton()
        menu = QMenu(self.view_choice)
        self.view_choice.setMenu(menu)
        self.view_choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.dress_button(self.view_choice, "chevron-down", "muted")
        for view, words in view_names().items():
            menu.addAction(words).triggered.connect(
                lambda _checked=False, view=view: self.view_wanted.emit(view)
            )
        self.view_choice.hide()
        fill(self._views, *self.views.values(), self.view_choice, gap=0)
        self._views.setStyleSheet(_VIEWS)
        self._measure_views()

    def _measure_views(self) -> None:
        """Room for the words in bold, so that nothing moves when another view is chosen."""
        for button in self.views.values():
            button.ensurePolished()
            bold = QFont(button.font())
            bold.setWeight(QFont.Weight.DemiBold)
            words = button.text().replace("&", "")
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words) + 2 * SPACE.s + SPACE.xs)

    def _make_acts(self) -> None:
        self.sides = {name: QPushButton() for name in SIDES}
        for name, button in self.sides.items():
            button.setCheckable(True)
            button.clicked.connect(lambda on, name=name: self.side_wanted.emit(name if on else ""))
        self.add = QPushButton()
        self.add.clicked.connect(self.new_wanted)
        self.print = QPushButton()
        self.print.setMenu(print_menu(self.print, self.paper_wanted.emit, self.file_wanted.emit))
        fill(self._acts, self.print, self.add)
        fill(self._beside, *self.sides.values())
        theme.role(self.add, "primary")

    # --- room --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange):
            self._measure_views()
            self._settle()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _settle(self) -> None:
        """Words have changed: see how much room each form takes now, and take the first that fits."""
        self.setUpdatesEnabled(False)
        gaps = 2 * SPACE.l
        self._high, self._low = [], []
        for tight in range(_HIGH):
            self._dress_high(tight)
            views = [self.view_choice] if tight == _FOLDED else self.views.values()
            above = (self._nav, *views, self._acts)
            self._high.append(gaps + sum(_wide(part) for part in above))
        for at in range(len(_LOW)):
            self._dress_low(at)
            self._low.append(gaps + _wide(self.filters) + _wide(self._beside))
        self._form = None
        self._fit()
        self.setUpdatesEnabled(True)

    def _fit(self) -> None:
        room = self.width() - 2 * SPACE.l
        form = _first_that_fits(self._high, room), _first_that_fits(self._low, room)
        if form != self._form:
            self._form = form
            self._dress_high(form[0])
            self._dress_low(form[1])
            self.view_choice.setVisible(form[0] == _FOLDED)
            for button in self.views.values():
                button.setHidden(form[0] == _FOLDED)

    def _dress_high(self, tight: int) -> None:
        """The row above with so much given up."""
        dress(self.print, "printer", _("Print and e&xport"), tight >= 1)
        dress(self.add, "plus", _("&Add an activity"), tight >= 2, "on_accent")
        self._measure_title((self._span,) if tight >= 3 else period.SPANS)
        self.jump.setVisible(tight < 4)

    def _dress_low(self, at: int) -> None:
        """The row below in one of its forms."""
        folded, alone = _LOW[at]
        icons = {"details": "panel-right", "unscheduled": "calendar", "conflicts": "triangle-alert"}
        for name, button in self.sides.items():
            dress(button, icons[name], _side_words(name), alone, number=self._counts[name])
        self.filters.fold(folded)

    def _measure_title(self, spans: Sequence[str]) -> None:
        """As wide as the titles of these spans, so that nothing moves when the days are turned."""
        self.title.ensurePolished()
        metrics = self.title.fontMetrics()
        wide = max(metrics.horizontalAdvance(period.widest(span)) for span in spans)
        self.title.setMinimumWidth(max(wide + SPACE.s, metrics.horizontalAdvance(self.title.text())))

    # --- what is done ------------------------------------------------------------------------------

    def _jump(self) -> None:
        words = self.jump.text().strip()
        found = period.read_jump(words, self._shown, date.today()) if words else None
        theme.role(self.jump, "invalid" if words and not found else "")
        if found:
            self.jump.clear()
            self.jumped.emit(*found)
        elif words:
            said = _("“{words}” is no day. Write it like 10/5/2024, 5/2024 or week 20.")
            self.misread.emit(said.format(words=brief(words)))


_VIEWS = """
QPushButton { padding: 0 8px; border-radius: 6px; }
QPushButton:checked { font-weight: 600; }
"""


class _Jump(LineEdit):
    """As wide as a day with its year; Esc empties it."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText() + "00")
        return QSize(words + 2 * SPACE.m, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            theme.role(self, "")
        else:
            super().keyPressEvent(event)


def view_names() -> dict[str, str]:
    """The views in their order, with their access keys."""
    return {
        "month": _("&Month"),
        "week": _("&Week"),
        "day": _("&Day"),
        "list": _("&List"),
        "year": _("Yea&r"),
    }


def _side_words(name: str) -> str:
    return {
        "details": _("Deta&ils"),
        "unscheduled": _("&No day yet"),
        "conflicts": _("&Conflicts"),
    }[name]


def _turns(span: str) -> tuple[str, str]:
    return {
        "month": (_("The month before"), _("The month after")),
        "week": (_("The week before"), _("The week after")),
        "day": (_("The day before"), _("The day after")),
        "year": (_("The year before"), _("The year after")),
    }[span]


def dress(
    button: QPushButton, icon: str, words: str, alone: bool, tone: str = "text", number: int = -1
) -> None:
    """Words with their icon, or the icon alone with the words in its tooltip; a number above 0 is shown."""
    plain = words.replace("&", "")
    tail = f" ({number})" if number > 0 else ""
    button.setText(str(number) if alone and number > 0 else "" if alone else words + tail)
    if alone:
        button.setShortcut(QKeySequence.mnemonic(words))  # the words are gone, their access key stays
    button.setAccessibleName(plain + tail)
    button.setToolTip(plain + tail if alone else "")
    theme.dress_button(button, icon, tone)


def fill(group: QWidget, *widgets: QWidget, gap: int = SPACE.s) -> None:
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)


def line(row: QHBoxLayout, *parts: QWidget | None) -> None:
    """These parts in the row, None for what stretches."""
    while row.count():
        row.takeAt(0)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)


def _wide(part: QWidget) -> int:
    """The room it needs now, not before its words changed."""
    if layout := part.layout():
        layout.invalidate()
    return max(part.sizeHint().width(), part.minimumWidth())


def _first_that_fits(needs: Sequence[int], room: int) -> int:
    return next((at for at, need in enumerate(needs) if need <= room), len(needs) - 1)
