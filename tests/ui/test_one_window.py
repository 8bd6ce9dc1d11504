"""One window for each folder: later starts hand over their file; a lock that nobody holds is no hindrance.

SO_KE_HOACH_KILLS sets how many owners of a lock are killed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from desktop.ui import one_window
from desktop.ui.one_window import LOCK_NAME, MINE, SHOWN, SILENT, OneWindow, hand_over

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("SO_KE_HOACH_KILLS", "3"))
HOLD = """
import sys
from pathlib import Path
from desktop.ui.one_window import OneWindow
one = OneWindow(Path(sys.argv[1]))
print(one.begin(patience=0), flush=True)
sys.stdin.read()
"""
CALL = """
import sys
from pathlib import Path
from desktop.ui.one_window import OneWindow
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
print(OneWindow(Path(sys.argv[1])).begin(file))
"""
LONG = "Phòng Quản lý Khoa học và Công nghệ " * 5


@pytest.fixture
def open_one(tmp_path: Path) -> Iterator[Callable[..., OneWindow]]:
    made: list[OneWindow] = []

    def make(folder: Path = tmp_path / "data") -> OneWindow:
        made.append(OneWindow(folder))
        assert made[-1].begin() == MINE
        made[-1].listen()
        return made[-1]

    yield make
    for one in made:
        one.close()


def start(
    code: str, *words: object, spy: Sequence[str] = (), cwd: Path | None = None
) -> subprocess.Popen[str]:
    command = [*spy, sys.executable, "-W", "error", "-c", code, *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=environment, cwd=cwd, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
    )


def answer(process: subprocess.Popen[str], qtbot) -> str:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
    return process.communicate()[0].strip()


def hold(folder: Path) -> subprocess.Popen[str]:
    """A process that has the lock, and no window that answers."""
    process = start(HOLD, folder)
    assert process.stdout and process.stdout.readline().strip() == MINE
    return process


# --- the second start -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Ánh Tuyết",
        unicodedata.normalize("NFD", "Đặng Hữu Phước"),
        LONG[:170],
        "a 'b' \"c\" %d {} ~",
    ],
)
def test_the_second_start_hands_its_file_over(open_one, qtbot, tmp_path: Path, name: str) -> None:
    folder, file = tmp_path / name / "data", tmp_path / name / "Kế hoạch số 12.kehoach"
    one = open_one(folder)
    with qtbot.waitSignal(one.called, timeout=10_000) as heard:
        second = start(CALL, folder, file)
    assert answer(second, qtbot) == SHOWN
    assert heard.args == [str(file)]


def test_a_file_named_from_where_the_second_start_stood(open_one, qtbot, tmp_path: Path) -> None:
    one = open_one()
    with qtbot.waitSignal(one.called, timeout=10_000) as heard:
        second = start(CALL, tmp_path / "data", "kế hoạch.kehoach", cwd=tmp_path)
    assert answer(second, qtbot) == SHOWN
    assert heard.args == [str(tmp_path / "kế hoạch.kehoach")]


def test_without_a_file_the_window_is_shown_all_the_same(open_one, qtbot, tmp_path: Path) -> None:
    one = open_one()
    with qtbot.waitSignal(one.called, timeout=10_000) as heard:
        second = start(CALL, tmp_path / "data")
    assert (answer(second, qtbot), heard.args) == (SHOWN, [""])


def test_many_at_once_are_all_heard(open_one, qtbot, tmp_path: Path) -> None:
    one, heard = open_one(), []
    one.called.connect(heard.append)
    seconds = [start(CALL, tmp_path / "data", f"{n}.kehoach") for n in range(3)]
    assert [answer(second, qtbot) for second in seconds] == [SHOWN] * 3
    assert {Path(words).stem for words in heard} == {"0", "1", "2"}


def test_another_folder_has_another_window(open_one, tmp_path: Path) -> None:
    open_one(tmp_path / "một")
    assert OneWindow(tmp_path / "hai").begin(patience=0) == MINE
    assert OneWindow(tmp_path / "một" / ".." / "một").claim() is False


def test_a_folder_by_another_way_is_the_same_folder(open_one, qtbot, tmp_path: Path) -> None:
    one = open_one()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    with qtbot.waitSignal(one.called, timeout=10_000):
        second = start(CALL, tmp_path / "link")
    assert answer(second, qtbot) == SHOWN


def test_once_closed_the_next_start_opens_its_own(open_one) -> None:
    open_one().close()
    open_one()


# --- locks that nobody holds ------------------------------------------------------------------------------


def test_the_lock_of_a_killed_process_is_cleared_at_once(tmp_path: Path) -> None:
    for _ in range(KILLS):
        owner = hold(tmp_path)
        owner.kill()
        owner.communicate()
        assert (tmp_path / LOCK_NAME).exists()
        began = time.monotonic()
        one = OneWindow(tmp_path)
        assert one.begin() == MINE
        assert time.monotonic() - began < 0.3
        one.close()


@pytest.mark.parametrize(
    "words", ["", f"{os.getppid()}\nso-ke-hoach\nMÁY-KHÁC\n\n\n"], ids=["cut off", "elsewhere"]
)
def test_a_lock_cut_off_or_brought_from_elsewhere_is_no_hindrance(tmp_path: Path, words: str) -> None:
    (tmp_path / LOCK_NAME).write_text(words, encoding="utf-8")
    one = OneWindow(tmp_path)
    assert one.begin(patience=3000) == MINE
    one.close()


def test_a_window_that_hangs_keeps_its_lock(tmp_path: Path) -> None:
    owner = hold(tmp_path)
    assert OneWindow(tmp_path).begin(patience=800) == SILENT
    owner.communicate("")


def test_who_waits_for_a_window_that_is_being_closed_opens_its_own(tmp_path: Path) -> None:
    owner = hold(tmp_path)
    ending = threading.Timer(0.3, owner.kill)
    ending.start()
    one = OneWindow(tmp_path)
    assert one.begin() == MINE
    ending.join()
    owner.communicate()
    one.close()


def test_a_folder_without_room_for_a_lock_may_be_opened(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    assert OneWindow(tmp_path / "data").begin(patience=0) == MINE


def test_a_pipe_left_by_a_killed_process_is_taken_over(open_one, qtbot, tmp_path: Path) -> None:
    name = one_window._name(tmp_path / "data")
    if os.name == "posix":
        (Path(tempfile.gettempdir()) / name).write_text("left")
    one = open_one()
    with qtbot.waitSignal(one.called, timeout=10_000):
        second = start(CALL, tmp_path / "data")
    assert answer(second, qtbot) == SHOWN


# --- who calls --------------------------------------------------------------------------------------------


def test_nonsense_in_the_pipe_harms_nobody(open_one, qtbot, tmp_path: Path) -> None:
    one, strangers = open_one(), []
    for words in (b"x" * 60_000, b"", b"\xff\xfe\n", b"a\0b\n", b"\n" * 50):
        stranger = QLocalSocket()
        strangers.append(stranger)
        stranger.connectToServer(one_window._name(tmp_path / "data"))
        assert stranger.waitForConnected(1000)
        stranger.write(words)
        stranger.flush()
    with qtbot.waitSignal(one.called, timeout=10_000, check_params_cb=lambda words: words.endswith("a.ics")):
        second = start(CALL, tmp_path / "data", "a.ics")
    assert answer(second, qtbot) == SHOWN
    for stranger in strangers:
        stranger.abort()


def test_nobody_answers_where_nobody_listens(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, None, patience=10)


def test_the_pipe_is_for_its_user_alone(open_one, tmp_path: Path) -> None:
    open_one()
    if os.name == "posix":
        pipe = Path(tempfile.gettempdir()) / one_window._name(tmp_path / "data")
        assert pipe.is_socket() and pipe.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace")
def test_nothing_but_a_local_pipe_is_opened(open_one, qtbot, tmp_path: Path) -> None:
    one, told = open_one(), tmp_path / "told"
    spy = ["strace", "-f", "-e", "trace=socket,connect,bind", "-o", str(told)]
    with qtbot.waitSignal(one.called, timeout=20_000):
        second = start(CALL, tmp_path / "data", spy=spy)
    assert answer(second, qtbot) == SHOWN
    opened = [line for line in told.read_text().splitlines() if "socket(" in line]
    assert opened and all("AF_UNIX" in line for line in opened)
