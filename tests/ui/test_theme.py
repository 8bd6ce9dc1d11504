"""The look: contrasts, icons and roles."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from desktop import paths
from desktop.ui import theme

TEXT = ("text", "muted", "accent", "danger", "warning", "good")
SCHEMES = pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@SCHEMES
@pytest.mark.parametrize("ground", ["ground", "side", "accent_soft"])
@pytest.mark.parametrize("tone", TEXT)
def test_text_can_be_read(tokens: theme.Tokens, tone: str, ground: str) -> None:
    assert contrast(getattr(tokens, tone), getattr(tokens, ground)) >= 4.5


@SCHEMES
def test_words_on_the_primary_button_can_be_read(tokens: theme.Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_strong) >= 4.5
    assert contrast(tokens.ground, tokens.text) >= 4.5


@SCHEMES
def test_edges_and_focus_can_be_seen(tokens: theme.Tokens) -> None:
    assert contrast(tokens.edge, tokens.ground) >= 3
    assert contrast(tokens.edge, tokens.side) >= 3
    assert contrast(tokens.accent, tokens.ground) >= 3


def test_an_icon_takes_the_colour_of_the_theme(qapp: QApplication) -> None:
    icon = theme.icon("check", "danger")
    for mode, tokens in (("light", theme.LIGHT), ("dark", theme.DARK)):
        theme.apply(qapp, mode)
        image = icon.pixmap(QSize(20, 20), 2.0).toImage()
        drawn = {image.pixelColor(x, y).name().upper() for x in range(40) for y in range(40)}
        assert tokens.danger in drawn


def test_every_icon_that_is_named_exists() -> None:
    code = " ".join(
        path.read_text("utf-8") for path in (paths.resources().parent / "desktop/ui").rglob("*.py")
    )
    named = set(re.findall(r'theme\.icon\("([\w-]+)"|dress_button\(\w+, "([\w-]+)"', code))
    icons = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    assert {one or other for one, other in named} <= icons


def test_a_role_changes_a_label_that_is_already_shown(qtbot) -> None:
    label = QLabel("Kế hoạch")
    qtbot.addWidget(label)
    label.show()
    before = label.fontMetrics().height()
    theme.role(label, "title")
    assert label.fontMetrics().height() > before


def test_watchers_hear_of_another_theme(qapp: QApplication, qtbot) -> None:
    with qtbot.waitSignal(theme.watcher().changed, timeout=1000):
        theme.apply(qapp, "dark")
    assert theme.tokens() is theme.DARK


def test_an_unknown_mode_is_the_systems(qapp: QApplication) -> None:
    theme.apply(qapp, "purple")
    assert theme.mode() == "system"
