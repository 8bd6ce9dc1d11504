"""Settings: language, light or dark, and where the plans are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import i18n
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.places import Looks

WIDEST = 640


class SettingsPage(QWidget):
    """Every choice is kept at once."""

    def __init__(self, folder: Path, looks: Looks) -> None:
        super().__init__()
        self._folder, self._looks = folder, looks
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE.xs)
        self._column.addWidget(plain_label(_("Settings"), "title"))
        self._language()
        self._theme()
        self._data()
        self._column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*[theme.SPACE.xl] * 4)
        outer.addWidget(inside, 1)
        outer.addStretch(0)

    def _language(self) -> None:
        later = plain_label(_("The language changes when the program is opened again."), "muted")
        names = {"vi": "Tiếng Việt", "en": "English"}
        self.languages = self._choice(
            _("Language of the window"),
            [(key, names[key]) for key in i18n.LANGUAGES],
            self._looks.language,
            lambda key: self._looks.keep("language", key),
        )
        self._column.addWidget(later)

    def _theme(self) -> None:
        self.themes = self._choice(
            _("Colours"),
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
            theme.mode(),
            self._dress,
        )

    def _dress(self, mode: str) -> None:
        self._looks.keep("theme", mode)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, mode)

    def _data(self) -> None:
        self._head(_("Where the plans are kept"))
        path = QLabel(str(self._folder))
        path.setTextFormat(Qt.TextFormat.PlainText)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        show = QPushButton(_("Open the folder"))
        theme.dress_button(show, "folder-open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self._column.addWidget(path)
        self._column.addWidget(
            plain_label(_("Keep this folder on this computer, not in a synchronised or shared one."), "muted")
        )
        self._column.addSpacing(theme.SPACE.s)
        self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self, words: str) -> None:
        self._column.addSpacing(theme.SPACE.xl)
        self._column.addWidget(plain_label(words, "section"))

    def _choice(self, words, choices, chosen: str, keep) -> dict[str, QRadioButton]:
        self._head(words)
        group = QButtonGroup(self)
        buttons = {}
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.l)
        for key, name in choices:
            button = buttons[key] = QRadioButton(name)
            button.setAccessibleDescription(words)
            button.setChecked(key == chosen)
            button.toggled.connect(lambda on, key=key: keep(key) if on else None)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        return buttons
