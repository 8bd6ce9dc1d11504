"""Shiboken's modules and dataclasses are compiled once; a damaged or foreign file is passed over."""

import builtins
import dataclasses
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import bytecode

SOURCE = b"answer = 42"
NAME = "shibokensupport/sample.py"


def kept_file(folder: Path) -> Path:
    (found,) = folder.glob("*.bytecode")
    return found


def answer(folder: Path, source: bytes = SOURCE, name: str = NAME) -> object:
    made: dict[str, object] = {}
    with bytecode.kept(folder):
        exec(compile(source, name, "exec"), made)
    return made["answer"]


def test_it_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(tmp_path) == 42
    plain = builtins.compile

    def refuse(source: object, filename: str, *rest: object) -> object:
        assert filename != NAME
        return plain(source, filename, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "compile", refuse)
    assert answer(tmp_path) == 42
    assert builtins.compile is refuse


def test_other_source_is_compiled_anew(tmp_path: Path) -> None:
    answer(tmp_path)
    assert answer(tmp_path, b"answer = 43") == 43
    assert answer(tmp_path) == 42


def test_other_modules_are_not_kept(tmp_path: Path) -> None:
    assert answer(tmp_path, name="elsewhere.py") == 42
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"abcd", b"\x00" * 200])
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    answer(tmp_path)
    whole = kept_file(tmp_path).read_bytes()
    kept_file(tmp_path).write_bytes(damage or whole[:-3])
    assert answer(tmp_path) == 42
    assert kept_file(tmp_path).read_bytes() == whole


def test_a_missing_folder_is_no_fault(tmp_path: Path) -> None:
    assert answer(tmp_path / "none") == 42
    assert not (tmp_path / "none").exists()


def test_a_dataclass_is_compiled_once_and_is_itself(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        with bytecode.kept(tmp_path):

            @dataclass(frozen=True)
            class Day:
                month: int
                name: str = "ngày"

        made.append((Day(5), Day(5) == Day(5, "ngày"), Day(5) == Day(6), {Day(5): 1}[Day(5)]))
        written = kept_file(tmp_path).stat().st_mtime_ns
    assert repr(made[0][0]).endswith("Day(month=5, name='ngày')")
    assert repr(made[0]) == repr(made[1])
    assert kept_file(tmp_path).stat().st_mtime_ns == written
    assert "exec" not in vars(dataclasses)


def test_two_dataclasses_alike_but_for_a_name_are_not_confused(tmp_path: Path) -> None:
    with bytecode.kept(tmp_path):
        first = dataclasses.make_dataclass("First", ["ab"])
        second = dataclasses.make_dataclass("Second", ["ba"])
    assert (first(1).ab, second(1).ba) == (1, 1)
