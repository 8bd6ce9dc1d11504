"""The Gantt's toolbar: which year, how large, what it is narrowed to and grouped by, what stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.drawings.gantt_rows import By
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import icon_button, plain_label
from desktop.ui.calendar.chips import Chip, Choices
from desktop.ui.calendar.filter_bar import FORMS, FilterBar
from desktop.ui.calendar.toolbar import dress, fill, line
from desktop.ui.gantt import menus
from desktop.ui.gantt.sift import Only
from desktop.ui.wizard.tab_order import set_reading_order

SPACE = theme.SPACE
SIDES = ("details", "conflicts")
_TIGHTER = 4
"""How far the first row can give up its words: printing, then what stands beside, then the size."""


class Toolbar(QWidget):
    """`turned` by 1 or -1 years; `zoomed` by a factor, 0 for all in the window; `stepped` a key of a step."""

    turned = Signal(int)
    today_wanted = Signal()
    zoomed = Signal(float)
    stepped = Signal(str)
    narrowed = Signal(str)
    grouped = Signal(str)
    compared = Signal(str)
    side_wanted = Signal(str)
    paper_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._form: tuple[int, int] | None = None
        self._high, self._low = [0] * _TIGHTER, [0] * FORMS
        self._counts = dict.fromkeys(SIDES, 0)
        self._step = ""
        self._baselines: Choices = ()
        self._comparing = False
        self._nav, self._sizes, self._acts, self._chips = QWidget(), QWidget(), QWidget(), QWidget()
        self.filters = FilterBar()
        words = _("Find in the chart")
        self.filters.search.setPlaceholderText(words)
        self.filters.search.setAccessibleName(words)
        self.filters.resized.connect(self._settle)
        self._make_nav()
        self._make_sizes()
        self._make_chips()
        self._make_acts()
        self._rows = [QHBoxLayout(), QHBoxLayout()]
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        column.setSpacing(SPACE.s)
        for row in self._rows:
            row.setSpacing(SPACE.l)
            column.addLayout(row)
        self._settle()

    # --- what is shown -----------------------------------------------------------------------------

    def show_year(self, year: int) -> None:
        """Name the year that is shown."""
        self.title.setText(_("Year {year}").format(year=year))

    def show_step(self, key: str) -> None:
        """Name the size that is shown."""
        if key != self._step:
            self._step = key
            self._dress_size()

    def show_groups(self, value: str) -> None:
        """Name what the rows are grouped by."""
        if value != self.by.value:
            self.by.show_value(value)
            self._settle()

    def show_side(self, side: str) -> None:
        """Mark what stands beside the chart, "" for nothing."""
        for name, button in self.sides.items():
            button.setChecked(name == side)

    def count(self, side: str, number: int) -> None:
        """How many things a side list holds."""
        if number != self._counts[side]:
            self._counts[side] = number
            self._settle()

    def offer_baselines(self, choices: Choices, chosen: str = "") -> None:
        """What can be compared with; nothing hides the choice."""
        self._baselines = choices
        self.compare.show_value(chosen)
        shown = bool(choices)
        if shown != self._comparing:
            self._comparing = shown
            self.compare.setVisible(shown)
            self._settle()

    def focus_search(self) -> None:
        """The keyboard in the search."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # --- parts -------------------------------------------------------------------------------------

    def _make_nav(self) -> None:
        self.today = QPushButton(_("&Today"))
        self.today.setToolTip(_("Today (Ctrl+T)"))
        self.today.clicked.connect(self.today_wanted)
        self.before = icon_button("chevron-left", _("The year before"), "Ctrl+PgUp")
        self.after = icon_button("chevron-right", _("The year after"), "Ctrl+PgDn")
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.title = plain_label("", "section")
        self.title.setWordWrap(False)
        self.title.setText(_("Year {year}").format(year=2028))
        fill(self._nav, self.today, self.before, self.after, self.title)

    def _make_sizes(self) -> None:
        self.steps = QPushButton()
        self.steps.setMenu(menus.steps_menu(self.steps, self.stepped.emit))
        self.smaller = icon_button("zoom-out", _("Smaller: more days"), "Ctrl+−")
        self.larger = icon_button("zoom-in", _("Larger: fewer days"), "Ctrl++")
        self.smaller.clicked.connect(lambda: self.zoomed.emit(1 / menus.FACTOR))
        self.larger.clicked.connect(lambda: self.zoomed.emit(menus.FACTOR))
        self.fit = QPushButton(_("Fit the &window"))
        self.fit.setToolTip(_("The whole time in the window (Ctrl+0)"))
        self.fit.clicked.connect(lambda: self.zoomed.emit(0.0))
        fill(self._sizes, self.steps, self.smaller, self.larger, self.fit)

    def _make_chips(self) -> None:
        self.only = Chip(_("On&ly"), _("everything"), only_choices)
        self.by = Chip(_("&Groups"), _("none"), by_choices)
        self.compare = Chip(_("Compa&re with"), _("nothing"), lambda: self._baselines)
        for chip, signal in (
            (self.only, self.narrowed),
            (self.by, self.grouped),
            (self.compare, self.compared),
        ):
            chip.chosen.connect(signal)
            chip.chosen.connect(lambda _value: self._settle())
        fill(self._chips, self.by, self.only, self.compare)
        self.compare.hide()

    def _make_acts(self) -> None:
        self.sides = {name: QPushButton() for name in SIDES}
        for name, button in self.sides.items():
            button.setCheckable(True)
            button.clicked.connect(lambda on, name=name: self.side_wanted.emit(name if on else ""))
        self.print = QPushButton()
        self.print.setMenu(menus.print_menu(self.print, self.paper_wanted.emit, self.file_wanted.emit))
        fill(self._acts, *self.sides.values(), self.print)

    # --- room --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _settle(self) -> None:
        """Words have changed: see how much room each form takes now, and take the first that fits."""
        self.setUpdatesEnabled(False)
        self._low, self._high = [], []
        for form in range(FORMS):
            self._narrow(form)
            self._low.append(self._chips.sizeHint().width() + SPACE.l + self.filters.sizeHint().width())
        for tight in range(_TIGHTER):
            self._tighten(tight)
            left = self._nav.sizeHint().width() + SPACE.l + self._sizes.sizeHint().width()
            self._high.append(left + SPACE.l + self._acts.sizeHint().width())
        self._form = None
        self._fit()
        self.setUpdatesEnabled(True)

    def _fit(self) -> None:
        room = self.width() - 2 * SPACE.l
        tight = next((at for at, need in enumerate(self._high) if need <= room), _TIGHTER - 1)
        folded = next((at for at, need in enumerate(self._low) if need <= room), FORMS - 1)
        if (tight, folded) == self._form:
            return
        self._form = tight, folded
        self._tighten(tight)
        self._narrow(folded)
        line(self._rows[0], self._nav, self._sizes, None, self._acts)
        line(self._rows[1], self._chips, self.filters, None)
        set_reading_order(self)

    def _narrow(self, form: int) -> None:
        self.filters.fold(form)
        for chip in (self.only, self.by, self.compare):
            chip.narrow(form > 0)

    def _tighten(self, tight: int) -> None:
        dress(self.print, "printer", _("Print and e&xport"), tight >= 1)
        icons = {"details": "panel-right", "conflicts": "triangle-alert"}
        for name, button in self.sides.items():
            dress(button, icons[name], _side_words(name), tight >= 2, number=self._counts[name])
        self.fit.setVisible(tight < 3)
        self._dress_size()

    def _dress_size(self) -> None:
        words = menus.step_names().get(self._step, "")
        self.steps.setText(words)
        self.steps.setAccessibleName(_("Size: {step}").format(step=words))
        self.steps.setToolTip(self.steps.accessibleName())
        self.steps.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.dress_button(self.steps, "chevron-down", "muted")
        wide = max(map(self.steps.fontMetrics().horizontalAdvance, menus.step_names().values()))
        self.steps.setMinimumWidth(wide + theme.ICON + 3 * SPACE.m)


def only_choices() -> Sequence[tuple[str, str]]:
    """What the chart can be narrowed to."""
    return (
        (Only.WEEK.value, _("this week")),
        (Only.LATE.value, _("overdue")),
        (Only.OPEN.value, _("not done yet")),
    )


def by_choices() -> Sequence[tuple[str, str]]:
    """What the rows can be grouped by."""
    return (
        (By.SECTION.value, _("by section")),
        (By.UNIT.value, _("by unit")),
        (By.PLAN.value, _("by plan")),
        (By.MONTH.value, _("by month")),
    )


def _side_words(name: str) -> str:
    return {"details": _("Deta&ils"), "conflicts": _("&Conflicts")}[name]
