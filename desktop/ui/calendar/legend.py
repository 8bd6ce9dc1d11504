"""The foot of the calendar: what the signs and colours mean, only those that are in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.drawings.labels import tint, whose
from desktop.drawings.shapes import Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.style import Style
from desktop.i18n import _, ngettext
from desktop.plan.agenda import Key
from desktop.plan.slots import Sort
from desktop.ui import painter, theme
from desktop.ui.calendar.stage import BADGE, Stage, badge

HEIGHT = 32
_WIDE, _HIGH = 16.0, 12.0  # of a sign
_LONGEST = 220.0  # of a unit's name
_MIDDLE = _HIGH / 2


class Item(NamedTuple):
    """A sign with what it means; `level`: the badge of a conflict stands for the shapes."""

    shapes: tuple[Shape, ...]
    words: str
    level: str = ""
    unit: bool = False


class Legend(QWidget):
    """One line; what finds no room is told by the tooltip, as everything is to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self.setFixedHeight(HEIGHT)

    def explain(self, stage: Stage, view: str, levels: Mapping[Key, str]) -> None:
        """Say what the signs of a drawing mean."""
        found = tuple(_of_year(stage) if view == "year" else _of_days(stage, levels))
        if found != self.items:
            self.items = found
            said = [item.words for item in found]
            self.setToolTip("\n".join(said))
            self.setAccessibleName(_("Legend: {signs}").format(signs="; ".join(said)))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, look = theme.tokens(), painter.style()
        with QPainter(self) as brush:
            brush.fillRect(self.rect(), QColor(tokens.ground))
            brush.fillRect(QRectF(0, 0, self.width(), 1), QColor(tokens.line))
            shown, left_out = placed(self.items, self.width() - 2.0 * theme.SPACE.l, look)
            x, font = float(theme.SPACE.l), self.font()
            for item, words in shown:
                x = self._paint(brush, item, words, x, look)
                brush.setFont(font)
            if left_out:
                self._words(brush, _more(left_out), x, look)

    def _paint(self, brush: QPainter, item: Item, words: str, x: float, look: Style) -> float:
        """The sign and its words; where the next one begins."""
        top = (self.height() - _HIGH) / 2
        if item.level:
            middle = QPointF(x + _WIDE / 2, self.height() / 2)
            badge(brush, QRectF(middle.x() - BADGE / 2, middle.y() - BADGE / 2, BADGE, BADGE), item.level)
        else:
            brush.save()
            brush.translate(x, top)
            painter.paint(brush, item.shapes)
            brush.restore()
        self._words(brush, words, x + _WIDE + theme.SPACE.s - 2, look)
        return x + _taken(words, look)

    def _words(self, brush: QPainter, words: str, x: float, look: Style) -> None:
        line = round(self.height() / 2 + look.small * 0.36, 1)
        painter.paint(brush, [Words(x, line, words, Tone.MUTED, look.small)])


def placed(items: tuple[Item, ...], room: float, look: Style) -> tuple[list[tuple[Item, str]], list[Item]]:
    """The items for which there is room, with their words as shown, and those for which there is none."""
    shown, used = list[tuple[Item, str]](), 0.0
    for at, item in enumerate(items):
        words = look.fit(item.words, _LONGEST, look.small) if item.unit else item.words
        rest = list(items[at + 1 :])
        tail = look.measure(_more(rest), look.small, False) if rest else -theme.SPACE.l
        if used + _taken(words, look) + tail > room:
            return shown, list(items[at:])
        used += _taken(words, look)
        shown.append((item, words))
    return shown, []


def _taken(words: str, look: Style) -> float:
    return _WIDE + theme.SPACE.s - 2 + look.measure(words, look.small, False) + theme.SPACE.l


def _more(left_out: list[Item]) -> str:
    if all(item.unit for item in left_out):
        return ngettext("+{n} unit", "+{n} units", len(left_out)).format(n=len(left_out))
    return f"+{len(left_out)}"


def _of_days(stage: Stage, levels: Mapping[Key, str]) -> Iterator[Item]:
    """Signs of times and conflicts, then the units, those with the most to do first."""
    shapes = stage.drawing.shapes
    flags = {shape.tone for shape in shapes if isinstance(shape, Flag)}
    boxes = [shape for shape in shapes if isinstance(shape, Box)]
    used = {
        _("deadline"): Tone.UNIT in flags,
        _("late"): Tone.LATE in flags,
        _("many days on end"): any(box.tone is Tone.BAR for box in boxes),
        _("within a period"): any(box.hatched and not box.soft for box in boxes),
        _("about this period"): any(box.hatched and box.soft for box in boxes),
        _("the main days"): any(box.tone is Tone.CORE for box in boxes),
        _("around the event"): any(isinstance(shape, Taper) for shape in shapes),
        _("tentative"): any(box.dashed for box in boxes),
        _("a day chosen, not printed"): any(slot.sort is Sort.PICK for slot in stage.slots),
    }
    for (words, on), signs in zip(used.items(), _SIGNS, strict=True):
        if on:
            yield Item(signs, words)
    yield from _of_conflicts(stage, levels)
    yield from _of_units(stage)


def _of_conflicts(stage: Stage, levels: Mapping[Key, str]) -> Iterator[Item]:
    seen = {level for key, level in levels.items() if stage.shows(key)}
    for level, words in (("certain", _("conflict")), ("possible", _("possible conflict"))):
        if level in seen:
            yield Item((), words, level)


def _of_units(stage: Stage) -> Iterator[Item]:
    doing = Counter(
        (hue, whose(entry)[0].name)
        for key, entry in stage.entries.items()
        if stage.shows(key) and (hue := tint(entry)) is not None
    )
    for (hue, name), _count in doing.most_common():
        yield Item((Box(3, 0, 8, _HIGH, Tone.UNIT, hue=hue, radius=3),), name, unit=True)


def _of_year(stage: Stage) -> Iterator[Item]:
    shapes = stage.drawing.shapes
    tones = {shape.tone for shape in shapes if isinstance(shape, Box)}
    for tone, words in (
        (Tone.HEAT_1, _("1 activity")),
        (Tone.HEAT_2, _("2 or 3 activities")),
        (Tone.HEAT_3, _("4 activities or more")),
    ):
        if tone in tones:
            yield Item((Box(1, 0, 14, _HIGH, tone, radius=3),), words)
    if any(isinstance(shape, Flag) for shape in shapes):
        yield Item((Flag(_WIDE / 2, _HIGH - 2, 7, Tone.DEADLINE),), _("with a deadline"))
    if Tone.EVENT in tones:
        yield Item((Box(0, _MIDDLE - 1.5, _WIDE, 3, Tone.EVENT, radius=1.5),), _("the day of an event"))
    if Tone.CLOSED in tones:
        yield Item(
            (Box(1, 0, 14, _HIGH, Tone.CLOSED, radius=3), Line(1, _HIGH, 15, _HIGH, Tone.GRID)), _("day off")
        )


def _bar(tone: Tone, *, hatched: bool = False, soft: bool = False) -> tuple[Shape, ...]:
    return (Box(0, _MIDDLE - 2, _WIDE, 4, tone, hatched=hatched, soft=soft),)


_SIGNS: tuple[tuple[Shape, ...], ...] = (
    (Flag(_WIDE / 2, _HIGH - 2, 8, Tone.MUTED),),
    (Flag(_WIDE / 2, _HIGH - 2, 8, Tone.LATE),),
    _bar(Tone.BAR),
    _bar(Tone.WINDOW, hatched=True),
    _bar(Tone.WINDOW, hatched=True, soft=True),
    _bar(Tone.CORE),
    (Taper(_WIDE / 2, _MIDDLE - 4, _WIDE / 2, 8),),
    (Box(0, 0, _WIDE, _HIGH, Tone.UNIT, dashed=True, radius=3),),
    (Words(1, _HIGH - 2, "(?)", Tone.TEXT, 11),),
)
"""In the order of what they mean in `_of_days`."""
