"""What is remembered between two runs: where the worker was, and how the window stood."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import i18n

PLACE_KEY = "place"
LOOKS_NAME = "window.ini"
LEAST_SIZE = (1024, 680)


class Place(NamedTuple):
    """A plan, the key of its page ("" for its home), a field of the page and the cursor in it."""

    plan: str = ""
    page: str = ""
    field: str = ""
    cursor: int = 0

    def words(self) -> str:
        """As kept in the store; an empty place is ""."""
        if not self.plan:
            return ""
        import json

        return json.dumps(self._asdict())


def read_place(words: str) -> Place:
    """The place that was kept; an empty one when there is none or it cannot be read."""
    import json

    try:
        kept = json.loads(words) if words else {}
        return Place(
            str(kept.get("plan", "")),
            str(kept.get("page", "")),
            str(kept.get("field", "")),
            int(kept.get("cursor", 0)),
        )
    except (ValueError, TypeError, AttributeError):
        return Place()


class Looks:
    """Language, theme and sizes, in a small file that is read before the first frame."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / LOOKS_NAME), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """One of i18n.LANGUAGES."""
        kept = str(self._kept.value("language", ""))
        return kept if kept in i18n.LANGUAGES else i18n.LANGUAGES[0]

    @property
    def theme(self) -> str:
        """One of theme.MODES; anything else counts as "system"."""
        return str(self._kept.value("theme", "system"))

    def keep(self, key: str, value: object) -> None:
        """Remember a value."""
        self._kept.setValue(key, value)

    def number(self, key: str, otherwise: int) -> int:
        """A remembered number."""
        try:
            return int(str(self._kept.value(key, otherwise)))
        except ValueError:
            return otherwise

    def text(self, key: str) -> str:
        """Remembered words, "" when there are none."""
        return str(self._kept.value(key, ""))

    def place_window(self, window: QWidget) -> None:
        """Put the window where it stood, inside a screen that is there."""
        kept = self._kept.value("window")
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if not isinstance(kept, QRect) or not kept.isValid():
            width, height = min(1440, screen.width()), min(900, screen.height())
            kept = QRect(0, 0, width, height)
            kept.moveCenter(screen.center())
        centre = QGuiApplication.screenAt(kept.center())
        window.setGeometry(fitted(kept, centre.availableGeometry() if centre else screen))
        if self.number("maximised", 0):
            window.showMaximized()

    def keep_window(self, window: QWidget) -> None:
        """Remember where the window stands."""
        self.keep("maximised", int(window.isMaximized()))
        self.keep("window", window.normalGeometry())


def fitted(wanted: QRect, screen: QRect) -> QRect:
    """The rectangle moved and cut so that it lies on the screen."""
    fit = QRect(wanted)
    fit.setSize(wanted.size().boundedTo(screen.size()))
    fit.moveLeft(max(screen.left(), min(fit.left(), screen.right() - fit.width() + 1)))
    fit.moveTop(max(screen.top(), min(fit.top(), screen.bottom() - fit.height() + 1)))
    return fit
