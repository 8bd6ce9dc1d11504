"""An exchange file is read back; what is none is told in plain words."""

from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import exchange
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
