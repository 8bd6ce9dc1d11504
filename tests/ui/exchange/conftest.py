"""Two offices with stores of their own, one plan in both, and the page over what comes from the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session import receiving, sending
from desktop.session.library import Library
from desktop.ui.exchange.page import ReceivePage
from desktop.ui.exchange.post import Letter, Post

PLAN = replace(sample.read("kon-tum-2024"), id="p")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Library]:
    """The store of this office, with the plan "p" as the other sent it."""
    library = Library(tmp_path / "here")
    yield library
    library.close()


@pytest.fixture
def there(tmp_path: Path, here: Library) -> Iterator[Library]:
    """The store of the other office."""
    library = Library(tmp_path / "there")
    library.save(PLAN)
    receiving.accept(here, receiving.look(here, sending.parcel(library, ["p"])))
    yield library
    library.close()


def changed(library: Library, plan_id: str, verb: Callable[[Plan], Plan]) -> Plan:
    plan = verb(library.load(plan_id))
    library.save(plan, library.revision(plan_id))
    return plan


@pytest.fixture
def both_changed(here: Library, there: Library) -> None:
    """The title on both sides, the archive line there alone."""
    changed(here, "p", lambda plan: edit.set_title(plan, "Tên của mình"))
    changed(there, "p", lambda plan: edit.set_archive(edit.set_title(plan, "Tên của bạn"), "VT, KHTC"))


@pytest.fixture
def open_page(qtbot, here: Library) -> Callable[[bytes], ReceivePage]:
    """open_page(data) shows what a file holds, or asks its password."""
    owner = QObject()

    def make(data: bytes) -> ReceivePage:
        post = Post(here.folder, lambda: True, owner)
        page = ReceivePage(post, Letter("gui.kehoach", data))
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        try:
            page.show_parcel(receiving.look(here, data))
        except receiving.PasswordNeeded as error:
            page.ask_password(error)
        return page

    return make


@pytest.fixture
def change() -> Callable[[Library, str, Callable[[Plan], Plan]], Plan]:
    """change(library, plan_id, verb) saves the plan as the verb makes it."""
    return changed
