"""A store with deleted plans, each deleted a day before the one after it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.plan.plan import Issue, Office, Plan
from desktop.session.library import Library
from desktop.ui.backups.room import Room

Deleted = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def deleted(folder: Path) -> Deleted:
    """deleted("A", "B") keeps two plans with a version each and deletes them, A 2 days and B a day ago."""

    def make(*titles: str) -> None:
        library = Library(folder)
        now = datetime.now(UTC)
        with library.store() as store:
            for ago, title in zip(range(len(titles), 0, -1), titles, strict=True):
                moment = now - timedelta(days=ago, minutes=5)
                store._clock = lambda moment=moment: moment
                issue, office = Issue(year=2026, number="12"), Office(symbol="KH-SKHCN")
                plan = Plan(id=title, title=title, issue=issue, office=office)
                library.save(plan)
                library.keep_version(plan, "trước khi gửi")
                library.remove(title)
        library.close()

    return make


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library(folder)
    yield library
    library.close()


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    yield room
    room.make_last(0.0)
    room.deleteLater()
