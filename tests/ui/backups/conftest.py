"""A store with plans and backups of it, and the room that asks about them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session.backups import Keeper, Reason
from desktop.session.library import Library
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room

OLD, NEW = "Tên cũ", "Tên mới"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def plan(folder: Path) -> Plan:
    """A plan under its old title in a backup, under its new one in the store."""
    library = Library(folder)
    made = edit.set_title(sample.read("kon-tum-2024"), OLD)
    library.save(made)
    library.keep_version(made, "trước khi gửi")
    Keeper(folder).make(Reason.ASKED)
    library.save(edit.set_title(made, NEW))
    library.close()
    return made


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    yield room
    room.make_last(0.0)
    room.deleteLater()


@pytest.fixture
def restoring(room: Room) -> Restoring:
    return Restoring(room, lambda: True, lambda: None)


@pytest.fixture
def title(folder: Path) -> Callable[[str], str]:
    """title(plan_id) is the title in the store."""

    def read(plan_id: str) -> str:
        library = Library(folder)
        try:
            return library.load(plan_id).title
        finally:
            library.close()

    return read


@pytest.fixture
def damage(folder: Path) -> Callable[[str], None]:
    """damage(plan_id) changes a plan behind the store's back; damage("") ruins the file."""

    def act(plan_id: str) -> None:
        path = folder / STORE_NAME
        if not plan_id:
            ruined = bytearray(path.read_bytes())
            ruined[4096:12288] = bytes(8192)
            path.write_bytes(bytes(ruined))
            return
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("UPDATE plan SET symbol = 'x' WHERE id = ?", [plan_id])

    return act
