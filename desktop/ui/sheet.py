"""The one stylesheet of the program, written from the tokens."""

from __future__ import annotations

from collections.abc import Mapping

_SHEET = """
QToolTip { color: $ground; background: $text; border: 0; padding: 4px 8px; }

QLabel[role="title"] { font-size: $titlept; font-weight: 600; }
QLabel[role="section"] { font-size: $sectionpt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $smallpt; }
QLabel[role="error"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }

QPushButton, QToolButton {
  color: $text; background: $ground; border: 1px solid $edge; border-radius: 6px;
  margin: 1px; padding: 0 12px; min-height: 28px; min-width: 24px;
}
QToolButton { padding: 0 5px; }
QPushButton:hover, QToolButton:hover { background: $side; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $accent_soft;
}
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; margin: 0; }
QPushButton:disabled, QToolButton:disabled { color: $edge; border-color: $line; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; height: 0; image: none; }

QPushButton[role="primary"] {
  color: $on_accent; background: $accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { color: $ground; background: $edge; border-color: $edge; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton[role="danger"]:focus { border: 2px solid $danger; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
  background: transparent; border: 1px solid transparent;
}
QPushButton[role="quiet"] { color: $accent; padding: 0 8px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled {
  color: $edge; background: transparent;
}
QPushButton[role="row"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 0 8px; min-height: 32px;
}
QPushButton[role="row"]:hover { background: $side; }
QPushButton[role="row"]:focus { border: 2px solid $accent; }
QPushButton[role="rail"], QToolButton[role="rail"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: 0 9px; min-height: 32px;
}
QPushButton[role="rail"]:hover { background: $line; }
QPushButton[role="rail"]:checked { color: $accent; background: $accent_soft; font-weight: 600; }
QPushButton[role="rail"]:focus { border: 2px solid $accent; padding: 0 9px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
  color: $text; background: $ground; border: 1px solid $edge; border-radius: 6px; margin: 1px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QSpinBox { padding: 0 8px; min-height: 28px; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $accent; margin: 0;
}
QLineEdit > QToolButton {
  margin: 0; padding: 0; border: 0; background: transparent; min-height: 0; min-width: 0;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $side; border-color: $line; }
QLineEdit[role="invalid"], QPlainTextEdit[role="invalid"],
QTextEdit[role="invalid"], QComboBox[role="invalid"] {
  border-color: $danger;
}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $edge; border-color: $line; background: $side;
}
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow {
  width: 0; height: 0; border-left: 4px solid $ground; border-right: 4px solid $ground;
  border-top: 5px solid $muted;
}
QComboBox QAbstractItemView {
  background: $ground; color: $text; border: 1px solid $edge; outline: 0; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text;
}
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QCheckBox, QRadioButton {
  border: 2px solid transparent; border-radius: 6px; padding: 2px 4px; spacing: 8px; min-height: 24px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }

QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $tick; border-color: $accent; image: url(icons:check.svg);
}
QRadioButton::indicator { border-radius: 9px; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $ground; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QAbstractItemView {
  background: $ground; border: 1px solid $line; border-radius: 6px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; show-decoration-selected: 1;
}
QAbstractItemView:focus { border: 2px solid $accent; }
QListView[role="plain"], QTreeView[role="plain"] { border: 0; }
QListView[role="plain"]::item:focus, QTreeView[role="plain"]::item:focus { border: 2px solid $accent; }
QTreeView::item, QListView::item { min-height: 32px; padding: 0 4px; }
QListView::item { border-radius: 6px; }
QTreeView::item:hover, QListView::item:hover { background: $side; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text;
}
QTableView { gridline-color: $line; }
QHeaderView { border: 0; border-radius: 0; }
QHeaderView::section {
  color: $muted; background: $side; border: 0; border-bottom: 1px solid $line; padding: 4px 8px;
}

QFrame[role="side"] { background: $side; border: 0; }
QFrame[role="line"] { background: $line; border: 0; }
QFrame[role="banner"] { margin: 8px 8px 0 8px; background: $accent_soft; border: 0; border-radius: 6px; }
QFrame[role="banner"][tone="danger"] { background: $ground; border: 1px solid $danger; }
QFrame[role="banner"][tone="danger"] QLabel { color: $danger; }
QFrame[role="bar"] { margin: 0 24px 16px 24px; background: $text; border: 0; border-radius: 6px; }
QFrame[role="bar"] QLabel { color: $ground; }
QFrame[role="bar"] QPushButton { color: $ground; background: transparent; border: 1px solid $ground; }
QFrame[role="bar"] QPushButton:focus { border: 2px solid $ground; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }

QMenuBar { background: $side; border: 0; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $line; }
QMenu { background: $ground; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 16px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; margin: 0 2px; }
QSplitter::handle:vertical { height: 1px; margin: 2px 0; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
  background: $line; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""


def stylesheet(colours: Mapping[str, str], body: float) -> str:
    """The sheet for these colours, body text at `body` points, never below 9."""
    sizes = {"small": max(9.0, body - 1), "section": body + 2, "title": body + 6}
    values = {**colours, **{name: f"{size:g}" for name, size in sizes.items()}}
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", values[name])
    return sheet
