"""The look of the window: tokens, palette, icons and roles, light and dark (look.md of the design)."""

from __future__ import annotations

from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QDir, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.ui.sheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

SPACE = SimpleNamespace(xs=4, s=8, m=12, l=16, xl=24, xxl=32)
CONTROL, ROW, RADIUS, ICON = 32, 36, 6, 20
MODES = ("system", "light", "dark")
LEAST_POINTS = 9.0


class Tokens(NamedTuple):
    """Colours as "#RRGGBB"; every pair that carries text holds 4.5:1, every edge 3:1."""

    ground: str
    side: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    tick: str
    danger: str
    warning: str
    good: str


LIGHT = Tokens(
    ground="#FFFFFF",
    side="#F5F6F8",
    line="#D9DDE3",
    edge="#858E99",
    text="#1B1F24",
    muted="#59636E",
    accent="#0B5CAD",
    accent_strong="#084A8C",
    accent_soft="#E3EEF9",
    on_accent="#FFFFFF",
    tick="#E3EEF9",
    danger="#B3261E",
    warning="#8A5A00",
    good="#1B6E3C",
)
DARK = Tokens(
    ground="#1D2024",
    side="#24282D",
    line="#3A4048",
    edge="#78828E",
    text="#ECEFF2",
    muted="#A7B0BA",
    accent="#7DB7F0",
    accent_strong="#A5CEF6",
    accent_soft="#1F3A55",
    on_accent="#1D2024",
    tick="#7DB7F0",
    danger="#F2A19B",
    warning="#E9C46A",
    good="#8FD3A8",
)


class Watcher(QObject):
    """Tells when the colours have changed."""

    changed = Signal()


_now = SimpleNamespace(tokens=LIGHT, mode="system", points=LEAST_POINTS)


@cache
def watcher() -> Watcher:
    """The one teller of changes of the look."""
    return Watcher()


def tokens() -> Tokens:
    """The colours in use."""
    return _now.tokens


def points() -> float:
    """The size of body text, in points."""
    return _now.points


def mode() -> str:
    """The mode in use, one of MODES."""
    return _now.mode


def application(name: str) -> QApplication:
    """The program's application; the style asked for here need not be wrapped before the first frame."""
    app = QApplication([name, "-style", "fusion"])
    app.setProperty("fusion", True)
    return app


def apply(app: QApplication, mode: str = "system") -> None:
    """Dress the program; "system" follows the system's light or dark from now on."""
    first = app.property("dressed") is None
    if first:
        app.setProperty("dressed", True)
        if not app.property("fusion"):
            app.setStyle("Fusion")
        QDir.addSearchPath("icons", _icons())
        _now.points = max(LEAST_POINTS, app.font().pointSizeF())
        font = app.font()
        font.setPointSizeF(_now.points)
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app))
    changed = mode != _now.mode
    _now.mode = mode if mode in MODES else "system"
    if changed:
        app.styleHints().setColorScheme(_SCHEMES[_now.mode])
    _dress(app)
    if not first:
        watcher().changed.emit()


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def _follow(app: QApplication) -> None:
    if _now.mode == "system":
        _dress(app)
        watcher().changed.emit()


def _dress(app: QApplication) -> None:
    scheme = app.styleHints().colorScheme() if _now.mode == "system" else _SCHEMES[_now.mode]
    _now.tokens = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    app.setPalette(_palette(_now.tokens))
    app.setStyleSheet(stylesheet(_now.tokens._asdict(), _now.points))


def _palette(colours: Tokens) -> QPalette:
    """Fusion's palette from the tokens, so that what the stylesheet does not name fits too."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.ground),
        (role.AlternateBase, colours.side),
        (role.Text, colours.text),
        (role.Button, colours.ground),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.danger),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.text),
        (role.ToolTipText, colours.ground),
        (role.PlaceholderText, colours.muted),
        (role.Light, colours.side),
        (role.Midlight, colours.line),
        (role.Mid, colours.edge),
        (role.Dark, colours.edge),
        (role.Accent, colours.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.edge))
    return palette


def role(widget: QWidget, name: str) -> None:
    """Give the widget a role of the stylesheet ("title", "primary", "error" …)."""
    if widget.property("role") != name:
        widget.setProperty("role", name)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def dress_button(button: QAbstractButton, name: str, tone: str = "text") -> None:
    """Give a button its icon, with room between it and the words."""
    button.setIcon(icon(name, tone))
    button.setIconSize(QSize(ICON + SPACE.xs if button.text() else ICON, ICON))


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon resources/icons/<name>.svg, drawn in the colour of the token `tone` of the moment."""
    return _icon(name, tone)


def paint_icon(painter: QPainter, name: str, tone: str, where: QRect) -> None:
    """Draw the icon in `where`, crisp at any scale."""
    scale = painter.deviceTransform().m11()
    drawn = _drawn(name, getattr(_now.tokens, tone), where.width(), where.height(), scale)
    painter.drawPixmap(where.topLeft(), drawn)


@lru_cache(256)
def _drawn(name: str, colour: str, width: int, height: int, scale: float) -> QPixmap:
    drawn = QPixmap(round(width * scale), round(height * scale))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return drawn


@cache
def _icon(name: str, tone: str) -> QIcon:
    engine = _Engine(name, tone)
    _engines.append(engine)
    return QIcon(engine)


_engines: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Draws an outline icon at the size asked for, in the colour of the theme at that moment."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._tone
        if mode == QIcon.Mode.Disabled:
            tone = "ground" if tone == "on_accent" else "edge"
        elif mode == QIcon.Mode.Selected and tone == "on_accent":
            tone = "text"
        side = min(rect.width(), rect.height())
        paint_icon(painter, self._name, tone, QRect(rect.left(), rect.top(), side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        engine = _Engine(self._name, self._tone)
        _engines.append(engine)
        return engine


@cache
def _icons() -> str:
    return str(paths.resources() / "icons")


@cache
def _renderer(name: str, colour: str):
    """The drawing of an icon in one colour; QtSvg is loaded at the first icon."""
    from PySide6.QtSvg import QSvgRenderer

    with open(f"{_icons()}/{name}.svg", encoding="utf-8") as file:
        drawing = file.read()
    drawing = drawing.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.8"')
    return QSvgRenderer(QByteArray(drawing.encode()), QGuiApplication.instance())
