"""The recorders see what is done: what they wrote down gives the very files, and two of them agree."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import straced
import vfs
from conftest import traced
from recording import Recording, read
from replay import kills
from scenarios import STORIES

Recorded = Callable[[str], Recording]
CHANCE = re.compile(r"[0-9a-f]{12}|-\d{4}-\d\d-\d\d-\d{4}")


@pytest.mark.parametrize("name", STORIES)
def test_to_the_end_a_recording_gives_the_files_as_they_are(recorded: Recorded, quick: Path, name: str):
    *_, (_event, _acks, disk) = kills(recorded(name))
    assert disk == read(quick / "recorded" / name)


@pytest.mark.skipif(vfs.library() is None or not straced.available(), reason="needs both recorders")
@pytest.mark.parametrize("name", ["settings", "documents", "backups"])
def test_both_recorders_see_the_same(recorded: Recorded, tmp_path: Path, name: str):
    assert told(recorded(name)) == told(traced(name, tmp_path))


def told(recording: Recording) -> list[tuple[Any, ...]]:
    """All but the bytes; names by chance all alike, writes in a row as one."""
    names = dict(enumerate(sorted(recording.begin), 1))
    found: list[tuple[Any, ...]] = []
    for event in recording.events:
        if event.kind == "create":
            names[event.file] = event.name
        words = [CHANCE.sub("*", word) for word in (names.get(event.file, ""), event.name, event.to)]
        if event.kind == "rename":
            names[event.file] = event.to
        one = (event.kind, *words, event.at, len(event.data))
        if found and found[-1][0] == "write" and found[-1][:4] == one[:4] and sum(found[-1][4:]) == event.at:
            one = (*one[:4], found[-1][4], found.pop()[5] + one[5])
        found.append(one)
    return found
