"""The export writer: the whole file or the old one, and a clear reason."""

import errno
import os
from pathlib import Path

import pytest

from desktop.documents import file
from desktop.documents.file import (
    PAUSES,
    TargetBusy,
    TargetFull,
    TargetUnsound,
    TargetUnwritable,
    WriteError,
    sweep,
    write,
)


def refuse(error: OSError, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next so many replacements fail."""
    really, left = os.replace, [times]

    def replace(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        really(source, target)

    monkeypatch.setattr(file.os, "replace", replace)


def test_a_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch.pdf"
    assert write(target, b"new") == target
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("times", range(len(PAUSES) + 1))
def test_a_target_held_for_a_moment_is_waited_for(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(PermissionError(errno.EACCES, "held"), times, monkeypatch)
    waited: list[float] = []
    write(tmp_path / "a.pdf", b"new", pause=waited.append)
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert waited == list(PAUSES[:times])


def test_a_target_held_too_long_is_named_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    refuse(PermissionError(errno.EACCES, "held"), 99, monkeypatch)
    with pytest.raises(TargetBusy) as caught:
        write(target, b"new", pause=lambda seconds: None)
    assert caught.value.path == target
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, TargetFull), (errno.EDQUOT, TargetFull), (errno.EIO, TargetUnwritable)]
)
def test_a_drive_that_fails_leaves_the_old_file(
    code: int, kind: type[WriteError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(code, "no")

    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(file.os, "fsync", fail)
    with pytest.raises(kind):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_short_file_never_takes_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file.os, "fsync", lambda handle: os.truncate(handle, 2))
    with pytest.raises(TargetFull):
        write(tmp_path / "a.pdf", b"whole")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [ValueError("not a PDF"), OSError("unreadable")])
def test_a_file_that_does_not_open_is_refused(error: Exception, tmp_path: Path) -> None:
    def validate(path: Path) -> None:
        assert path.read_bytes() == b"bad"
        raise error

    with pytest.raises(TargetUnsound, match=str(error)):
        write(tmp_path / "a.pdf", b"bad", validate=validate)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write(tmp_path / "none" / "a.pdf", b"")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write(tmp_path, b"")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TargetUnwritable):
        write(tmp_path / "a.pdf", b"")
    tmp_path.chmod(0o700)


def test_sweep_takes_only_our_old_leavings(tmp_path: Path) -> None:
    for name in (".so-ke-hoach-ab.tmp", "Kế hoạch.pdf", "other.tmp"):
        (tmp_path / name).write_bytes(b"")
    assert sweep(tmp_path) == 0
    later = (tmp_path / "other.tmp").stat().st_mtime + 3 * 24 * 3600
    assert sweep(tmp_path, now=lambda: later) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Kế hoạch.pdf", "other.tmp"]
