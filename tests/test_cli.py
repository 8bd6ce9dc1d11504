"""The command line: what it writes, what it says, and its exit codes."""

import json
import sqlite3
from pathlib import Path

import pytest

from db import listing
from desktop import cli, i18n, paths
from desktop.plan import edit, exchange
from desktop.plan.office import Directory, KnownUnit
from desktop.plan.plan import Issue, State, blank
from desktop.readers import sample
from desktop.session import directory
from desktop.session.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def kept(folder: Path, title: str = "Ngày KH&CN") -> str:
    library = Library(folder)
    plan = edit.set_issue(edit.set_title(blank(2026), title), Issue("12", year=2026))
    library.save(plan)
    library.close()
    return plan.id


@pytest.mark.parametrize("name", sample.NAMES)
def test_export_of_every_sample(tmp_path: Path, name: str) -> None:
    assert cli.main(["export", f"sample:{name}", "--to", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"ke-hoach.pdf", "noi-nhan.pdf", "plan.kehoach"}


def test_one_format_only(tmp_path: Path) -> None:
    assert (
        cli.main(["export", "sample:dak-nong-2024", "--to", str(tmp_path), "--format", "noi-nhan.pdf"]) == 0
    )
    assert [path.name for path in tmp_path.iterdir()] == ["noi-nhan.pdf"]


@pytest.mark.parametrize(("title", "named"), [("Ngày KH&CN", ""), ("Việc ☑ và ✓", "☑ ✓")])
def test_letters_that_cannot_be_printed_are_named(
    tmp_path: Path, folder: Path, title: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_id = kept(folder, title)
    assert cli.main(["--data", str(folder), "export", plan_id, "--to", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert named in said and said.count("\n") == bool(named)


def test_export_from_the_store_and_from_a_file(tmp_path: Path, folder: Path) -> None:
    plan_id = kept(folder)
    for number, reference in enumerate((plan_id, "12/KH-SKHCN")):
        target = tmp_path / str(number)
        assert cli.main(["--data", str(folder), "export", reference, "--to", str(target)]) == 0
    carried = str(tmp_path / "0" / "plan.kehoach")
    assert cli.main(["export", carried, "--to", str(tmp_path / "again")]) == 0
    assert (tmp_path / "again" / "ke-hoach.pdf").read_bytes() == (
        tmp_path / "0" / "ke-hoach.pdf"
    ).read_bytes()


def test_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept(folder)
    assert cli.main(["list", "--data", str(folder), "--search", "ngay kh"]) == 0
    assert "12/KH-SKHCN  Ngày KH&CN" in capsys.readouterr().out
    assert cli.main(["list", "--data", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Ngày KH&CN"


def test_review_of_a_sample_and_of_an_unfinished_plan(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["review", "sample:kon-tum-2024"]) == 0
    plan_id = kept(folder)
    capsys.readouterr()
    assert cli.main(["review", plan_id, "--data", str(folder), "--json"]) == 1
    assert "signer_missing" in {row["code"] for row in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "sample:ha-noi", "--to", "X"],
        ["export", "sample:../x", "--to", "X"],
        ["export", "none.kehoach", "--to", "X"],
        ["export", "broken.kehoach", "--to", "X"],
        ["export", "nobody", "--to", "X"],
        ["export", "sample:kon-tum-2024", "--to", "file"],
        ["export", "sample:kon-tum-2024", "--to", "X", "--format", "odt"],
        ["review", "nobody"],
        ["list", "--data", "file"],
    ],
)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_bad_input_is_one_plain_line_and_writes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    language: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(i18n.LANGUAGE_VARIABLE, language)
    (tmp_path / "broken.kehoach").write_bytes(b"PK broken")
    (tmp_path / "file").write_text("x")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "Traceback" not in said.err
    assert ("không" in said.err.casefold() or "hỏng" in said.err) == (language == "vi")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("arguments", [["fly"], ["export"], ["export", "a"], ["--strange"]])
def test_a_wrong_call_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2 and capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("fault", ["not ours", "newer", "other program's"])
def test_a_store_that_is_not_for_us_is_left_alone(
    folder: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(folder)
    store = folder / paths.STORE_NAME
    if fault == "not ours":
        store.write_bytes(b"only words " * 500)
    else:
        with sqlite3.connect(store) as raw:
            raw.execute(f"PRAGMA {'user_version' if fault == 'newer' else 'application_id'} = 99")
        raw.close()
    before = store.read_bytes()
    assert cli.main(["list", "--data", str(folder)]) == 2
    assert cli.main(["export", "12/KH-SKHCN", "--data", str(folder), "--to", str(folder / "x")]) == 2
    assert store.read_bytes() == before and not (folder / "x").exists()
    assert capsys.readouterr().err.count("\n") == 2


def test_a_locked_store_is_told_and_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(folder)
    monkeypatch.setitem(listing.read_list.__kwdefaults__, "wait", 0.01)
    other = sqlite3.connect(folder / paths.STORE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert cli.main(["list", "--data", str(folder)]) == 2
    other.execute("ROLLBACK")
    other.close()
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "đang được chương trình khác sử dụng" in said
    assert cli.main(["list", "--data", str(folder)]) == 0


def test_a_signed_plan_is_exported_as_it_is(tmp_path: Path) -> None:
    plan = edit.set_state(sample.read("kon-tum-2024"), State.SIGNED)
    (tmp_path / "a.kehoach").write_bytes(exchange.pack(plan))
    assert cli.main(["export", str(tmp_path / "a.kehoach"), "--to", str(tmp_path / "out")]) == 0


def units_unknown(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    cli.main(["review", "sample:kon-tum-2024", "--data", str(folder), "--json"])
    rows = json.loads(capsys.readouterr().out)
    return [row["words"] for row in rows if row["code"] == "unit_unknown"]


def test_the_review_knows_the_directory_of_the_store(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert units_unknown(folder, capsys) == [] and not folder.exists()
    library = Library(folder)
    directory.keep(library, Directory(units=(KnownUnit("u", "Phòng Hành chính - Tổng hợp"),)))
    library.close()
    said = units_unknown(folder, capsys)
    assert said and not any("Hành chính" in words for words in said)


def test_a_directory_that_cannot_be_read_is_said_and_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(folder)
    library.set_setting(directory.KEY, "{")
    library.close()
    assert cli.main(["review", "sample:kon-tum-2024", "--data", str(folder)]) == 0
    shown = capsys.readouterr()
    assert shown.out and shown.err
