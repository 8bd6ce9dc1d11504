"""What is remembered of backups beside the store."""

from pathlib import Path

import pytest

from desktop.session import backup_state
from desktop.session.backup_state import State


def test_it_comes_back(tmp_path: Path) -> None:
    state = State("D:\\Sao lưu", 12, 11, "2026-01-05T08:00:00+00:00")
    backup_state.write(tmp_path, state)
    assert backup_state.read(tmp_path) == state
    assert [path.name for path in tmp_path.iterdir()] == [backup_state.NAME]


@pytest.mark.parametrize("words", ["", "[]", "{", '{"place": 3, "last": "x"}', "\x00" * 40, "[" * 100_000])
def test_damaged_it_is_the_usual(tmp_path: Path, words: str) -> None:
    (tmp_path / backup_state.NAME).write_text(words)
    assert backup_state.read(tmp_path) == State()
