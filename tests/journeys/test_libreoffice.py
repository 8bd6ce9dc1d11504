"""Word and Excel files opened by another program: the pages of the PDF, and text that stays text."""

import csv
import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.documents import docx, plan_pdf, xlsx
from desktop.documents.blocks import Paragraph
from desktop.documents.content import compose
from desktop.plan.item import Activity, Item
from desktop.plan.plan import Section, blank
from desktop.plan.text import text
from desktop.readers import sample

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, data: bytes, kind: str) -> Path:
    """The file as LibreOffice understands it."""
    path.write_bytes(data)
    home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [
        str(SOFFICE),
        home,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    return path.with_suffix(f".{kind[:3]}")


def solid(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("name", ["kon-tum-2024", "quang-ngai-2021"])
def test_the_word_file_shows_the_pages_of_the_pdf(tmp_path: Path, name: str) -> None:
    plan = sample.read(name)
    pages = PdfReader(converted(tmp_path / "a.docx", docx.make(plan), "pdf")).pages
    ours = PdfReader(io.BytesIO(plan_pdf.make(plan))).pages
    assert abs(len(pages) - len(ours)) <= 1 and {round(page.mediabox.width) for page in pages} == {595}
    assert pages[1].extract_text().split()[0] == "2" and pages[0].extract_text().split()[0] != "1"
    words, at = solid(" ".join(page.extract_text() for page in pages)), 0
    for block in (block for block in compose(plan).blocks if isinstance(block, Paragraph)):
        start = block.mark + "".join(span.text for span in block.spans)
        at = words.index(solid(start)[:24], at)
    assert words.index(solid(plan.signature.name), at) > words.index("Nơinhận:", at)


def test_the_workbook_has_no_formula(tmp_path: Path) -> None:
    item = Item(id="a", content=Activity(title=text("=1+1"), product="007"))
    plan = replace(blank(2026), sections=(Section(id="s", title="@SUM(A1)", items=(item,)),))
    table = converted(tmp_path / "a.xlsx", xlsx.make(plan), "csv:Text - txt - csv (StarCalc):44,34,76,1")
    section, task = list(csv.reader(table.read_text("utf-8").splitlines()))[-2:]
    assert (section[2], task[2], task[6]) == ("@SUM(A1)", "=1+1", "007")
