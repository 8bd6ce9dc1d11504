"""The archival PDF: valid, tagged, named, with the ink of the preview and equal bytes for equal plans."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pikepdf.pdfa
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from desktop.documents import assignments, plan_pdf, recipients
from desktop.documents.archive import HANOI, issued
from desktop.documents.blocks import Paragraph, Sheet, Span
from desktop.documents.srgb import srgb
from desktop.documents.typeset import archival
from desktop.plan.plan import Event, Issue, blank
from desktop.readers import sample

Make = Callable[..., bytes]
MAKERS = [plan_pdf.make, recipients.make, assignments.make]
each_maker = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__module__.rpartition(".")[2])
each_sample = pytest.mark.parametrize("name", sample.NAMES)


@pytest.fixture(scope="module")
def made() -> bytes:
    return plan_pdf.make(sample.read("thanh-hoa-2024"))


def findings(pdf: bytes) -> list[str]:
    report = pikepdf.pdfa.validate_written(io.BytesIO(pdf), "2b")
    return [str(finding) for finding in report.findings] + ([] if report.passed else [report.verdict])


@each_maker
@each_sample
def test_it_is_pdfa_2b(make: Make, name: str) -> None:
    assert findings(make(sample.read(name))) == []


@each_maker
def test_an_empty_plan_is_archival_too(make: Make) -> None:
    assert findings(make(blank(2026))) == []


def test_the_check_sees_a_fault(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        del pdf.Root.OutputIntents
        pdf.pages[0].Trans = pikepdf.Dictionary()
        pdf.save(broken := io.BytesIO())
    assert findings(broken.getvalue())


@each_maker
def test_equal_plans_give_equal_bytes(make: Make) -> None:
    first = make(sample.read("kon-tum-2024"))
    make(sample.read("dak-nong-2024"))
    assert make(sample.read("kon-tum-2024")) == first


def test_the_clock_is_in_the_file_twice_and_nowhere_else() -> None:
    plan = sample.read("kon-tum-2024")
    clock = datetime(2026, 11, 21, 9, 30, 5, tzinfo=HANOI)
    with pikepdf.open(io.BytesIO(plan_pdf.make(plan, clock))) as pdf:
        assert {str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20261121093005+07'00'"}
        dates = re.findall(r"Date>(.+?)<", pdf.Root.Metadata.read_bytes().decode())
        assert dates == ["2026-11-21T09:30:05+07:00"] * 3
    assert plan_pdf.make(plan, clock.astimezone(UTC)) == plan_pdf.make(plan, clock.astimezone(UTC))


@pytest.mark.parametrize(
    ("issue", "day"),
    [
        (Issue("05", 7, 5, 2026), "2026-05-07"),
        (Issue("", None, 5, 2026), "2026-05-01"),
        (Issue("", 31, 2, 2026), "2026-02-01"),
        (Issue("", 7, 13, 2026), "2000-01-01"),
        (Issue(), "2000-01-01"),
    ],
)
def test_without_a_clock_it_is_the_day_of_issue(issue: Issue, day: str) -> None:
    plan = replace(blank(2026), issue=issue, event=Event())
    assert issued(plan).isoformat() == f"{day}T00:00:00+07:00"


def test_readers_are_told_language_title_and_tags(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "vi-VN"
        assert root.MarkInfo.Marked is True
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.docinfo.Title).startswith("KẾ HOẠCH Tổ chức các hoạt động")
        assert [page.StructParents for page in pdf.pages] == list(range(len(pdf.pages)))
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_properties_and_xmp_say_the_same(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert xmp["dc:title"] == pdf.docinfo.Title
        assert xmp["dc:creator"] == [str(pdf.docinfo.Author)]
        assert xmp["xmp:CreatorTool"] == pdf.docinfo.Creator == "Sổ Kế hoạch"


def test_every_mark_leads_to_its_element_and_back(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        for page, owners in zip(pdf.pages, list(numbers)[1::2], strict=True):
            marks = re.findall(rb"/MCID (\d+)>> BDC", page.Contents.read_bytes())
            assert [int(mark) for mark in marks] == list(range(len(owners)))
            assert all(owner.S and owner.P for owner in owners)


def test_all_ink_is_marked(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "EMC": -1}.get(str(operator), 0)
                assert depth == 1 or str(operator) not in ("Tj", "TJ", "S", "f", "Do")


def test_a_footnote_can_be_found_by_its_name(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [str(name) for name in names[::2]] == ["note-1", "note-2"]
        assert {str(note.S) for note in names[1::2]} == {"/Note"}


@each_maker
@each_sample
def test_the_text_comes_out_in_nfc(make: Make, name: str) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(make(sample.read(name)))).pages)
    assert len(text) > 200
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text


def pictures(pdf: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    drawn = [page.render(scale=1).to_pil().tobytes() for page in document]
    document.close()
    return drawn


@each_sample
def test_it_looks_like_the_preview(name: str) -> None:
    plan = sample.read(name)
    assert pictures(plan_pdf.make(plan)) == pictures(plan_pdf.compose(plan).pdf)


def test_the_preview_pays_nothing(made: bytes) -> None:
    pdf = plan_pdf.compose(sample.read("thanh-hoa-2024")).pdf
    assert b"/Metadata" not in pdf and b"/StructTreeRoot" not in pdf


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_can_break_the_file(words: str, name: str) -> None:
    sheet = Sheet(
        (Paragraph((Span(words, note=(Span(name),)),), mark=name, level=1),), words, name, words, name
    )
    with pikepdf.open(io.BytesIO(archival(blank(2026), sheet))) as pdf:
        ElementTree.fromstring(pdf.Root.Metadata.read_bytes())


def test_the_colours_are_a_profile_other_programs_read() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    there = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = [(0, 0, 0), (255, 255, 255), (255, 0, 0), (40, 120, 200)]
    for colour in colours:
        turned = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), there)
        assert turned is not None
        assert all(abs(a - b) <= 1 for a, b in zip(turned.getpixel((0, 0)), colour, strict=True))


# --- a second opinion: Preflight of PDFBox knows PDF/A-1b only, so it is given a twin that claims 1b ---

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation")
CLASSPATH = [Path("/usr/share/java") / f"{jar}.jar" for jar in JARS]
needs_preflight = pytest.mark.skipif(
    not shutil.which("java") or not all(jar.exists() for jar in CLASSPATH),
    reason="no Preflight: apt-get install default-jre-headless libpdfbox2-java libcommons-logging-java"
    " libjaxb-api-java libactivation-java",
)


def twin_1b(pdf: bytes, path: Path) -> Path:
    """The same file but for what 1b forbids by name: its claim and compressed objects."""
    with pikepdf.open(io.BytesIO(pdf)) as twin:
        xmp = twin.Root.Metadata.read_bytes()
        twin.Root.Metadata.write(xmp.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<"))
        twin.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return path


@needs_preflight
@each_maker
def test_preflight_finds_nothing_but_the_part(make: Make, tmp_path: Path) -> None:
    twin = twin_1b(make(sample.read("thanh-hoa-2024")), tmp_path / "twin.pdf")
    java = ["java", "-cp", ":".join(map(str, CLASSPATH)), "org.apache.pdfbox.preflight.Validator_A1b"]
    found = subprocess.run([*java, twin], capture_output=True, encoding="utf-8", check=False)
    assert "is a valid PDF/A-1b file" in found.stdout, found.stdout + found.stderr


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="no pdfinfo: apt-get install poppler-utils")
def test_poppler_reads_the_plan_aloud(made: bytes, tmp_path: Path) -> None:
    (path := tmp_path / "x.pdf").write_bytes(made)
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout.decode()
    at = 0
    for words in ("H1", '"KẾ HOẠCH Tổ', "H2", '"I. MỤC ĐÍCH', "Reference", "Note <note-1>", '"Nơi nhận: "'):
        at = said.index(words, at)
