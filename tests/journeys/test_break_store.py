"""The store is taken away, put back or replaced under the running window, and typed words are not lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.readers import sample
from desktop.session import saver
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.ui.backups.joining import RESCUE
from desktop.ui.one_window import OneWindow

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
OTHER = replace(KON_TUM, id="other", title="Kế hoạch khác")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(saver, "LONGEST_SECONDS", 0.3)


@pytest.fixture
def at_work(open_office: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """A window with the plan open, in it words that are saved."""
    made: list[Any] = []

    def make(backup: bool = True) -> Any:
        office = open_office(KON_TUM, OTHER)
        made.append(office)
        if backup:
            Keeper(office.folder).make()
        office.window.open_plan(KON_TUM.id)
        write(office, "Đã lưu")
        says(office, "Saved ")
        return office

    yield make
    for office in made:
        office.window.backups.room.make_last(0.0)


def write(office: Any, title: str) -> None:
    office.window.view.session.edit("title", edit.set_title, title)


def says(office: Any, words: str) -> None:
    office.hand.wait(lambda: office.window.view.top.saved.text().startswith(words), words)


def told(office: Any) -> str:
    banner = office.window.banner
    return banner.words.text() if banner.isVisible() else ""


def press(widget: Any, words: str) -> None:
    buttons = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    next(b for b in buttons if words in b.text().replace("&", "")).click()


def stored(folder: Path) -> dict[str, str]:
    library = Library(folder)
    try:
        return {one.id: " ".join(one.title.split()) for one in library.plans()}
    finally:
        library.close()


def take_away(folder: Path) -> None:
    for path in folder.glob(f"{STORE_NAME}*"):
        path.unlink()


def test_no_new_store_is_begun_where_the_one_in_use_was_deleted(at_work) -> None:
    office = at_work()
    take_away(office.folder)
    write(office, "Gõ khi không còn tệp")
    says(office, "Not saved")
    assert "is not where it was" in told(office) and "still on the screen" in told(office)
    assert not (office.folder / STORE_NAME).exists()
    press(office.window.banner, "Rescue")
    office.hand.wait(lambda: RESCUE in office.window.pages, "the way out")
    page = office.window.pages[RESCUE]
    office.hand.wait(lambda: page.next.isVisible() and page.next.hasFocus(), "the backups")
    office.hand.press("Return")
    office.hand.wait(lambda: office.window.plans.isVisible(), "the rescue")
    assert stored(office.folder) == {KON_TUM.id: "Gõ khi không còn tệp", OTHER.id: OTHER.title}
    assert "typed last is kept" in told(office) and office.window.plans.list.hasFocus()


def test_a_store_that_comes_back_is_saved_into_by_itself(at_work) -> None:
    office = at_work()
    path, aside = office.folder / STORE_NAME, office.folder / "x"
    os.replace(path, aside)
    write(office, "Gõ khi rút đĩa")
    says(office, "Not saved")
    os.replace(aside, path)
    says(office, "Saved ")
    assert stored(office.folder)[KON_TUM.id] == "Gõ khi rút đĩa" and not told(office)


def test_without_a_backup_a_new_store_is_begun_with_what_was_typed(at_work) -> None:
    office = at_work(backup=False)
    take_away(office.folder)
    write(office, "Còn mỗi kế hoạch này")
    says(office, "Not saved")
    looks = count()
    office.hand.wait(lambda: asked_to_begin(office, next(looks)), "the question")
    press(office.window.banner, "Begin a new store")
    assert stored(office.folder) == {KON_TUM.id: "Còn mỗi kế hoạch này"}


def asked_to_begin(office: Any, look: int) -> bool:
    """Ask for rescue, now and then again: a try to save may put its own words in the question's place."""
    said = [button.text() for button in buttons_of(office)]
    if look % 200 == 0 and any("Rescue" in words for words in said):
        press(office.window.banner, "Rescue")
    return any("Begin" in words for words in said)


def buttons_of(office: Any) -> list[QPushButton]:
    return [b for b in office.window.banner.findChildren(QPushButton) if b.isVisible()]


def test_another_file_in_its_place_asks_and_is_the_one_worked_on(at_work, open_office) -> None:
    office = at_work()
    path, old = office.folder / STORE_NAME, office.folder / "old"
    shutil.copy(path, old)
    write(office, "Mới hơn")
    says(office, "Saved ")
    write(office, "Mới nhất")
    os.replace(old, path)
    office.hand.wait(lambda: "also changed" in told(office), "the question")
    office.window.desk.saver.note("x", "y")
    office.hand.wait(lambda: not office.window.desk.saver.pending, "what else is saved")
    office.settle()
    assert "also changed" in told(office), "saving something else hides no question"
    assert office.window.view.top.saved.text() == "Not saved" and not office.window.leave_plan()
    press(office.window.banner, "Keep mine")
    says(office, "Saved ")
    assert stored(office.folder)[KON_TUM.id] == "Mới nhất"
    assert office.window.leave_plan()
    office.window.remove(OTHER.id)
    assert OTHER.id not in stored(office.folder) and "Deleted" in office.window.notice.words.text()


def test_the_command_line_restores_nothing_beside_an_open_window(at_work) -> None:
    office = at_work()
    backup = Keeper(office.folder).kept()[0].path
    one = OneWindow(office.folder)
    assert one.claim()
    try:
        write(office, "Đang gõ")
        done = restore(office.folder, backup)
        assert done.returncode == 2 and "open with these plans in a window" in done.stderr
        says(office, "Saved ")
        assert stored(office.folder)[KON_TUM.id] == "Đang gõ"
    finally:
        one.close()
    assert restore(office.folder, backup).returncode == 0
    assert stored(office.folder)[KON_TUM.id] == " ".join(KON_TUM.title.split())


def restore(folder: Path, backup: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", "restore", str(backup), "--data", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def test_a_plan_is_deleted_with_the_last_words_written_into_it(at_work) -> None:
    office = at_work()
    desk = office.window.desk
    session = desk.reach(OTHER.id)
    session.edit("title", edit.set_title, "Sửa trong lịch")
    assert office.window.leave_plan()
    session.edit("title", edit.set_title, "Sửa lần cuối")
    office.window.remove(OTHER.id)
    office.window.undo()
    assert stored(office.folder)[OTHER.id] == "Sửa lần cuối"


def test_a_folder_that_can_only_be_read_tells_of_no_backup(open_office, tmp_path) -> None:
    office = open_office(KON_TUM)
    office.window.desk.only_read = reason = _only_read(office.folder)
    office.window.backups.start()
    office.hand.wait(lambda: office.window.backups.health is not None, "the check")
    office.hand.wait(lambda: not office.window.backups.room._busy, "the rest")
    assert not Keeper(office.folder).kept() and told(office) == "" and reason.what


def _only_read(folder: Path) -> Any:
    from desktop.errors import KnownError

    return KnownError(f"{folder} can only be read.")


def test_a_damaged_store_never_says_that_other_plans_are_safe(at_work) -> None:
    office = at_work()
    path = office.folder / STORE_NAME
    path.write_bytes(path.read_bytes()[:6000] + os.urandom(6000))
    write(office, "Gõ khi đã hỏng")
    says(office, "Not saved")
    assert "other plans are safe" not in told(office) and "is damaged" in told(office)
    assert any("Rescue" in button.text() for button in buttons_of(office))
    labels = office.window.banner.findChildren(QLabel)
    assert all("SQLITE" not in label.text() for label in labels)
