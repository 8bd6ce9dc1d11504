"""Words into lines: greedy breaking at spaces, and inside a word only where it is wider than its line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Span

_TOLERANCE = 1e-6


class Piece(NamedTuple):
    """Letters of one look inside a word; width in points."""

    text: str
    face: str
    raised: bool
    width: float


@dataclass(slots=True)
class Word:
    """Letters that stay together, the numbers of the footnotes hung on them, a forced break after them."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    notes: tuple[int, ...] = ()
    breaks: bool = False

    def add(self, text: str, face: str, raised: bool, width: float) -> None:
        """Letters at the end of the word."""
        self.pieces.append(Piece(text, face, raised, width))
        self.width += width


class Run(NamedTuple):
    """Letters of one look. `x` is the natural offset, `spaces` how many spaces stand before it."""

    text: str
    face: str
    raised: bool
    x: float
    spaces: int


class Line(NamedTuple):
    """`ends` marks the last line and those before a forced break: they are never justified."""

    runs: tuple[Run, ...]
    width: float
    spaces: int
    notes: tuple[int, ...]
    ends: bool


def words(
    spans: Iterable[Span],
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    number: int = 0,
    raised: float = 0.6,
) -> list[Word]:
    """Spans as words; footnotes are numbered from `number`, `raised` is the size of their figures."""
    made: list[Word] = []
    joins = False
    for span in spans:
        face = fonts.face(bold or span.bold, italic or span.italic)
        for n, part in enumerate(fonts.printable(span.text).split("\n")):
            if n:
                _last(made).breaks = True
            joins = _add_words(made, part, face, size, joins and not n)
        if span.note:
            figures, upright = str(number), fonts.face(bold)
            _last(made).add(figures, upright, True, fonts.width(upright, figures) * size * raised)
            _last(made).notes += (number,)
            number += 1
            joins = not span.text.endswith((" ", "\n"))
    return made


def _add_words(made: list[Word], text: str, face: str, size: float, joins: bool) -> bool:
    """Add the words of a text, the first to the last word if it joins; whether the next text joins too."""
    widths = fonts.widths(face)
    fixed = fonts.NBSP in text
    for n, letters in enumerate(text.split(" ")):
        joins = joins and not n
        if letters:
            shown = letters.replace(fonts.NBSP, " ") if fixed else letters
            piece = Piece(shown, face, False, widths[letters] * size)
            if joins:
                made[-1].add(*piece)
            else:
                made.append(Word([piece], piece.width))
            joins = True
    return joins


def _last(made: list[Word]) -> Word:
    if not made:
        made.append(Word())
    return made[-1]


def break_lines(made: Sequence[Word], size: float, first: float, rest: float) -> list[Line]:
    """Lines at most `first`, then `rest` wide. At least one line, even of nothing."""
    lines: list[Line] = []
    held: list[Word] = []
    x, limit, space = 0.0, first, fonts.width(fonts.REGULAR, " ") * size
    for whole in made:
        fits = whole.width <= (rest if held else limit)
        for word in [whole] if fits else _narrowed(whole, size, min(first, rest)):
            if held and x + space + word.width > limit + _TOLERANCE:
                lines.append(_line(held, space, ends=False))
                held, x, limit = [], 0.0, rest
            x += word.width + (space if held else 0.0)
            held.append(word)
            if word.breaks:
                lines.append(_line(held, space, ends=True))
                held, x, limit = [], 0.0, rest
    if held or not lines:
        lines.append(_line(held, space, ends=True))
    return lines


def balanced(made: Sequence[Word], size: float, measure: float) -> list[Line]:
    """As few lines as may be, as equal as may be, and cut where the sense allows."""
    fewest = len(break_lines(made, size, measure, measure))
    if fewest == 1 or len(made) > 60 or any(word.width > measure for word in made):
        return break_lines(made, size, measure, measure)
    space = fonts.width(fonts.REGULAR, " ") * size
    cuts = _cuts(made, space, measure, fewest)
    return [_line(made[a:b], space, ends=True) for a, b in pairwise(cuts)]


def _cuts(made: Sequence[Word], space: float, measure: float, fewest: int) -> list[int]:
    """Where lines begin, and the end: least sum of squared room left over fewest lines."""
    count = len(made)
    best: list[dict[int, tuple[float, list[int]]]] = [{} for _ in range(count + 1)]
    best[0][0] = (0.0, [0])
    for start in range(count):
        width = -space
        for end in range(start + 1, count + 1):
            width += space + made[end - 1].width
            if width > measure + _TOLERANCE:
                break
            cost = (measure - width) ** 2
            if end < count:
                cost += _torn(made[end - 1], made[end]) * measure**2
            for lines, (sum_before, cuts) in best[start].items():
                total = sum_before + cost
                if lines < fewest and total < best[end].get(lines + 1, (float("inf"), []))[0]:
                    best[end][lines + 1] = (total, [*cuts, end])
            if made[end - 1].breaks:
                break
    return best[count][fewest][1]


_STARTERS = frozenset(
    (
        "và",
        "của",
        "về",
        "trên",
        "tại",
        "trong",
        "năm",
        "nhằm",
        "theo",
        "cho",
        "do",
        "thuộc",
        "với",
        "nhân",
        "chào",
    )
)
_TORN, _PLAIN = 0.15, 0.03


def _torn(last: Word, following: Word) -> float:
    """How bad a line end between two words is: 0 after a stop or before a linking word, 1 after one."""
    before, after = _letters(last), _letters(following)
    if before.lower() in _STARTERS or before == "-":
        return 1.0
    if before[-1:] in ",;:)" or after.lower() in _STARTERS:
        return 0.0
    names = before[:1].isupper() and not before.isupper()
    return _TORN if names else _PLAIN


def _letters(word: Word) -> str:
    return "".join(piece.text for piece in word.pieces)


def _narrowed(word: Word, size: float, widest: float) -> Iterator[Word]:
    """A word wider than a line as words that are not."""
    part = Word()
    for text, face, raised, width in word.pieces:
        if raised:
            part.add(text, face, True, width)
            continue
        advances = fonts.advances(face)
        start, used = 0, 0.0
        for end, letter in enumerate(text):
            advance = advances[ord(letter)] * size / 1000
            if part.width + used + advance > widest and (end > start or part.pieces):
                part.add(text[start:end], face, False, used)
                yield part
                part, start, used = Word(), end, 0.0
            used += advance
        part.add(text[start:], face, False, used)
    part.notes, part.breaks = word.notes, word.breaks
    yield part


def _line(held: Sequence[Word], space: float, *, ends: bool) -> Line:
    shown = [word for word in held if word.pieces]
    looks = {piece[1:3] for word in shown for piece in word.pieces}
    if len(looks) != 1 or (look := looks.pop())[1]:
        return _mixed_line(held, space, ends)
    text = " ".join(["".join([piece.text for piece in word.pieces]) for word in shown])
    width = sum([word.width for word in shown]) + space * (len(shown) - 1)
    return Line((Run(text, *look, 0.0, 0),), width, text.count(" "), (), ends)


def _mixed_line(held: Sequence[Word], space: float, ends: bool) -> Line:
    runs: list[Run] = []
    texts: list[str] = []
    look, start, before = ("", False), 0.0, 0
    x, spaces = 0.0, 0
    for text, face, raised, width in _spaced(held, space):
        if texts and (face, raised) != look:
            runs.append(Run("".join(texts), *look, start, before))
            texts = []
        if not texts:
            look, start, before = (face, raised), x, spaces
        texts.append(text)
        x += width
        spaces += text.count(" ")
    if texts:
        runs.append(Run("".join(texts), *look, start, before))
    notes = tuple(number for word in held for number in word.notes)
    return Line(tuple(runs), x, spaces, notes, ends)


def _spaced(held: Sequence[Word], space: float) -> Iterator[Piece]:
    """The pieces of the words with the spaces between them, in the look of a neighbour on the base line."""
    previous: Piece | None = None
    gap = Piece(" ", "", False, space)
    for word in held:
        if not word.pieces:
            continue
        if previous:
            face = word.pieces[0].face if previous.raised else previous.face
            gap = gap if gap.face == face else Piece(" ", face, False, space)
            yield gap
        yield from word.pieces
        previous = word.pieces[-1]
