"""The front door: the window is painted, the rest is loaded, a second start shows the first one, all ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from desktop import app, i18n, paths
from desktop.plan import edit, exchange
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui import warming
from desktop.ui.main_window import MainWindow

ROOT = Path(__file__).parents[1]
PATIENCE_MS = 15_000
AGAIN = """
import sys
from pathlib import Path
from desktop.app import run
sys.exit(run(Path(sys.argv[1]), *map(Path, sys.argv[2:])))
"""
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog
from desktop import app
from desktop.plan import edit
from desktop.ui import theme
from desktop.ui.main_window import MainWindow

def typed():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    if window.view is None:
        window.open_plan(sys.argv[2])
    window.view.session.edit("x", edit.set_title, "Gõ trước khi tắt máy")
    print("typed", flush=True)
    if len(sys.argv) > 3:
        QInputDialog.getText(window, "Hỏi", "Tên")

made = theme.application("so-ke-hoach")
QTimer.singleShot(300, typed)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(i18n.LANGUAGE_VARIABLE, "en")
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


@pytest.fixture
def meanwhile(qapp: QApplication) -> Iterator[Callable[[Callable[[], bool]], None]]:
    """meanwhile(look) calls `look` while the program runs, until it says that it is done."""
    made: list[QTimer] = [QTimer(interval=PATIENCE_MS)]
    made[0].timeout.connect(lambda: qapp.exit(99))
    made[0].start()

    def begin(look: Callable[[], bool]) -> None:
        watch = QTimer(interval=20)
        made.append(watch)
        watch.timeout.connect(lambda: watch.stop() if look() else None)
        watch.start()

    yield begin
    for watch in made:
        watch.stop()


def window() -> MainWindow | None:
    """The window that is seen; those of earlier tests are hidden."""
    every = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    return next((each for each in every if each.isVisible()), None)


def start(code: str, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, words)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def stored(folder: Path) -> str:
    library = Library(folder)
    plan = sample.read("kon-tum-2024")
    library.save(plan)
    library.close()
    return plan.id


def title(folder: Path, plan_id: str) -> str:
    library = Library(folder)
    try:
        return library.load(plan_id).title
    finally:
        library.close()


def test_the_first_frame_is_noted_and_the_rest_is_loaded(
    qapp: QApplication, meanwhile, monkeypatch, tmp_path: Path
) -> None:
    note = tmp_path / "painted"
    monkeypatch.setenv(app.PAINTED_VARIABLE, str(note))

    def look() -> bool:
        if not (note.exists() and set(warming.MODULES) <= set(sys.modules)):
            return False
        qapp.closeAllWindows()
        return True

    meanwhile(look)
    assert app.run(tmp_path / "data") == 0
    assert float(note.read_text()) > 0


# --- the second start -------------------------------------------------------------------------------------


def test_a_second_start_shows_the_first_window_and_gives_it_its_file(
    qapp: QApplication, meanwhile, tmp_path: Path
) -> None:
    folder, file = tmp_path / "Nguyễn Văn An", tmp_path / "Kế hoạch.kehoach"
    file.write_bytes(exchange.pack(edit.set_title(sample.read("kon-tum-2024"), "Từ bên ngoài")))
    second: list[subprocess.Popen[str]] = []
    seen: list[str] = []

    def look() -> bool:
        shown = window()
        if shown is not None and not second and "QtNetwork" in " ".join(sys.modules):
            shown.showMinimized()
            second.append(start(AGAIN, folder, file))
        if shown is None or shown.view is None or second[0].poll() is None:
            return False
        seen.extend((shown.view.session.plan.title, "" if shown.isMinimized() else "shown"))
        shown.close()
        return True

    meanwhile(look)
    assert app.run(folder) == 0
    assert (second[0].returncode, seen) == (0, ["Từ bên ngoài", "shown"])
    second[0].communicate()


def test_a_file_is_opened_by_the_first_start(qapp: QApplication, meanwhile, tmp_path: Path) -> None:
    file = tmp_path / "Kế hoạch.kehoach"
    file.write_bytes(exchange.pack(edit.set_title(sample.read("kon-tum-2024"), "Từ bên ngoài")))
    seen: list[str] = []

    def look() -> bool:
        shown = window()
        if shown is None or shown.view is None:
            return False
        seen.append(shown.view.session.plan.title)
        return shown.close()

    meanwhile(look)
    assert app.run(tmp_path / "data", file) == 0
    assert seen == ["Từ bên ngoài"]


# --- places that are refused ------------------------------------------------------------------------------


def press(words: str) -> bool:
    """Press this button of the question that is asked."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        return False
    next(each for each in box.findChildren(QAbstractButton) if each.text().startswith(words)).click()
    return True


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of this computer, which is not made yet."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "máy này"))
    return paths.local_folder()


def test_a_folder_in_onedrive_is_left_alone(
    qapp: QApplication, meanwhile, local: Path, tmp_path: Path
) -> None:
    meanwhile(lambda: press("Exit"))
    assert app.run(tmp_path / "OneDrive - Sở KHCN" / "data") == app.REFUSED
    assert not (tmp_path / "OneDrive - Sở KHCN").exists() and not local.exists()


def test_its_plans_are_copied_to_this_computer(
    qapp: QApplication, meanwhile, local: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox" / "data"
    plan_id = stored(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    seen: list[object] = []

    def look() -> bool:
        press("Copy the plans")
        shown = window()
        if shown is None:
            return False
        seen.append(shown.desk.folder)
        return shown.close()

    meanwhile(look)
    assert app.run(folder) == 0
    assert seen == [local] and title(local, plan_id) == sample.read("kon-tum-2024").title
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_where_plans_are_kept_on_this_computer_nothing_is_copied_over_them(
    qapp: QApplication, meanwhile, local: Path, tmp_path: Path
) -> None:
    stored(tmp_path / "Dropbox")
    Library(local).save(edit.set_title(sample.read("kon-tum-2024"), "Của máy này"))
    offered: list[str] = []

    def look() -> bool:
        box = QApplication.activeModalWidget()
        if box is None:
            return False
        offered.extend(each.text() for each in box.findChildren(QAbstractButton))
        return press("Exit")

    meanwhile(look)
    assert app.run(tmp_path / "Dropbox") == app.REFUSED
    assert sorted(offered) == ["Exit", "Use the folder of this computer"]
    assert title(local, "sample-kon-tum-2024") == "Của máy này"


def test_copies_that_a_service_left_are_told_once(qapp: QApplication, meanwhile, tmp_path: Path) -> None:
    stored(tmp_path)
    (tmp_path / "so-ke-hoach-PC-01.db").write_bytes((tmp_path / paths.STORE_NAME).read_bytes())
    told: list[str] = []

    def look() -> bool:
        shown = window()
        if shown is None or "so-ke-hoach-PC-01.db" not in shown.banner.words.text():
            return False
        told.append(shown.banner.words.text())
        return shown.close()

    meanwhile(look)
    assert app.run(tmp_path) == 0 and len(told) == 1
    assert app.unknown_copies(tmp_path, app.Looks(tmp_path)) == ()


# --- the end that nobody asked for ------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="Windows tells by commitDataRequest")
@pytest.mark.parametrize("asking", [(), ("asking",)], ids=["at work", "while something is asked"])
def test_told_to_end_it_saves_what_was_typed_within_two_seconds(
    tmp_path: Path, asking: tuple[str, ...]
) -> None:
    plan_id = stored(tmp_path)
    running = start(TYPING, tmp_path, plan_id, *asking)
    assert running.stdout is not None
    assert running.stdout.readline() == "typed\n"
    running.send_signal(signal.SIGTERM)
    assert running.wait(2.5) == 0
    running.communicate()
    assert title(tmp_path, plan_id) == "Gõ trước khi tắt máy"
