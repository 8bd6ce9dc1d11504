"""A copy on a stick is the backup, or it is not there."""

import os
from pathlib import Path

import pytest

from db.errors import StoreError
from desktop.session.carrying import carry


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "000001-x.skh-backup"
    path.write_bytes(os.urandom(3_000_000))
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def test_it_is_the_same_and_alone(source: Path, stick: Path) -> None:
    assert carry(source, stick).read_bytes() == source.read_bytes()
    assert [path.name for path in stick.iterdir()] == [source.name]


def test_another_file_of_that_name_stays(source: Path, stick: Path) -> None:
    (stick / source.name).write_bytes(b"other")
    copy = carry(source, stick)
    assert copy.name == "000001-x (2).skh-backup" and (stick / source.name).read_bytes() == b"other"
    assert carry(source, stick) == copy


def lie(number: int) -> object:
    """A stick that says that the bytes are on it."""
    real, times = os.fsync, iter(range(100))

    def fsync(handle: int) -> None:
        real(handle)
        if next(times) == number:
            os.ftruncate(handle, 1000)

    return fsync


def test_a_stick_that_lies_is_found_out(source: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lie(0))
    with pytest.raises(StoreError):
        carry(source, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, 1_000_000, 2_999_999])
def test_a_stick_that_ends_leaves_no_part(source: Path, stick: Path, size: int) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        with pytest.raises(OSError):
            carry(source, stick)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_gone_is_told(source: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        carry(source, tmp_path / "gone")
