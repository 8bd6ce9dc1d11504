"""The data folder is the user's own, local, and may be chosen."""

from pathlib import Path

import pytest

from desktop import paths


def test_resources_are_there() -> None:
    assert (paths.resources() / "fonts" / "Tinos-Regular.ttf").is_file()


def test_a_chosen_folder_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    assert paths.data_folder() == tmp_path


@pytest.mark.parametrize(
    ("system", "variable", "tail"),
    [("win32", "LOCALAPPDATA", "so-ke-hoach"), ("linux", "XDG_DATA_HOME", "so-ke-hoach")],
)
def test_each_system_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str, tail: str
) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    monkeypatch.setattr(paths.sys, "platform", system)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.data_folder() == tmp_path / tail
