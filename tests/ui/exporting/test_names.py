"""Names already taken in a folder, and free ones beside them."""

from pathlib import Path

import pytest

from desktop.documents import FORMATS
from desktop.ui.exporting.names import beside, taken


def names(folder: Path) -> list[str]:
    return [made.name for made in beside(folder, FORMATS)]


@pytest.mark.parametrize("folder", ["", "missing", "file/below"])
def test_nothing_is_taken_where_nothing_is(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    assert taken(tmp_path / folder, FORMATS) == []


def test_what_is_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.pdf").write_text("old")
    assert taken(tmp_path, FORMATS) == ["ke-hoach.pdf"]


def test_the_next_free_name_is_found(tmp_path: Path) -> None:
    for name in ("ke-hoach.pdf", "ke-hoach (2).pdf"):
        (tmp_path / name).write_text("old")
    assert names(tmp_path)[0] == "ke-hoach (3).pdf"


def test_free_names_stay_as_they_are(tmp_path: Path) -> None:
    assert names(tmp_path) == [made.name for made in FORMATS]
