"""An exchange file is read back; what is none is told in plain words."""

import zipfile
from pathlib import Path

import pytest

from desktop import sealing
from desktop.errors import KnownError
from desktop.plan import exchange
from desktop.plan.exchange import Carried
from desktop.plan.plan import blank
from desktop.readers import kehoach


def test_reads_what_was_packed(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.kehoach"
    path.write_bytes(exchange.pack(plan := blank(2026)))
    assert kehoach.read(path) == plan


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04half"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.kehoach"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=r"x\.kehoach"):
        kehoach.read(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.kehoach", tmp_path):
        with pytest.raises(KnownError):
            kehoach.read(path)


def test_several_plans_or_a_password_are_for_the_window(tmp_path: Path) -> None:
    path = tmp_path / "x.kehoach"
    several = exchange.pack_all([Carried(blank(2026)), Carried(blank(2026))])
    for data in (several, sealing.seal(several, "x", cost=14)):
        path.write_bytes(data)
        with pytest.raises(KnownError, match=r"x\.kehoach"):
            kehoach.read(path)


def test_a_newer_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.kehoach"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", '{"format": "kehoach", "version": 3}')
    with pytest.raises(KnownError) as told:
        kehoach.read(path)
    assert isinstance(told.value.__cause__, exchange.NewerContainer)


def test_a_file_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.kehoach"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    assert len(kehoach.data(path)) < exchange.MAX_BYTES + 10_000
    with pytest.raises(KnownError, match=r"large\.kehoach"):
        kehoach.read(path)
