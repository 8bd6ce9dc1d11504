"""Between the plan's Text and the document being written: bold, italic, time and footnotes survive."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

from desktop.plan.text import Run, Text, tidy
from desktop.ui import theme

TIME = QTextFormat.Property.UserProperty + 1
NOTE = QTextFormat.Property.UserProperty + 2
ANCHOR = "\ufffc"
LINE = "\u2028"
_SIZE = 4


def to_text(document: QTextDocument) -> Text:
    """What the document says, cleaned."""
    runs: list[Run] = []
    block = document.begin()
    while block.isValid():
        if runs or block.previous().isValid():
            runs.append(Run("\n"))
        for words, marks in _fragments(block):
            runs.extend(_runs(words, marks))
        block = block.next()
    return tidy(Text(tuple(runs)))


def _fragments(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        yield fragment.text(), fragment.charFormat()
        pieces += 1


def _runs(words: str, marks: QTextCharFormat) -> Iterator[Run]:
    bold = marks.fontWeight() >= QFont.Weight.DemiBold
    for number, part in enumerate(words.split(ANCHOR)):
        if number:
            yield Run("", note=str(marks.property(NOTE) or ""))
        if part:
            yield Run(part.replace(LINE, "\n"), bold, marks.fontItalic(), bool(marks.property(TIME)))


def joined(value: Text) -> Text:
    """Text whose notes hang on the words before them, as the plan keeps them."""
    runs: list[Run] = []
    for run in value.runs:
        if run.note and not run.text and runs and not runs[-1].note:
            last = runs.pop()
            run = Run(last.text, last.bold, last.italic, last.time, run.note)
        runs.append(run)
    return Text(tuple(runs))


def fill(document: QTextDocument, value: Text) -> None:
    """Make the document say `value`."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.setCharFormat(QTextCharFormat())
    for run in value.runs:
        if run.text:
            cursor.insertText(run.text.replace("\n", LINE), format_of(run))
        if run.note:
            cursor.insertImage(note_format(run.note, 0))
    number_notes(document)


def format_of(run: Run) -> QTextCharFormat:
    """How the run's words look while they are written."""
    marks = QTextCharFormat()
    if run.bold:
        marks.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        marks.setFontItalic(True)
    set_time(marks, run.time)
    return marks


def set_time(marks: QTextCharFormat, on: bool) -> None:
    """Words of time bear a dotted line."""
    marks.setProperty(TIME, on)
    style = QTextCharFormat.UnderlineStyle
    marks.setUnderlineStyle(style.DotLine if on else style.NoUnderline)
    if on:
        marks.setUnderlineColor(QColor(theme.tokens().accent))


def note_format(note: str, number: int) -> QTextImageFormat:
    """The sign of a footnote."""
    image = QTextImageFormat()
    image.setName(f"note:{number}")
    image.setProperty(NOTE, note)
    image.setHeight(14)
    image.setWidth(9 + 6 * (number > 9))
    image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return image


def notes(document: QTextDocument) -> tuple[tuple[int, str], ...]:
    """Place and words of every footnote."""
    found = []
    block = document.begin()
    while block.isValid():
        for words, marks, place in _placed(block):
            found += [
                (place + at, str(marks.property(NOTE) or ""))
                for at, letter in enumerate(words)
                if letter == ANCHOR
            ]
        block = block.next()
    return tuple(found)


def _placed(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat, int]]:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        yield fragment.text(), fragment.charFormat(), fragment.position()
        pieces += 1


def number_notes(document: QTextDocument) -> None:
    """Give the footnotes' signs the numbers of where they stand."""
    for number, (place, note) in enumerate(notes(document), 1):
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(f"note:{number}"), _sign(number)
        )
        put_note(document, place, note, number)


def put_note(document: QTextDocument, place: int, note: str, number: int) -> None:
    """Change the words of the footnote at a place."""
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    wanted = note_format(note, number)
    now = cursor.charFormat()
    if now.property(NOTE) != note or now.toImageFormat().name() != wanted.name():
        cursor.setCharFormat(wanted)


def _sign(number: int) -> QImage:
    wide = 9 + 6 * (number > 9)
    drawn = QImage(wide * _SIZE, 14 * _SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDevicePixelRatio(_SIZE)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    font = QFont()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().accent))
    painter.drawText(QRectF(QPointF(0, -2), QPointF(wide, 10)), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return drawn
