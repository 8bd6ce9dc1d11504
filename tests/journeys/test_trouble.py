"""The disk is full, cannot be written, is locked or damaged while somebody types: told, kept, saved.

The full disk is a small tmpfs where one may be mounted (root), and everywhere a limit on the size of files
(RLIMIT_FSIZE), which the store meets as a failing write. Read-only is a mount that is read-only or, for a
worker without rights, the folder's own modes; lost while typing it is the store's journal that may no longer
be written (chattr +i as root, modes otherwise). The lock is held by another process.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit

from db.store import Store
from desktop.paths import STORE_NAME
from desktop.readers import sample
from desktop.session import patience, reading, saver
from desktop.session.library import Library
from desktop.ui.reading import CHANGING

if os.name == "posix":
    import resource
else:
    pytest.skip("a Linux disk is needed", allow_module_level=True)

KON_TUM = sample.read("kon-tum-2024")
WORDS = "Nội dung gõ khi ổ đĩa có sự cố. " * 40
LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Autosave as always, only sooner, so that a story takes a second."""
    monkeypatch.setattr(saver, "QUIET_SECONDS", 0.2)
    monkeypatch.setattr(saver, "LONGEST_SECONDS", 0.5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where `open_office` keeps its plans."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def own_disk(folder: Path) -> Iterator[Path]:
    """The folder as a disk of 3 MB of its own; skipped where none may be mounted."""
    command = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here: the limit on files stands for it")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


class Worker:
    """Somebody at the title of a plan."""

    def __init__(self, office: Any) -> None:
        self.office, self.window, self.hand = office, office.window, office.hand
        self.window.open_plan(KON_TUM.id)
        self.window.view.go_to("title", "title")
        texts = QLineEdit | QPlainTextEdit | QTextEdit
        self.hand.wait(lambda: isinstance(QApplication.focusWidget(), texts), "the title")
        self.hand.press("Ctrl+End")

    @property
    def title(self) -> str:
        return self.window.view.session.plan.title

    @property
    def told(self) -> str:
        banner = self.window.banner
        return banner.words.text() if banner.isVisible() else ""

    def says(self, words: str) -> None:
        self.hand.wait(lambda: self.window.view.top.saved.text().startswith(words), words)

    def kept(self) -> str:
        """The title as a later start reads it."""
        library = Library(self.office.folder)
        try:
            return library.load(KON_TUM.id).title
        finally:
            library.close()


@pytest.fixture
def worker(open_office: Callable[..., Any], folder: Path) -> Callable[[], Worker]:
    return lambda: Worker(open_office(KON_TUM))


def story(
    worker: Worker, spoil: Callable[[], object], mend: Callable[[], object], told: tuple[str, ...]
) -> None:
    """Saved; then trouble is told and typing goes on; then all is saved by itself and the news is gone."""
    worker.hand.type(" một")
    worker.says("Saved ")
    before = worker.title
    assert worker.kept() == before
    spoil()
    try:
        worker.hand.paste(WORDS)
        worker.says("Not saved")
        assert all(words in worker.told for words in told), worker.told
        buttons = [each.text() for each in worker.window.banner.findChildren(QPushButton) if each.isVisible()]
        assert buttons == ["Try again", "Save a copy…"]
        worker.hand.type(" hai")
        assert worker.title.endswith(" hai") and WORDS.strip() in worker.title
        assert not worker.window.leave_plan()
    finally:
        mend()
    worker.says("Saved ")
    worker.hand.wait(lambda: not worker.told, "the news gone")
    assert worker.kept() == worker.title != before
    assert worker.window.leave_plan()


# --- a full disk ------------------------------------------------------------------------------------------

FULL = ("The disk is full", "What was saved before is safe", "still on the screen", "Free some space")


def test_a_disk_that_is_full_while_typing(own_disk: Path, worker: Callable[[], Worker]) -> None:
    at_work, filler = worker(), own_disk / "filler"

    def fill() -> None:
        with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
            while file.write(bytes(4096)):
                pass

    story(at_work, fill, filler.unlink, FULL)
    assert (own_disk / STORE_NAME).stat().st_size > 0


def test_a_store_that_may_not_grow_while_typing(folder: Path, worker: Callable[[], Worker]) -> None:
    at_work, before = worker(), resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / STORE_NAME).stat().st_size // 2, before[1]))

    def free() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        story(at_work, limit, free, ("cannot be written", "Your plans are safe"))
    finally:
        signal.signal(signal.SIGXFSZ, kept)


# --- read-only --------------------------------------------------------------------------------------------


class Protection:
    """Takes the right to write from the store's files, and gives it back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = (folder / STORE_NAME, folder / f"{STORE_NAME}-journal", folder)

    def take(self) -> None:
        (self.folder / f"{STORE_NAME}-journal").touch()
        if os.geteuid() == 0:
            command = ["chattr", "+i", *map(str, self.paths)]
            if not shutil.which("chattr") or subprocess.run(command, capture_output=True).returncode:
                pytest.skip("nothing here can keep root from writing")
        else:
            for path, mode in zip(self.paths, (0o400, 0o400, 0o500), strict=True):
                path.chmod(mode)

    def give(self) -> None:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", *map(str, reversed(self.paths))], check=True, capture_output=True)
        else:
            for path, mode in zip(reversed(self.paths), (0o700, 0o600, 0o600), strict=True):
                path.chmod(mode)


def test_the_right_to_write_is_lost_while_typing(folder: Path, worker: Callable[[], Worker]) -> None:
    at_work, protection = worker(), Protection(folder)
    story(at_work, protection.take, protection.give, ("cannot be written", "Your plans are safe", "ask for"))


@pytest.fixture
def protected(folder: Path, open_office: Callable[..., Any]) -> Iterator[tuple[Any, Callable[[], object]]]:
    """A window over a store that could only be read when it was opened, and what gives the right back."""
    root = os.geteuid() == 0
    if root:
        command = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(folder)]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
            pytest.skip("root may write everywhere here")
    library = Library(folder)
    library.save(KON_TUM)
    library.close()

    def turn(how: str) -> None:
        if root:
            subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
        else:
            (folder / STORE_NAME).chmod(0o400 if how == "ro" else 0o600)
            folder.chmod(0o500 if how == "ro" else 0o700)

    turn("ro")
    yield open_office(), lambda: turn("rw")
    turn("rw")
    if root:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def strip(window: Any) -> Any:
    """What stands on top for as long as nothing may be changed."""
    return next(each.banner for each in window.children() if type(each).__name__ == "Reading")


def press(widget: Any, words: str) -> None:
    QApplication.processEvents()
    found = (each for each in widget.findChildren(QPushButton) if each.text() == words and each.isVisible())
    next(found).click()


def test_a_store_that_can_only_be_read_is_opened_and_says_so(protected: Any, folder: Path) -> None:
    office, _free = protected
    window = office.window
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert str(folder) in strip(window).words.text() and "can only be read" in strip(window).words.text()
    assert not any(window.menus[name].isEnabled() for name in CHANGING)
    window.open_plan(KON_TUM.id)
    assert window.view.session.plan.title == KON_TUM.title
    assert not window.menus["save"].isEnabled() and window.menus["export"].isEnabled()
    assert (
        not window.view.top.state.isEnabled()
        and "folder can only be read" in window.view.tasks.next.accessibleName()
    )
    for key in ("office", "title", "opening", "recipients", "signature", "activities", "closing"):
        window.view.go_to(key)
        fields = window.view.page.findChildren(QLineEdit) + window.view.page.findChildren(QTextEdit)
        assert all(each.isReadOnly() or not each.isEnabled() for each in fields if each.isVisible()), key
        office.hand.type("không")
        office.hand.press("Ins", "Delete")
    assert window.view.session.undo_label == "" and strip(window).isVisible()
    assert window.leave_plan() and window.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_copy_of_what_can_only_be_read(protected: Any, tmp_path: Path, monkeypatch: Any) -> None:
    from PySide6.QtWidgets import QFileDialog

    from desktop.readers import file

    office, _free = protected
    copy = tmp_path / "bản sao.kehoach"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(copy), ""))
    office.window.open_plan(KON_TUM.id)
    press(strip(office.window), "Save a copy…")
    assert file.read(copy) == KON_TUM


def test_what_could_only_be_read_is_changed_once_it_may_be(protected: Any) -> None:
    office, free = protected
    window = office.window
    window.open_plan(KON_TUM.id)
    window.view.go_to("title", "title")
    press(strip(window), "Try again")
    assert strip(window).isVisible() and "can still only be read" in window.notice.words.text()
    free()
    press(strip(window), "Try again")
    assert window.view.key == "title" and window.menus["new"].isEnabled() and window.menus["save"].isEnabled()
    office.hand.press("Ctrl+End")
    office.hand.type(" mới")
    assert office.kept(KON_TUM.id).title.endswith(" mới")


def test_the_calendar_of_what_can_only_be_read_moves_nothing(protected: Any) -> None:
    from datetime import date

    office, _free = protected
    office.calendar_at(date(2024, 5, 1))
    key = office.entry("Chiều ngày 17/5/2024").key
    office.page.shift(key, 3)
    assert "can only be read" in office.window.notice.words.text()
    with pytest.raises(type(reading.reason(office.folder))):  # type: ignore[arg-type]
        office.window.desk.reach(KON_TUM.id)


# --- another process --------------------------------------------------------------------------------------


@pytest.fixture
def holder(folder: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Another process that holds the store until it is told to let go."""
    made: list[subprocess.Popen[str]] = []

    def hold() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", LOCK, str(folder / STORE_NAME)]
        made.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        assert made[0].stdout is not None and made[0].stdout.readline() == "locked\n"
        return made[0]

    yield hold
    for each in made:
        if each.poll() is None:
            each.communicate("\n")


def test_a_store_that_another_program_holds_while_typing(
    worker: Callable[[], Worker], holder: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "wait", 1.0)
    at_work, longest = worker(), [time.monotonic(), 0.0]
    at_work.hand.type(" không")
    at_work.says("Saved ")
    beat = QTimer(at_work.window, interval=5)

    def tick() -> None:
        now = time.monotonic()
        longest[:] = now, max(longest[1], now - longest[0])

    def lock() -> None:
        held.append(holder())
        longest[:] = time.monotonic(), 0.0
        beat.timeout.connect(tick)
        beat.start()

    def release() -> None:
        beat.stop()
        held[0].communicate("\n")

    held: list[Any] = []
    story(at_work, lock, release, ("in use by another program", "Your plans are safe"))
    print(f"the window stood still for {longest[1] * 1000:.0f} ms at most")


def test_a_plan_of_a_store_that_is_held_is_opened_once_it_is_free(open_office: Any, holder: Any) -> None:
    office = open_office(KON_TUM)
    other = holder()
    office.hand.press("Return")
    assert office.window.view is None and "waiting for it" in office.window.banner.words.text()
    other.communicate("\n")
    office.hand.wait(lambda: office.window.view is not None, "the plan")
    assert not office.window.banner.isVisible()


def test_who_will_not_wait_for_the_store_goes_on(open_office: Any, holder: Any, monkeypatch: Any) -> None:
    office = open_office(KON_TUM)
    holder()
    office.hand.press("Return")
    press(office.window.banner, "Cancel")
    assert not office.window.banner.isVisible() and office.window.view is None
    monkeypatch.setattr(patience, "SECONDS", 0.1)
    office.hand.press("Return")
    banner = office.window.banner
    office.hand.wait(lambda: "in use by another program" in banner.words.text(), "the reason")
    press(banner, "Try again")
    assert "waiting for it" in banner.words.text() and office.window.view is None


# --- damage -----------------------------------------------------------------------------------------------

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "zeros": lambda data: bytes(len(data)),
    "no store": lambda data: "Đây là một tệp khác. ".encode() * 500,
    "another mark": lambda data: data[:68] + b"ABCD" + data[72:],
    "first page": lambda data: data[:100] + b"\xff" * 400 + data[500:],
    "cut off": lambda data: data[: len(data) // 2],
    "pages": lambda data: data[:8192] + b"\x7f" * (len(data) - 8192),
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_store_is_told_of_and_left_as_it_is(
    folder: Path, open_office: Callable[..., Any], spoil: Callable[[bytes], bytes]
) -> None:
    library = Library(folder)
    library.save(KON_TUM)
    library.close()
    path = folder / STORE_NAME
    path.write_bytes(spoil(path.read_bytes()))
    before = path.read_bytes()
    office = open_office()
    if not office.window.banner.isVisible():  # the list was whole: opening the plan finds it
        office.window.open_plan(KON_TUM.id)
    words = office.window.banner.words.text()
    assert office.window.view is None and len(words) > 60 and words.count(".") >= 2, words
    office.window.begin(office.window.desk.blank)
    office.settle()
    assert path.read_bytes() == before


def test_a_store_damaged_while_typing_loses_no_letter(
    folder: Path, worker: Callable[[], Worker], tmp_path: Path, monkeypatch: Any
) -> None:
    from PySide6.QtWidgets import QFileDialog

    from desktop.readers import file

    at_work, path, copy = worker(), folder / STORE_NAME, tmp_path / "cứu.kehoach"
    at_work.hand.type(" một")
    at_work.says("Saved ")
    with path.open("r+b") as store:
        store.seek(4096)
        store.write(b"\x7f" * (path.stat().st_size - 4096))
    at_work.hand.type(" hai")
    at_work.says("Not saved")
    assert at_work.title.endswith(" một hai") and at_work.told
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(copy), ""))
    press(at_work.window.banner, "Save a copy…")
    assert file.read(copy).title == at_work.title
