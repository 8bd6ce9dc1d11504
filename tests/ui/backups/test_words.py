"""Backups in words."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.backup_file import Manifest
from desktop.session.backups import Kept
from desktop.ui.backups import words

NOW = datetime.now().astimezone().replace(hour=12)


def iso(back: timedelta) -> str:
    return (NOW - back).astimezone(UTC).isoformat()


@pytest.mark.parametrize(
    ("back", "said", "inside"),
    [
        (timedelta(hours=1), "Today 11:", "today at 11:"),
        (timedelta(days=1), "Yesterday 12:", "yesterday at 12:"),
        (timedelta(days=400), f"{NOW - timedelta(days=400):%d/%m/%Y} 12:", "on "),
        (timedelta(days=-1), f"{NOW + timedelta(days=1):%d/%m/%Y} 12:", "on "),
    ],
)
def test_a_moment(back: timedelta, said: str, inside: str) -> None:
    assert words.moment(iso(back), NOW).startswith(said) and words.at(iso(back), NOW).startswith(inside)


def test_a_moment_that_is_none_stays_as_it_is() -> None:
    assert words.moment("?", NOW) == words.at("?", NOW) == "?"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "1 KB"), (90_000, "88 KB"), (1 << 20, "1.0 MB"), (1_300_000, "1.2 MB"), (5 << 30, "5.120.0 MB")],
)
def test_a_size(number: int, said: str) -> None:
    assert words.size(number) == said


def test_counts() -> None:
    assert (words.plans(1), words.plans(12_345), words.plans(-1)) == ("1 plan", "12.345 plans", "")


def kept(sound: bool = True, damaged: tuple[str, ...] = (), faults: tuple[str, ...] = ()) -> Kept:
    manifest = Manifest(1, "", "auto", 3, 0, 0, "", "", 4, "", "", damaged, faults)
    return Kept(Path("x"), manifest, 0, sound)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (kept(), "Checked"),
        (kept(sound=False), "Cannot be read"),
        (kept(damaged=("a", "b")), "2 damaged plans"),
        (kept(faults=("x",)), "Partly damaged"),
    ],
)
def test_whether_it_can_be_relied_on(one: Kept, said: str) -> None:
    assert words.state(one)[0] == said


def test_many_titles_are_counted() -> None:
    assert words.titles(("a\nb", "", "c"), 2) == ("a b", "A plan without a title", "…and 1 more")
