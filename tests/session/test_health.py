"""The check at the start: fine, single plans damaged, the store damaged, nothing there any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.health import Damaged, Health, State, damaged_plan, look
from desktop.session.library import Library

PLAN = edit.set_title(sample.read("kon-tum-2024"), "Ngày\nKhoa học")
Act = Callable[[str], None]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "data")
    opened.save(PLAN)
    opened.keep_version(PLAN, "x")
    opened.close()
    yield opened
    opened.close()


@pytest.fixture
def keeper(library: Library) -> Keeper:
    return Keeper(library.folder)


@pytest.fixture
def behind(library: Library) -> Act:
    """Change the store behind its back."""

    def act(statement: str) -> None:
        with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
            for (trigger,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            connection.execute(statement)

    return act


def test_a_sound_store_is_fine(library: Library, keeper: Keeper) -> None:
    assert look(library, keeper) == Health(State.FINE, counted=1)


def test_where_nothing_was_ever_kept_all_is_fine(tmp_path: Path) -> None:
    library = Library(tmp_path / "new")
    assert look(library, Keeper(library.folder)).state is State.FINE
    assert not library.folder.exists()


def test_a_changed_plan_is_named(library: Library, keeper: Keeper, behind: Act) -> None:
    behind("UPDATE plan SET symbol = 'x'")
    health = look(library, keeper)
    assert health.state is State.PLANS and health.plans == (Damaged(PLAN.id, "Ngày Khoa học"),)
    with pytest.raises(KnownError) as told:
        library.load(PLAN.id)
    assert damaged_plan(told.value) == PLAN.id


def test_a_plan_with_a_damaged_version_still_opens(library: Library, keeper: Keeper, behind: Act) -> None:
    behind("UPDATE version SET label = 'y'")
    health = look(library, keeper)
    assert health.state is State.FINE and [one.id for one in health.versions] == [PLAN.id]


def test_a_changed_setting_is_damage_of_the_store(library: Library, keeper: Keeper, behind: Act) -> None:
    library.set_setting("office", "Sở")
    library.close()
    behind("UPDATE setting SET value = 'x' WHERE key = 'office'")
    assert look(library, keeper).state is State.STORE


@pytest.mark.parametrize("words", [b"x" * 9000, b"\0" * 9000, b"SQLite format 3\0" + b"x" * 9000])
def test_a_ruined_file_is_damage_of_the_store(library: Library, keeper: Keeper, words: bytes) -> None:
    library.path.write_bytes(words)
    health = look(library, keeper)
    assert health.state is State.STORE and health.counted == -1 and health.detail
    assert library.path.read_bytes() == words


@pytest.mark.parametrize("emptied", [True, False])
def test_an_emptied_store_beside_full_backups_is_noticed(
    library: Library, keeper: Keeper, emptied: bool
) -> None:
    keeper.make()
    (library.path.write_bytes(b"") if emptied else library.path.unlink())
    assert look(library, keeper).state is State.GONE
    Library(library.folder).set_setting("a", "b")  # the program has begun a new one meanwhile
    assert look(library, keeper).state is State.GONE


def test_a_newer_store_is_no_damage(library: Library, keeper: Keeper, behind: Act) -> None:
    behind("PRAGMA user_version = 99")
    with pytest.raises(KnownError, match=r"newer version|mới hơn"):
        look(library, keeper)
    assert (library.folder / STORE_NAME).exists()
