"""A library in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.session.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "data")
    yield opened
    opened.close()
