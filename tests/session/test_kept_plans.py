"""What lies in a backup: its list, and sound copies of one plan."""

from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.readers import sample
from desktop.session import kept_plans
from desktop.session.backups import Keeper
from desktop.session.library import Library

PLAN = sample.read("kon-tum-2024")


@pytest.fixture
def library(tmp_path: Path):
    opened = Library(tmp_path / "data")
    yield opened
    opened.close()


def titled(title: str):
    return edit.set_title(PLAN, title)


def test_the_list_of_a_backup_is_that_of_its_day(library: Library) -> None:
    library.save(titled("a"))
    kept = Keeper(library.folder).make()
    library.save(titled("b"))
    assert [plan.title for plan in kept_plans.contents(kept.path)] == ["a"]


def test_copies_come_from_versions_then_backups_each_content_once(library: Library) -> None:
    keeper = Keeper(library.folder)
    for title in "abcde":
        library.save(titled(title))
        keeper.make()
        if title in "be":
            library.keep_version(titled(title), title)
    found = tuple(kept_plans.copies(library, keeper, PLAN.id))
    assert [one.plan.title for one in found] == ["e", "b", "d", "c"]
    assert [one.backup is None for one in found] == [True, True, False, False]


def test_a_plan_that_was_never_kept_has_no_copies(library: Library) -> None:
    library.save(titled("a"))
    assert tuple(kept_plans.copies(library, Keeper(library.folder), "other")) == ()


def test_a_file_from_elsewhere_is_read_or_refused(library: Library, tmp_path: Path) -> None:
    library.save(titled("a"))
    kept = Keeper(library.folder).make()
    copy = tmp_path / "usb.skh-backup"
    copy.write_bytes(kept.path.read_bytes())
    assert kept_plans.chosen_file(copy).manifest.plans == 1
    copy.write_bytes(b"PK")
    with pytest.raises(KnownError):
        kept_plans.chosen_file(copy)
