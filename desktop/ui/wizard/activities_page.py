"""All activities of the plan as one table, with the fields of the chosen one beside or below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _, ngettext
from desktop.plan import edit, paste, roles
from desktop.plan.item import Activity, Duty, Item
from desktop.plan.money import activities_total
from desktop.plan.plan import Plan
from desktop.plan.tree import NoSuchItem, find, parent_of
from desktop.session.change import Change
from desktop.session.reading import why_fixed
from desktop.ui import theme
from desktop.ui.wizard.activities.panel import ActivityPanel
from desktop.ui.wizard.activities.preview import PastePreview
from desktop.ui.wizard.activities.rows import CONTENT, NUMBER, rows
from desktop.ui.wizard.activities.table import ActivityTable, put_on_clipboard, table_help
from desktop.ui.wizard.adding import after, end_of_activities, fresh
from desktop.ui.wizard.fields.amount import amount_words
from desktop.ui.wizard.fields.field import Field, plain_label
from desktop.ui.wizard.item_editor import ItemEditor, MarkForm
from desktop.ui.wizard.page import WIDEST, Page
from desktop.ui.wizard.tab_order import order_soon
from desktop.ui.wizard.undo_bar import UndoBar

_BESIDE, _ROOMY = 960, 560
_PANEL_SOON, _TABLE_SOON = 60, 150


class ActivitiesPage(Page):
    """`record_wanted` asks for a record that is edited on the page of its part."""

    KEY = "activities"

    def title(self) -> str:
        return _("All activities")

    def intro(self) -> str:
        return _("Who does what, when and where; rows copied from Excel or Word can be pasted.")

    # --- parts ----------------------------------------------------------------------------------------

    def arrange(self) -> None:
        hint = _("No activities yet. Press Ins to add one, or paste rows copied from Excel or Word (Ctrl+V).")
        self.table = ActivityTable(_("Table of activities"), hint)
        self.table.setAccessibleDescription(table_help())
        self._panel_soon = QTimer(self, singleShot=True, interval=_PANEL_SOON)
        self.table.chosen.connect(lambda _id: self._panel_soon.start())
        self.table.asked.connect(self.act)
        self._panel_soon.timeout.connect(self._show_chosen)
        self._table_soon = QTimer(self, singleShot=True, interval=_TABLE_SOON)
        self._table_soon.timeout.connect(self._show_table)
        self._panel: ActivityPanel | None = None
        self.preview = PastePreview()
        self.preview.accepted.connect(self._add_pasted)
        self.preview.refused.connect(self._close_preview)
        self._duty: ItemEditor | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.s)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(self.heading())
        box.addWidget(self.summary)
        box.addWidget(self._tools())
        box.addWidget(self._split_area(), 1)
        self._total = plain_label("")
        box.addWidget(self._total)
        self._gone = UndoBar(self.session)
        box.addWidget(self._gone)

    def _split_area(self) -> QSplitter:
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(0)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, theme.SPACE.m, 0)
        row.addWidget(column, 1)
        row.addStretch(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder)
        self._side = QStackedWidget()
        self._side.hide()
        self._side.addWidget(self._area)
        self._side.addWidget(self.preview)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self._side)
        self.table.setMinimumHeight(120)
        self._side.setMinimumHeight(140)
        self._side.setMinimumWidth(352)
        return self._split

    @property
    def panel(self) -> ActivityPanel:
        """The fields of the chosen activity, made when they are first wanted."""
        if self._panel is None:
            self._panel = ActivityPanel(self.session, self._typed)
            self._panel.entered.connect(self._entered_record)
            self._panel.left.connect(self._left)
            self._panel.wanted.connect(self.record_wanted)
            self._column.insertWidget(0, self._panel, 1)
        return self._panel

    def _tools(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.xs)
        self._changers: list[QWidget] = []
        for words, tip, icon, verb in (
            (_("Add an &activity"), _("Add after the chosen one (Ins)"), "plus", "add"),
            (_("&Paste rows"), _("Paste rows copied from Excel or Word (Ctrl+V)"), "table", "paste"),
        ):
            button = QPushButton(theme.icon(icon), words)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.clicked.connect(lambda _checked=False, verb=verb: self.act(verb))
            row.addWidget(button)
            self._changers.append(button)
        row.addSpacing(theme.SPACE.s)
        for icon, tip, verb in (
            ("arrow-up", _("Move up (Alt+Up)"), "up"),
            ("arrow-down", _("Move down (Alt+Down)"), "down"),
            ("copy", _("Duplicate (Ctrl+D)"), "duplicate"),
            ("trash-2", _("Delete (Del)"), "delete"),
        ):
            small = QToolButton()
            small.setIcon(theme.icon(icon))
            small.setToolTip(tip)
            small.setAccessibleName(tip)
            small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            theme.role(small, "quiet")
            small.clicked.connect(lambda _checked=False, verb=verb: self.act(verb))
            row.addWidget(small)
            self._changers.append(small)
        row.addStretch(1)
        self._notice = plain_label("", "muted")
        row.addWidget(self._notice, 2)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The fields beside the table where there is room, else below it."""
        super().resizeEvent(event)
        self._intro.setVisible(self.height() >= _ROOMY)
        wide = self.width() >= _BESIDE * theme.points() / theme.LEAST_POINTS
        across = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != across or event.oldSize().width() <= 0:
            self._split.setOrientation(across)
            self._split.setSizes([640, 360] if wide else [500, 500])
            self._column.setContentsMargins(theme.SPACE.m if wide else 0, 0, 0, 0)

    # --- showing --------------------------------------------------------------------------------------

    def load(self, plan: Plan) -> None:
        for widget in self._changers:
            widget.setEnabled(not plan.frozen)
        self._show_table()
        if self._panel is None and self._duty is None:
            self._panel_soon.start()
        else:
            self._show_chosen()

    def _show_table(self) -> None:
        self._table_soon.stop()
        self.table.load(rows(self.session.plan))
        amount = activities_total(self.session.plan)
        self._total.setText(_("Total cost: {amount}").format(amount=amount_words(amount)) if amount else "")
        self._total.setVisible(bool(amount))

    def _show_chosen(self) -> None:
        """The fields of the chosen row."""
        self._panel_soon.stop()
        item_id, plan = self.table.chosen_id(), self.session.plan
        item = self._item(item_id)
        activity = item is not None and isinstance(item.content, Activity)
        if self._panel or activity:
            self.panel.setVisible(activity)
        self._drop_duty(item_id)
        self._side.setVisible(item is not None or self._side.currentWidget() is self.preview)
        if item is None:
            return
        if isinstance(item.content, Activity):
            row = self.table.rows.rows[self.table.rows.row_of(item_id)]
            if self.panel.item_id != item_id:
                self._area.verticalScrollBar().setValue(0)
            self.panel.show_item(plan, item_id, row.cells[NUMBER])
        elif self._duty:
            self._duty.load(plan)
        else:
            self._show_duty(item)
        order_soon(self)

    def _show_duty(self, item: Item) -> None:
        """A unit's duty among the activities has the form it has in its part."""
        self._duty = ItemEditor(self.session, item, self._typed, MarkForm())
        self._duty.entered.connect(self._entered_record)
        self._duty.left.connect(self._left)
        self._duty.wanted.connect(self.record_wanted)
        self._column.insertWidget(0, self._duty)
        self._duty.show()

    def _drop_duty(self, but: str) -> None:
        if self._duty and self._duty.item_id != but:
            self._duty.keep()
            self._duty.hide()
            self._duty.deleteLater()
            self._duty = None

    def _item(self, item_id: str) -> Item | None:
        try:
            return find(self.session.plan, item_id) if item_id else None
        except NoSuchItem:
            return None

    def _changed(self, change: Change) -> None:
        """While a field is written the table follows a moment later."""
        if change.origin is self._side:
            self._table_soon.start()
        else:
            self.load(change.after)

    # --- changing -------------------------------------------------------------------------------------

    def _typed(self, label: str, plan: Plan, merge: str) -> None:
        self.session.put(label, plan, origin=self._side, merge=f"{self.KEY}.{merge}")
        if self._panel and self._panel.item_id and not self._duty:
            self._panel.show_item(plan, self._panel.item_id, self._number())
        self.summary.keep_only(self.problems)

    def _number(self) -> str:
        at = self.table.rows.row_of(self.panel.item_id)
        return self.table.rows.rows[at].cells[NUMBER] if at >= 0 else ""

    def _put(self, label: str, plan: Plan) -> None:
        self.session.seal()
        self.session.put(label, plan, origin=self)

    def act(self, verb: str) -> None:
        """Do what was asked of the table."""
        self._notice.setText("")
        chosen, plan = self.table.chosen_id(), self.session.plan
        if verb == "edit":
            self.go_to(chosen)
        elif verb == "copy":
            put_on_clipboard(self.table.copied())
        elif plan.frozen:
            self._notice.setText(why_fixed(plan))
        elif verb == "add":
            self._add(plan)
        elif verb == "paste":
            self._preview_paste()
        elif chosen:
            self._change(plan, chosen, verb)

    def _change(self, plan: Plan, chosen: str, verb: str) -> None:
        if verb == "delete":
            ids = self.table.chosen_ids()
            first = self.table.rows.rows[self.table.rows.row_of(ids[0])].cells[CONTENT] or _("Activity")
            count = len(ids)
            many = ngettext("{n} activity", "{n} activities", count).format(n=count)
            self._gone.say(many if count > 1 else first[:60])
            self._put(_("Delete"), roles.without(plan, set(ids)))
        elif verb == "duplicate":
            self._put(_("Duplicate"), edit.duplicate_item(plan, chosen))
            within = len(roles.inner(find(plan, chosen)))
            self.table.go_to_row(self.table.rows.row_of(chosen) + 1 + within)
        else:
            self._put(_("Move"), roles.hop(plan, chosen, -1 if verb == "up" else 1))
            self.table.choose(chosen)
        self.table.setFocus()

    def _spot(self, plan: Plan) -> tuple[Plan, str, int]:
        """Where a new activity goes: after the chosen one, else at the end of the part that holds them."""
        chosen = self.table.chosen_id()
        if chosen:
            return plan, *after(plan, chosen, Activity())
        return end_of_activities(plan)

    def _add(self, plan: Plan) -> None:
        plan, parent, index = self._spot(plan)
        item = fresh(plan, parent, index, "activity")
        self._put(_("Add: {what}").format(what=_("Activity")), edit.add_item(plan, parent, index, item))
        self.go_to(f"{item.id}/title")

    def _preview_paste(self) -> None:
        """Show what the clipboard holds as rows."""
        data = QGuiApplication.clipboard().mimeData()
        pasted = paste.read(data.text(), data.html() if data.hasHtml() else "")
        if not pasted.proposals:
            self._notice.setText(_("There are no rows to paste: copy them in Excel or Word first."))
            return
        self._show_side(self.preview)
        self.preview.show_rows(pasted, self.session.plan.year)

    def _show_side(self, widget: QWidget) -> None:
        """The fields beside the table, or the rows of a paste in the place of both."""
        self._side.setCurrentWidget(widget)
        self._side.show()
        self.table.setVisible(widget is self._area)

    def _close_preview(self) -> None:
        self._show_side(self._area)
        self._show_chosen()
        self.table.setFocus()

    def _add_pasted(self, pasted: paste.Pasted) -> None:
        self._close_preview()
        if self.session.plan.frozen:  # signed while the rows were looked at
            return
        plan, ids = paste.insert(*self._spot(self.session.plan), pasted.proposals)
        self._put(ngettext("Paste {n} activity", "Paste {n} activities", len(ids)).format(n=len(ids)), plan)
        self.table.choose(ids[0])

    # --- places ---------------------------------------------------------------------------------------

    def place(self) -> tuple[str, int]:
        field = self._panel.form.field(self._field) if self._panel else None
        item_id = self.table.chosen_id()
        return (f"{item_id}/{self._field}", field.place()) if field else (item_id, 0)

    def go_to(self, name: str = "", cursor: int | None = None) -> None:
        if self._side.currentWidget() is self.preview:
            self._close_preview()
        item_id, _slash, path = name.partition("/")
        home = self._home(item_id)
        if not home or not self.table.choose(home):
            self.table.setFocus()
            return
        self._show_chosen()
        field: Field | None
        if self._duty:
            field = self._duty.field(item_id, path) or self._duty.first_field()
        else:
            field = self.panel.field(path or self.panel.path_of(item_id)) or self.panel.field("")
        if field:
            field.go_to(cursor)

    def _home(self, item_id: str) -> str:
        """The activity or duty that a record belongs to, "" for none."""
        item = self._item(item_id)
        while item is not None and not isinstance(item.content, Activity | Duty):
            above = parent_of(self.session.plan, item.id)
            item = above if isinstance(above, Item) else None
        return item.id if item else ""

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        if self._duty:
            return self._duty.problems()
        found = self._panel.form.problems() if self._panel else ()
        return tuple((f"{self.panel.item_id}/{path}", label, words) for path, label, words in found)

    def keep(self) -> None:
        if self._panel:
            self._panel.leave()
            self._panel.keep()
        self._drop_duty("")

    def _bring_back(self) -> None:
        """Each activity's fields bring back their own."""

    def _entered_record(self, item_id: str, field: Field | None) -> None:
        self._field = field.name if field else ""
        self.field_entered.emit(item_id)

    def _left(self) -> None:
        self.session.seal()
        if self._table_soon.isActive():
            self._show_table()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the fields goes back to the table."""
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
