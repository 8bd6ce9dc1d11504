"""The directory's page over a real store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.plan.office import EMPTY
from desktop.session.library import Library
from desktop.ui.directory import current
from desktop.ui.directory.page import DirectoryPage


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def page(library: Library, qtbot) -> Iterator[DirectoryPage]:
    page = DirectoryPage(library)
    page.resize(1080, 690)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.close()
    page.deleteLater()
    current.set_directory(EMPTY)
