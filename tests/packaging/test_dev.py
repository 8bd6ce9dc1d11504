"""dev.py: what it does before there is anything to stand on."""

import ast
import importlib.util
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "packaging" / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, standing on an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", SOURCE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "ready.json")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    (tmp_path / ".venv").mkdir()
    (tmp_path / "some.lock").write_text("thing==1\n")
    return module


def test_needs_only_the_standard_library() -> None:
    nodes = list(ast.walk(ast.parse(SOURCE.read_text("utf-8"))))
    names = {alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    names |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_older_python_can_read_far_enough_to_refuse() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 7))


def test_ready_only_for_this_lock_and_this_python(dev: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    assert not dev.is_ready(lock)
    dev.write_stamp({"python": dev.python_id(), lock.name: dev.lock_id(lock)})
    assert dev.is_ready(lock)
    lock.write_text("thing==2\n")
    assert not dev.is_ready(lock)
    dev.write_stamp({"python": "another", lock.name: dev.lock_id(lock)})
    assert not dev.is_ready(lock)


@pytest.mark.parametrize("left_behind", ["", "{", "[]", '"x"', "\x00"])
def test_a_spoilt_stamp_means_not_ready(dev: ModuleType, tmp_path: Path, left_behind: str) -> None:
    dev.STAMP.write_text(left_behind)
    assert not dev.is_ready(tmp_path / "some.lock")


def test_a_set_up_that_fails_is_done_again_from_the_start(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def fails_in_pip(command: list[str], complaint: str) -> None:
        calls.append(command[2])
        if command[2] == "pip":
            raise dev.Refusal(complaint)

    monkeypatch.setattr(dev, "call", fails_in_pip)
    dev.write_stamp({"python": dev.python_id(), "some.lock": "of an earlier lock"})
    for _ in range(2):
        with pytest.raises(dev.Refusal, match="pip"):
            dev.set_up(tmp_path / "some.lock")
    assert calls == ["pip", "venv", "pip"]


def test_who_comes_second_waits_and_finds_it_done(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "call", lambda *_: pytest.fail("set up twice"))
    lock = tmp_path / "some.lock"
    with ThreadPoolExecutor() as pool:
        with dev.alone():
            second = pool.submit(dev.set_up, lock)
            dev.write_stamp({"python": dev.python_id(), lock.name: dev.lock_id(lock)})
        assert second.result() is None


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_a_missing_library_is_named_with_its_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    assert dev.missing_libraries(window=True) == {"libEGL.so.1": "libegl1"}


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("apt-get", "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)'"),
    ],
)
def test_who_may_not_install_is_told_one_command(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tool: str,
    words: str,
) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev, "has_a_font", lambda: True)
    monkeypatch.setattr(dev, "is_debian_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name == tool)
    monkeypatch.setattr(dev, "python_is_made", lambda: True)
    assert dev.main(["test"]) == 2
    assert words in capsys.readouterr().err


def test_with_no_screen_run_writes_the_first_sample(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[str] = []
    for name, stand_in in {
        "has_screen": lambda: False,
        "install_system_packages": lambda *, window: None,
        "set_up": lambda lock: None,
        "start": lambda *command: started.extend(command) or 0,
    }.items():
        monkeypatch.setattr(dev, name, stand_in)
    assert dev.main(["run"]) == 0
    assert started[1:] == ["-m", "desktop.cli", "export", "sample:kon-tum-2024", "--to", "out"]
    assert "No screen" in capsys.readouterr().out


def test_an_unknown_bench_lists_those_there_are(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["bench", "no-such"]) == 2
    assert "bench NAME [--json]" in capsys.readouterr().err


def test_its_own_checks_take_far_less_than_two_seconds(dev: ModuleType) -> None:
    """Start the interpreter, read the script, ask the loader for every library."""
    code = f"import runpy; d = runpy.run_path({str(SOURCE)!r}); d['apt_packages'](window=True)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=2, env=dict(os.environ))
