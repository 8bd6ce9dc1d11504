"""The one room that imports reportlab: a PDF file with the fonts cut to what it uses.

reportlab's canvas and pictures are left out: its numbers and strings were two thirds of a long document, the
pictures a third of the import. Importing this room takes a while, so the others do it inside functions.
"""

from __future__ import annotations

import importlib.util
import struct
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, repeat
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

_UNUSED = ("pickle", "platform", "tempfile", "reportlab.lib.rl_safe_eval")
"""What reportlab asks for and nothing here calls: a quarter of its import."""


class _Absent(ModuleType):
    """Stands for an unused module while reportlab is imported; who asks for it later gets the real one."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *arguments: None


@contextmanager
def _put_off() -> Iterator[None]:
    """PIL.Image is loaded when somebody first uses it, not when reportlab asks for it (9 ms of 24)."""
    if "PIL.Image" not in sys.modules and importlib.util.find_spec("PIL"):
        import PIL

        spec = importlib.util.find_spec("PIL.Image")
        if spec and spec.loader:
            spec.loader = importlib.util.LazyLoader(spec.loader)
            module = importlib.util.module_from_spec(spec)
            sys.modules["PIL.Image"] = module
            vars(PIL)["Image"] = module
            spec.loader.exec_module(module)
    absent = [name for name in _UNUSED if name not in sys.modules]
    sys.modules.update({name: _Absent(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _put_off():
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFace

UNREADABLE = (TTFError, OSError, ValueError, struct.error, LookupError)
"""What a font file that is missing or broken raises."""
_VERSION = (1, 7)
_LANGUAGE = "vi-VN"
_ESCAPED = {ord(letter): "\\" + letter for letter in "()\\"} | {ord("\r"): "\\r"}


class _Glyphs(dict[int, int]):
    """Glyph of a code point by the map at `at`, looked up when first asked for (OpenType, cmap format 4).

    A code point that the font lacks is glyph 0 and not `in` here.
    """

    def __init__(self, data: mmap, at: int) -> None:
        many = struct.unpack_from(">H", data, at + 6)[0] // 2
        self._data, self._ranges = data, at + 16 + 6 * many
        rows = (struct.unpack_from(f">{many}H", data, at + 14 + 2 * many * n + 2 * (n > 0)) for n in range(4))
        self._ends, self._starts, self._deltas, self._offsets = rows

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and self[code] > 0

    def __missing__(self, code: int) -> int:
        self[code] = self._glyph(code)
        return self[code]

    def _glyph(self, code: int) -> int:
        n = bisect_left(self._ends, code)
        if code >= 0xFFFF or n == len(self._ends) or code < self._starts[n]:
            return 0
        if not self._offsets[n]:
            return int(code + self._deltas[n]) & 0xFFFF
        at = self._ranges + 2 * n + self._offsets[n] + 2 * (code - self._starts[n])
        glyph = struct.unpack_from(">H", self._data, at)[0]
        return int(glyph + self._deltas[n]) & 0xFFFF if glyph else 0


class _Advances(dict[int, float]):
    """Advance of a code point in thousandths, worked out when asked for; of a missing one, glyph 0's."""

    def __init__(self, glyphs: _Glyphs, advances: Sequence[int], scale: float) -> None:
        self._glyphs, self._advances, self._scale = glyphs, advances, scale

    def __missing__(self, code: int) -> float:
        self[code] = self._advances[self._glyphs[code]] * self._scale
        return self[code]


class Face(TTFontFace):
    """A parsed font file; its long tables are read at one stroke, not number by number (four: 20 ms to 8)."""

    _ttf_data: mmap
    _cut: tuple[list[int], bytes] | None = None

    def readFile(self, f: str) -> None:
        """The file stays on the disk but for the parts that are asked for (2 MB: 3 ms)."""
        if "_ttf_data" not in vars(self):
            with open(f, "rb") as file:
                self.filename, self._ttf_data = f, mmap(file.fileno(), 0, access=ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: Any = 1) -> None:
        at = self._letters() if charInfo else 0
        super().extractInfo(0 if at else charInfo)
        if at:
            self._read(at)

    def getCharWidth(self, code: int) -> float:
        return float(self.charWidths[code])

    def makeSubset(self, subset: Sequence[int]) -> bytes:
        """The file with these letters only; while somebody types they are the same again and again."""
        if self._cut is None or self._cut[0] != subset:
            self._cut = (list(subset), bytes(super().makeSubset(subset)))
        return self._cut[1]

    def _letters(self) -> int:
        """Where the Unicode map of format 4 stands in the file, 0 if there is none."""
        start, _ = self.get_table_pos("cmap")
        for n in range(self._numbers("H", 1, start + 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", self._ttf_data, start + 4 + 8 * n)
            if (platform, encoding) == (3, 1) and self._numbers("H", 1, start + offset)[0] == 4:
                return int(start + offset)
        return 0

    def _read(self, at: int) -> None:
        count: int = self.numGlyphs
        self.charToGlyph = glyphs = _Glyphs(self._ttf_data, at)
        glyphs[0xA0] = glyphs[0x20]
        wide = self._numbers("H", 1, self.get_table_pos("hhea")[0] + 34)[0]
        start = self.get_table_pos("hmtx")[0]
        pairs = self._numbers("H", 2 * wide, start)
        advances = [*pairs[::2], *repeat(pairs[-2], count - wide)]
        bearings = chain(pairs[1::2], self._numbers("H", count - wide, start + 4 * wide))
        self.hmetrics = list(zip(advances, bearings, strict=True))
        self.charWidths = _Advances(glyphs, advances, 1000 / self.unitsPerEm)
        self.defaultWidth = advances[0] * 1000 / self.unitsPerEm
        start = self.get_table_pos("loca")[0]
        if self._numbers("H", 1, self.get_table_pos("head")[0] + 50)[0]:
            self.glyphPos = self._numbers("L", count + 1, start)
        else:
            self.glyphPos = [2 * half for half in self._numbers("H", count + 1, start)]

    def _numbers(self, kind: str, many: int, at: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{many}{kind}", self._ttf_data, at)


class Font(TTFont):
    """A face under a name; what a document uses of it is cut out when the document is finished."""

    def __init__(self, name: str, file: Path) -> None:
        self.fontName, self.face = name, Face(str(file))
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False  # only letters that are used, 4 KB less in a plan


class _Letters(dict[int, str]):
    """How the letters of a font are written in one file; `str.translate` finds new ones a code."""

    def __init__(self, font: Font, document: Any) -> None:
        self._font, self._document = font, document
        self._several = False  # a font of a PDF has 256 letters at most
        self._name: str = font.getSubsetInternalName(0, document)

    def __missing__(self, letter: int) -> str:
        ((cut, code),) = self._font.splitString(chr(letter), self._document)
        self._several |= cut > 0
        self[letter] = _escaped(code)
        return self[letter]

    def written(self, text: str) -> list[tuple[str, str]]:
        codes = text.translate(self)
        if not self._several:
            return [(self._name, codes)]
        cuts = self._font.splitString(text, self._document)
        return [(self._font.getSubsetInternalName(cut, self._document), _escaped(code)) for cut, code in cuts]


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPED)


class File:
    """A PDF file in the making; the properties are those of reportlab's PDFInfo (title, author …)."""

    def __init__(self, **properties: str) -> None:
        self._document: Any = pdfdoc.PDFDocument(
            compression=1, invariant=1, pdfVersion=_VERSION, lang=_LANGUAGE
        )
        vars(self._document.info).update(properties)
        self._letters: dict[str, _Letters] = {}
        resources: Any = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        self._resources = self._document.Reference(resources)  # type: ignore[no-untyped-call]

    def written(self, font: Font, text: str) -> list[tuple[str, str]]:
        """Names of fonts, and what is written in each between ( and ) to show the text."""
        letters = self._letters.get(font.fontName)
        if letters is None:
            letters = self._letters[font.fontName] = _Letters(font, self._document)
        return letters.written(text)

    def page(self, width: float, height: float, operators: Iterable[str]) -> None:
        """One more page; the operators are of code points below 256."""
        page = pdfdoc.PDFPage()
        page.MediaBox = pdfdoc.PDFArray([0, 0, width, height])
        page.Resources = self._resources
        content = "\n".join(operators).encode("latin-1") + b"\n"
        page.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        self._document.addPage(page)

    def finished(self) -> bytes:
        """The bytes of the file."""
        return bytes(self._document.GetPDFData(None))
