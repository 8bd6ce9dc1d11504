"""A file is read by its kind, whatever the case of its ending."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.documents import ics, kehoach
from desktop.errors import KnownError
from desktop.plan.agenda import agenda
from desktop.readers import file, sample

PLAN = sample.read("kon-tum-2024")


@pytest.mark.parametrize("name", ["a.ics", "A.ICS"])
def test_a_calendar_becomes_a_draft(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ics.make(PLAN, datetime(2024, 5, 1, tzinfo=UTC)))
    found = agenda(file.read(path))
    assert [entry.when for entry in found.entries] == [entry.when for entry in agenda(PLAN).entries]


def test_an_exchange_file_is_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.kehoach"
    path.write_bytes(kehoach.FORMAT.make(PLAN))
    assert file.read(path) == PLAN


@pytest.mark.parametrize("name", ["nowhere.ics", "nowhere.kehoach", "."])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError):
        file.read(tmp_path / name)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    path.write_text("không phải lịch", "utf-8")
    with pytest.raises(KnownError):
        file.read(path)
