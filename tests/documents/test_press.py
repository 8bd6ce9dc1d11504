"""The room of reportlab: fonts are read as reportlab reads them, pictures wait until they are wanted."""

import io
import struct
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from desktop.documents import fonts
from desktop.documents.blocks import Paragraph, Sheet, Span
from desktop.documents.press import UNREADABLE, Face
from desktop.documents.typeset import typeset

FILES = sorted((Path(fonts.__file__).parents[2] / "resources" / "fonts").glob("*.ttf"))
each_font = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
ATTRIBUTES = ("name", "bbox", "ascent", "flags", "numGlyphs", "defaultWidth", "hmetrics")


@each_font
def test_a_face_is_what_reportlab_reads(file: Path) -> None:
    ours, theirs = Face(str(file)), TTFontFace(str(file))
    drawn = {letter: glyph for letter, glyph in theirs.charToGlyph.items() if glyph}
    assert {
        letter: ours.charToGlyph[letter] for letter in range(0x11000) if letter in ours.charToGlyph
    } == drawn
    assert [ours.charWidths[letter] for letter in drawn] == pytest.approx(
        [theirs.charWidths[letter] for letter in drawn]
    )
    assert list(ours.glyphPos) == theirs.glyphPos
    assert [getattr(ours, name) for name in ATTRIBUTES] == [getattr(theirs, name) for name in ATTRIBUTES]


def test_a_map_of_another_format_is_left_to_reportlab(tmp_path: Path) -> None:
    data = bytearray(FILES[0].read_bytes())
    start = next(
        struct.unpack_from(">L", data, 12 + 16 * n + 8)[0]
        for n in range(40)
        if data[12 + 16 * n :][:4] == b"cmap"
    )
    struct.pack_into(">H", data, start + 4, 0)  # the platform of the first map
    struct.pack_into(">H", data, start + 12, 0)
    (tmp_path / "other.ttf").write_bytes(data)
    assert Face(str(tmp_path / "other.ttf")).charToGlyph[ord("ế")]


@pytest.mark.parametrize("data", [b"", b"no font", FILES[0].read_bytes()[:3000]])
def test_a_broken_file_is_told_apart(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(data)
    with pytest.raises(UNREADABLE):
        Face(str(tmp_path / "broken.ttf"))


def test_more_letters_than_one_font_of_a_pdf_can_hold() -> None:
    letters = sorted(letter for letter in map(chr, range(33, 0x250)) if not fonts.missing(letter))
    text = " ".join(letters)
    assert len(letters) > 400
    page = pypdf.PdfReader(io.BytesIO(typeset(Sheet((Paragraph((Span(text),)),), text)).pdf)).pages[0]
    assert page.extract_text().split() == fonts.printable(text).split()


def test_pictures_are_loaded_when_they_are_wanted() -> None:
    program = (
        "import sys, desktop.documents.press; before = 'PIL._imaging' in sys.modules;"
        "from PIL import Image; print(before, Image.new('L', (2, 1)).size)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "(2,", "1)"]
