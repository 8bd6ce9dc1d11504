"""backup, restore and verify on the command line: what they say, exit codes, and what they leave alone."""

from pathlib import Path

import pytest

from desktop import cli
from desktop.plan import edit
from desktop.plan.plan import blank
from desktop.session.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "data")
    for number in range(3):
        library.save(edit.set_title(blank(2026), f"Kế hoạch {number}"))
    return library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sao lưu" / "so.skh-backup"


def run(library: Library, *words: object) -> int:
    library.close()
    return cli.main(["--data", str(library.folder), *map(str, words)])


def spoil(library: Library) -> str:
    with library.store() as store:
        plan_id = library.plans()[0].id
        store.connection.execute("UPDATE plan SET title = 'hỏng' WHERE id = ?", [plan_id])
    return plan_id


def test_out_and_in_again(library: Library, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(library, "backup", file) == 0
    assert str(file) in capsys.readouterr().out
    for summary in library.plans():
        library.remove(summary.id)
    assert run(library, "restore", file) == 0
    assert "before-restore" in capsys.readouterr().out
    assert len(library.plans()) == 3


def test_into_an_empty_data_folder(library: Library, file: Path, tmp_path: Path) -> None:
    assert run(library, "backup", file) == 0
    assert run(Library(tmp_path / "other"), "restore", file) == 0
    assert run(Library(tmp_path / "other"), "verify") == 0


def test_verify_finds_nothing_wrong(library: Library, file: Path) -> None:
    assert run(library, "backup", file) == 0
    before = library.path.read_bytes()
    assert run(library, "verify") == run(library, "verify", file) == 0
    assert library.path.read_bytes() == before


def test_verify_names_the_damaged_plan(
    library: Library, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_id = spoil(library)
    assert run(library, "verify") == 1
    assert plan_id in capsys.readouterr().out
    assert run(library, "backup", file) == 1  # written all the same
    assert run(library, "verify", file) == 1


def test_verify_of_a_store_that_does_not_open(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    library.close()
    library.path.write_bytes(library.path.read_bytes()[:2000])
    assert run(library, "verify") == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("words", [b"", b"%PDF-1.7 other", b"PK\x03\x04 broken", None])
@pytest.mark.parametrize("command", ["restore", "verify"])
def test_what_is_no_backup_is_refused_in_one_line(
    library: Library, file: Path, command: str, words: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file.parent.mkdir()
    if words is not None:
        file.write_bytes(words)
    library.close()
    before = library.path.read_bytes()
    assert run(library, command, file) == 2
    assert library.path.read_bytes() == before
    assert {path.name for path in library.folder.iterdir()} <= {
        library.path.name,
        f"{library.path.name}-journal",
    }
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("place", [30, 0.3, 0.6, 0.95])
def test_a_damaged_backup_is_refused(library: Library, file: Path, place: float) -> None:
    assert run(library, "backup", file) == 0
    whole = bytearray(file.read_bytes())
    start = int(place * len(whole)) if place < 1 else int(place)
    whole[start : start + 40] = bytes(40)
    file.write_bytes(whole)
    before = library.path.read_bytes()
    assert run(library, "restore", file) == 2
    assert library.path.read_bytes() == before


def test_without_a_store_nothing_is_made(tmp_path: Path, file: Path) -> None:
    assert run(Library(tmp_path / "none"), "backup", file) == 2
    assert run(Library(tmp_path / "none"), "verify") == 2
    assert not file.exists() and not (tmp_path / "none").exists()


def test_what_is_there_already_is_replaced_whole(library: Library, file: Path, tmp_path: Path) -> None:
    assert run(library, "backup", file) == 0
    library.save(blank(2026))
    assert run(library, "backup", file) == 0
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert run(Library(tmp_path / "other"), "restore", file) == 0
    assert len(Library(tmp_path / "other").plans()) == 4


def test_restore_needs_a_file(library: Library) -> None:
    with pytest.raises(SystemExit) as ended:
        run(library, "restore")
    assert ended.value.code == 2
