"""The PDF as a file: for the viewer, and where the user says."""

import os
from pathlib import Path

import pytest

from desktop.documents import FORMATS, file
from desktop.errors import KnownError
from desktop.ui.printing.outside import for_viewer, save

FORMAT = FORMATS[0]
Pdfs = dict[str, bytes]


@pytest.fixture
def pdf(pdfs: Pdfs) -> bytes:
    return pdfs[FORMAT.name]


def test_the_viewer_gets_the_very_bytes(pdf: bytes, tmp_path: Path) -> None:
    path = for_viewer(FORMAT, pdf, tmp_path / "data")
    assert path == tmp_path / "data" / "out" / "ke-hoach.pdf" and path.read_bytes() == pdf
    assert for_viewer(FORMAT, pdf, tmp_path / "data") == path


def test_a_copy_that_a_viewer_holds_is_left_to_it(
    pdf: bytes, pdfs: Pdfs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, replace = for_viewer(FORMAT, pdf, tmp_path), os.replace

    def busy(source: Path, target: Path) -> None:
        if target == held:
            raise PermissionError(target)
        replace(source, target)

    monkeypatch.setattr(file.os, "replace", busy)
    path = for_viewer(FORMAT, pdfs["noi-nhan.pdf"], tmp_path)
    assert path.name == "ke-hoach (2).pdf" and held.read_bytes() == pdf


def test_old_copies_go(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    old, new = tmp_path / "out" / "a.pdf", tmp_path / "out" / "b.pdf"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    for_viewer(FORMAT, pdf, tmp_path)
    assert not old.exists() and new.exists()


def test_a_folder_that_cannot_be_used_is_told(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnownError, match="Save the PDF"):
        for_viewer(FORMAT, pdf, tmp_path / "file")


@pytest.mark.parametrize(
    ("name", "written"), [("bản in", "bản in.pdf"), ("a.PDF", "a.PDF"), ("v1.2", "v1.2.pdf")]
)
def test_it_is_saved_under_the_name_given(pdf: bytes, tmp_path: Path, name: str, written: str) -> None:
    assert save(FORMAT, pdf, tmp_path / name) == tmp_path / written
    assert (tmp_path / written).read_bytes() == pdf
