"""The readable difference: removed words struck out, added ones underlined, headings that lead to places."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop.i18n import _
from desktop.plan.difference import Difference, Kind, Piece, pieces
from desktop.session.answers import labels, shown
from desktop.ui import theme
from desktop.ui.versions.words import count_words, kind_words

_SCHEME = "place:"


class Comparison(QTextBrowser):
    """Words go in as they are, never as markup; `wanted` tells the place of a heading that was chosen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(_("What differs"))
        self.document().setDocumentMargin(theme.SPACE.m)
        self.anchorClicked.connect(lambda url: self.wanted.emit(_place(url)))
        self._found: tuple[Difference, ...] | None = None
        theme.watcher().changed.connect(self._dress)

    def compare(self, found: tuple[Difference, ...]) -> None:
        """Show the differences, the view kept where it was."""
        if found == self._found:
            return
        self._found = found
        at = self.verticalScrollBar().value()
        self.clear()
        writer = QTextCursor(self.document())
        writer.beginEditBlock()
        names = labels()
        self._line(writer, first=True)
        writer.insertText(count_words(found), _ink(theme.tokens().muted))
        for one in found:
            self._heading(writer, one, names)
            self._body(writer, one)
        writer.endEditBlock()
        self.verticalScrollBar().setValue(at)

    def say(self, words: str) -> None:
        """A sentence in place of differences."""
        self._found = None
        self.setPlainText(words)

    def _heading(self, writer: QTextCursor, one: Difference, names: dict[str, str]) -> None:
        self._line(writer, above=theme.SPACE.l)
        bold = _ink(theme.tokens().text)
        bold.setFontWeight(QFont.Weight.DemiBold)
        words = f"{kind_words(one.kind)}: {names[one.code]}"
        if one.place:
            bold.setAnchor(True)
            bold.setAnchorHref(_SCHEME + bytes(QUrl.toPercentEncoding(one.place).data()).decode())
            bold.setForeground(QColor(theme.tokens().accent))
        writer.insertText(words, bold)

    def _body(self, writer: QTextCursor, one: Difference) -> None:
        before, after = shown(one.code, one.before), shown(one.code, one.after)
        if one.name:
            self._line(writer)
            writer.insertText(
                one.name, _ink(theme.tokens().muted if before or after else theme.tokens().text)
            )
        if one.kind is Kind.MOVED and before:
            self._line(writer)
            writer.insertText(_("From {before} to {after}").format(before=before, after=after), _ink())
            return
        if before == after:
            if one.kind is Kind.CHANGED:
                self._line(writer)
                writer.insertText(_("Only how it is set or counted has changed."), _ink(theme.tokens().muted))
            return
        self._line(writer)
        for piece in _laid(before, after):
            writer.insertText(piece.words, _marked(piece))

    def _line(self, writer: QTextCursor, above: int = 2, first: bool = False) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setLineHeight(125, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        if first:
            writer.setBlockFormat(shape)
        else:
            writer.insertBlock(shape, _ink())

    def _dress(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            self.compare(found)


def _laid(before: str, after: str) -> tuple[Piece, ...]:
    """One text where the two are alike; else the old one whole, then the new one."""
    found = pieces(before, after)
    same = sum(len(piece.words) for piece in found if piece.kind is None)
    if before and after and same < min(len(before), len(after)) / 3:
        return Piece(before, Kind.REMOVED), Piece("\n"), Piece(after, Kind.ADDED)
    return tuple(_spaced(found))


def _spaced(found: tuple[Piece, ...]) -> list[Piece]:
    """Removed words that end where added ones begin get a space between them."""
    spaced: list[Piece] = []
    for piece in found:
        last = spaced[-1] if spaced else None
        if last and last.kind is Kind.REMOVED and piece.kind is Kind.ADDED and not last.words[-1].isspace():
            spaced.append(Piece(" "))
        spaced.append(piece)
    return spaced


def _ink(colour: str = "") -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(QColor(colour or theme.tokens().text))
    return ink


def _marked(piece: Piece) -> QTextCharFormat:
    tokens = theme.tokens()
    if piece.kind is Kind.REMOVED:
        ink = _ink(tokens.danger)
        ink.setFontStrikeOut(True)
    elif piece.kind is Kind.ADDED:
        ink = _ink(tokens.good)
        ink.setFontUnderline(True)
    else:
        ink = _ink()
    return ink


def _place(url: QUrl) -> str:
    return QUrl.fromPercentEncoding(url.toString().removeprefix(_SCHEME).encode())
