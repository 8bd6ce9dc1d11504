"""All answers of the plan on one page, in the order of the paper; each row leads to its field."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _, ngettext
from desktop.plan.answers import Answer, answers
from desktop.plan.plan import Plan
from desktop.plan.wording import GAP
from desktop.session.answers import labels, shown
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.banner import plain_label

LATER_MS = 150
LABEL_WIDTH = 280
OPTIONAL = {"urgency", "circulation", "contact", "drafter", "below"}
Index = QModelIndex | QPersistentModelIndex
_PLACE = Qt.ItemDataRole.UserRole
_PAD = 10
_WRAP = int(Qt.TextFlag.TextWordWrap)


class AnswersPage(QWidget):
    """`wanted` tells the place of the answer that was chosen: "office/symbol", a page's key or a record."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Answer, ...] = ()
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._summary = plain_label("", "muted")
        self.tree = _tree()
        self.tree.itemActivated.connect(self._chosen)
        self.tree.itemClicked.connect(self._chosen)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(lambda: self.load(session.plan))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, 0)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(plain_label(_("Check your answers"), "title"))
        column.addWidget(self._summary)
        column.addSpacing(theme.SPACE.s)
        column.addWidget(self.tree, 1)
        self._stop = session.watch(lambda _change: self._later.start())
        theme.watcher().changed.connect(self._dress)
        self.load(session.plan)

    def load(self, plan: Plan) -> None:
        """Show the answers as they are now, the same row chosen as before."""
        lines = answers(plan)
        if lines == self._shown:
            return
        current = self.tree.currentItem()
        place = current.data(0, _PLACE) if current else ""
        top = self.tree.verticalScrollBar().value()
        self._fill(lines)
        self._summary.setText(_gaps(lines))
        if place in self._rows:
            self.tree.setCurrentItem(self._rows[place])
        self.tree.verticalScrollBar().setValue(top)

    def focus_first(self) -> None:
        """The keyboard on the first answer."""
        first = self.tree.topLevelItem(0)
        if first:
            self.tree.setCurrentItem(first.child(0) or first)
        self.tree.setFocus()

    def close_page(self) -> None:
        """Stop watching the plan."""
        self._later.stop()
        self._stop()

    def _fill(self, lines: tuple[Answer, ...]) -> None:
        names = labels()
        self.tree.clear()
        self._shown = lines
        self._rows = {}
        tops: list[QTreeWidgetItem] = []
        above: list[QTreeWidgetItem] = []
        page = ""
        for line in lines:
            key = line.place.partition("/")[0]
            if "/" not in line.place and not line.level:
                above = [self._part(line, names, tops)]
            else:
                if "/" in line.place and key != page:
                    above = [self._page(key, names, tops)]
                level = max(line.level, 1)
                row = QTreeWidgetItem(above[level - 1])
                self._say(row, line, names)
                above[level:] = [row]
            page = key
        self.tree.addTopLevelItems(tops)
        self.tree.expandAll()
        for top in tops:
            top.setFirstColumnSpanned(True)

    def _part(self, line: Answer, names: dict[str, str], tops: list[QTreeWidgetItem]) -> QTreeWidgetItem:
        name = names[line.code] if line.code == "annex" else ""
        title = line.words or _("(no title)")
        return self._top(": ".join(filter(None, (name, f"{line.mark} {title}".strip()))), line.place, tops)

    def _page(self, key: str, names: dict[str, str], tops: list[QTreeWidgetItem]) -> QTreeWidgetItem:
        title = {"title": _("Title and event")}.get(key) or names[key]
        return self._top(title, key, tops)

    def _top(self, words: str, place: str, tops: list[QTreeWidgetItem]) -> QTreeWidgetItem:
        row = QTreeWidgetItem([words])
        font = QFont(self.tree.font())
        font.setPointSizeF(theme.points() + 2)
        font.setWeight(QFont.Weight.DemiBold)
        row.setFont(0, font)
        row.setData(0, _PLACE, place)
        tops.append(row)
        self._rows[place] = row
        return row

    def _say(self, row: QTreeWidgetItem, line: Answer, names: dict[str, str]) -> None:
        label = f"{line.mark} {line.label or names[line.code]}".strip()
        words = shown(line.code, line.words) or (_("None") if line.code in OPTIONAL else GAP)
        row.setText(0, label)
        row.setText(1, words)
        row.setData(0, _PLACE, line.place)
        row.setForeground(0, QColor(theme.tokens().muted))
        if words == GAP:
            row.setForeground(1, QColor(theme.tokens().warning))
            row.setData(1, Qt.ItemDataRole.AccessibleTextRole, _("not answered yet"))
        self._rows[line.place] = row

    def _chosen(self, row: QTreeWidgetItem) -> None:
        self.wanted.emit(row.data(0, _PLACE))

    def _dress(self) -> None:
        lines, self._shown = self._shown, ()
        if lines:
            self.load(self._session.plan)


class _Tree(QTreeWidget):
    """Rows without branches and boxes; the chosen one is tinted, and ringed while the tree has the focus."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        top = _above(index)
        where = QRect(0, option.rect.top() + top, self.viewport().width(), option.rect.height() - top)
        if index.sibling(index.row(), 0) == self.currentIndex().siblingAtColumn(0):
            self._mark(painter, where.adjusted(1, 1, -1, -1))
        for column in range(1 if not index.parent().isValid() else 2):
            cell = QStyleOptionViewItem(option)
            here = index.sibling(index.row(), column)
            cell.rect = self.visualRect(here)
            self.itemDelegate().paint(painter, cell, here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header().resizeSection(0, min(LABEL_WIDTH, self.viewport().width() * 2 // 5))

    def _mark(self, painter: QPainter, where: QRect) -> None:
        look = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QPen(QColor(look.accent), 2)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft))
        painter.drawRoundedRect(where, theme.RADIUS, theme.RADIUS)
        painter.restore()


def _above(index: Index) -> int:
    """Empty room over the heading of a group."""
    return 0 if index.parent().isValid() or not index.row() else theme.SPACE.m


class _Line(QStyledItemDelegate):
    """Words from the top of the row, on as many lines as they need."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = max(80, self._room(index))
        box = QFontMetrics(self._font(index)).boundingRect(QRect(0, 0, room, 99_999), _WRAP, index.data())
        return QSize(room, max(theme.ROW, box.height() + 2 * _PAD) + _above(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        here = self._tree.currentIndex().siblingAtColumn(index.column())
        if index == here and index.column() == 0 and self._tree.hasFocus():
            bar = option.rect.adjusted(0, 0, theme.SPACE.xs - option.rect.width(), 0)
            painter.fillRect(bar, QColor(theme.tokens().accent))
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour.color() if colour else QColor(theme.tokens().text))
        painter.setFont(self._font(index))
        inside = option.rect.adjusted(theme.SPACE.s, _PAD + _above(index), -theme.SPACE.s, 0)
        painter.drawText(inside, _WRAP, index.data())
        painter.restore()

    def _font(self, index: Index) -> QFont:
        return index.data(Qt.ItemDataRole.FontRole) or self._tree.font()

    def _room(self, index: Index) -> int:
        margins = 2 * theme.SPACE.s
        if not index.parent().isValid():
            return self._tree.viewport().width() - margins
        level = 0
        above = index.parent()
        while above.isValid() and index.column() == 0:
            level, above = level + 1, above.parent()
        return self._tree.columnWidth(index.column()) - level * self._tree.indentation() - margins


def _tree() -> QTreeWidget:
    tree = _Tree()
    tree.setItemDelegate(_Line(tree))
    theme.role(tree, "plain")
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    tree.setIndentation(theme.SPACE.l)
    tree.setUniformRowHeights(False)
    tree.setAllColumnsShowFocus(True)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerItem)
    header = tree.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    header.sectionResized.connect(lambda *_sizes: tree.scheduleDelayedItemsLayout())
    tree.setAccessibleName(_("All answers of the plan"))
    tree.setAccessibleDescription(_("Enter goes to the field"))
    return tree


def _gaps(lines: tuple[Answer, ...]) -> str:
    """One sentence on how much is still open."""
    count = len(tuple(_open(lines)))
    if not count:
        return _("Every question has its answer. Choose a row to change it.")
    words = ngettext("{n} answer is still open.", "{n} answers are still open.", count).format(n=count)
    return words + " " + _("Choose a row to go to its field.")


def _open(lines: tuple[Answer, ...]) -> Iterator[Answer]:
    return (line for line in lines if not line.words and line.code not in OPTIONAL)
