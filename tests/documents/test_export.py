"""Documents are written whole or not at all, and the world's faults are told in plain words."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from desktop import i18n
from desktop.documents import FORMATS, file
from desktop.documents.export import ExportStopped, export, save_copy
from desktop.errors import KnownError
from desktop.plan import exchange
from desktop.plan.plan import blank
from desktop.readers import sample

NAMES = [made.name for made in FORMATS]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


@pytest.mark.parametrize("name", sample.NAMES)
def test_all_documents_of_a_sample(tmp_path: Path, name: str) -> None:
    plan = sample.read(name)
    assert [path.name for path in export(plan, tmp_path / "mới")] == NAMES
    with pikepdf.open(tmp_path / "mới" / "ke-hoach.pdf") as pdf:
        assert len(pdf.pages) >= 2
    assert exchange.unpack((tmp_path / "mới" / "plan.kehoach").read_bytes()) == plan


def test_equal_plans_give_equal_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        export(sample.read("kon-tum-2024"), tmp_path / folder)
    for name in NAMES:
        assert _apart_from_its_moment(tmp_path / "a" / name) == _apart_from_its_moment(tmp_path / "b" / name)


def _apart_from_its_moment(path: Path) -> bytes:
    """A calendar says when it was written, so that a later one counts as newer (equal clocks: test_ics)."""
    stamps = (b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:")
    if path.suffix != ".ics":
        return path.read_bytes()
    return b"".join(line for line in path.read_bytes().splitlines(True) if not line.startswith(stamps))


def test_progress_runs_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    export(blank(2026), tmp_path, progress=lambda done, total, name: steps.append((done, total)))
    assert steps == [(n, 2 * len(FORMATS)) for n in range(2 * len(FORMATS) + 1)]


@pytest.mark.parametrize("calls", range(len(FORMATS) + 1))
def test_cancelled_in_time_leaves_nothing(tmp_path: Path, calls: int) -> None:
    answers = iter([False] * calls + [True] * 9)
    assert export(blank(2026), tmp_path, cancelled=lambda: next(answers)) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(KnownError):
        export(blank(2026), tmp_path / "x")
    assert (tmp_path / "x").read_text() == "x"


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_fault_while_writing_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    (tmp_path / "ke-hoach.pdf").write_bytes(b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(file.os, "fsync", refuse)
    with pytest.raises(KnownError):
        export(blank(2026), tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("ke-hoach.pdf", b"old")]


@pytest.mark.parametrize("calls", range(1, len(FORMATS)))
def test_cancelled_while_writing_tells_what_was_written(tmp_path: Path, calls: int) -> None:
    answers = iter([False] * (len(FORMATS) + calls) + [True])
    written = export(blank(2026), tmp_path, cancelled=lambda: next(answers))
    assert [path.name for path in written] == NAMES[:calls]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES[:calls])


def test_a_fault_after_some_were_written_tells_which(tmp_path: Path) -> None:
    (tmp_path / NAMES[2]).mkdir()
    with pytest.raises(ExportStopped) as stopped:
        export(blank(2026), tmp_path)
    assert [path.name for path in stopped.value.written] == NAMES[:2]
    assert f"Already written: {NAMES[0]}, {NAMES[1]}." in stopped.value.safe
    assert "Nothing was written" not in str(stopped.value)


def test_a_busy_file_may_get_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(source: object, target: object) -> None:
        raise PermissionError(errno.EACCES, "busy")

    monkeypatch.setattr(file, "PAUSES", ())
    monkeypatch.setattr(file.os, "replace", busy)
    with pytest.raises(KnownError) as told:
        save_copy(blank(2026), tmp_path / "a.kehoach")
    assert "another name" in told.value.do


def test_save_copy(tmp_path: Path) -> None:
    path = save_copy(plan := blank(2026), tmp_path / "bản sao.kehoach")
    assert exchange.unpack(path.read_bytes()) == plan
