"""Help without a network: topics at the left, the page at the right, one file a topic in resources/help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.i18n import _
from desktop.plan.text import fold
from desktop.ui import theme
from desktop.ui.banner import plain_label

TOPICS = (
    "start",
    "search",
    "new",
    "renew",
    "leftovers",
    "directory",
    "parts",
    "office",
    "title",
    "opening",
    "section",
    "activities",
    "closing",
    "recipients",
    "signature",
    "stamps",
    "annex",
    "proposals",
    "answers",
    "check",
    "versions",
    "history",
    "windows",
    "calendar",
    "gantt",
    "days",
    "export",
    "exchange",
    "safety",
    "backups",
    "trash",
    "rescue",
    "folder",
    "keyboard",
)
"""In the order of the list; most are also keys of a plan's pages or places of the window."""
_INSTEAD = {
    **{"": "parts", "plans": "start", "samples": "new", "settings": "safety"},
    **{"damaged": "rescue", "receive": "exchange"},
}
"""Places that have no topic of their own; "" is the home of a plan."""


def topic_of(place: str, key: str = "") -> str:
    """The topic of a place of the window; in an open plan ("plan") of the page of that key."""
    name = key.partition(":")[0] if place == "plan" else place
    return _INSTEAD.get(name, name)


class HelpPage(QWidget):
    """A search without accents, the topics, and the words of one."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = {topic: words for topic in TOPICS if (words := read_topic(topic))}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find in the help…"))
        self.search.setAccessibleName(_("Find in the help"))
        self.search.textChanged.connect(self._filter)
        self.topics = QListWidget()
        self.topics.setAccessibleName(_("Topics"))
        theme.role(self.topics, "plain")
        self.topics.currentItemChanged.connect(self._show)
        self.words = QTextBrowser()
        self.words.setOpenLinks(False)
        self.words.setAccessibleName(_("Help"))
        self.words.setStyleSheet(
            "QTextBrowser { background: transparent; }QTextBrowser:!focus { border: 2px solid transparent; }"
        )
        theme.watcher().changed.connect(self._show_again)
        self._lay_out()
        self.topics.ensurePolished()
        self._filter("")

    def show_about(self, place: str, key: str = "") -> None:
        """Show what helps at a place of the window, in an open plan on the page of that key."""
        self.show_topic(topic_of(place, key))

    def show_topic(self, topic: str) -> None:
        """Show a topic, the first one when there is none of that name."""
        self.search.clear()
        for row in range(self.topics.count()):
            if self.topics.item(row).data(Qt.ItemDataRole.UserRole) == topic:
                self.topics.setCurrentRow(row)
        self.topics.setFocus()

    def _filter(self, search: str) -> None:
        words = fold(search).split()
        self.topics.clear()
        for topic, text in self._pages.items():
            if all(word in fold(text) for word in words):
                item = QListWidgetItem(text.partition("\n")[0].lstrip("# "))
                item.setData(Qt.ItemDataRole.UserRole, topic)
                self.topics.addItem(item)
        self.topics.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        text = self._pages[item.data(Qt.ItemDataRole.UserRole)] if item else _("Nothing was found.")
        self.words.setMarkdown(text)

    def _show_again(self) -> None:
        self._show(self.topics.currentItem())

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.SPACE.m)
        side.addWidget(plain_label(_("Help"), "title"))
        side.addWidget(self.search)
        side.addWidget(self.topics, 1)
        left = QWidget()
        left.setFixedWidth(288)
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self.words.setMaximumWidth(760)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.xl, theme.SPACE.xl, theme.SPACE.xl, theme.SPACE.l)
        row.setSpacing(theme.SPACE.xxl)
        row.addWidget(left)
        row.addWidget(self.words, 1)
        row.addStretch(0)


def read_topic(topic: str) -> str:
    """The topic's words as Markdown, "" when there is no such page."""
    page: Path = paths.resources() / "help" / f"{topic}.md"
    return page.read_text("utf-8") if page.is_file() else ""
