"""Backups by themselves: what the last run left, after a quarter of an hour, and at the end."""

import threading
import time
from pathlib import Path

import pytest

from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.session.backups import DUE_SECONDS, Keeper
from desktop.session.library import Library
from desktop.ui.backups.automatic import AGAIN_SECONDS, Automatic
from desktop.ui.backups.room import Room


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def automatic(room: Room, clock: Clock, folder: Path) -> Automatic:
    room._keeper = Keeper(folder, ticks=clock)
    return Automatic(room, clock)


def reasons(folder: Path) -> list[str]:
    return [one.manifest.reason for one in Keeper(folder).kept()]


def settle(qtbot, automatic: Automatic) -> None:
    qtbot.waitUntil(lambda: not automatic._looking)


def change(folder: Path, plan: Plan, title: str) -> None:
    library = Library(folder)
    library.save(edit.set_title(plan, title))
    library.close()


def test_what_the_last_run_left_is_backed_up_at_the_start(qtbot, automatic, folder, plan: Plan) -> None:
    automatic.start()
    settle(qtbot, automatic)
    assert reasons(folder) == ["auto", "asked"]


def test_without_a_change_nothing_is_made(qtbot, automatic, folder, plan: Plan) -> None:
    Keeper(folder).make()
    automatic.start()
    settle(qtbot, automatic)
    assert reasons(folder) == ["asked", "asked"]


def test_a_change_is_backed_up_after_a_quarter_of_an_hour(qtbot, automatic, clock, folder, plan) -> None:
    automatic.start()
    settle(qtbot, automatic)
    change(folder, plan, "a")
    for minutes, count in ((0, 2), (14, 2), (15, 3), (40, 3)):
        clock.now = minutes / 15 * DUE_SECONDS
        automatic.look()
        settle(qtbot, automatic)
        assert len(reasons(folder)) == count, minutes


def test_a_failure_is_told_once_and_tried_again_later(qtbot, automatic, clock, folder, plan) -> None:
    told = []
    automatic.failed.connect(told.append)
    blocked = folder / "backups"
    for one in Keeper(folder).kept():
        one.path.unlink()
    blocked.rename(folder / "away")
    blocked.write_text("")
    automatic.start()
    settle(qtbot, automatic)
    automatic.look()
    clock.now = AGAIN_SECONDS
    automatic.look()
    settle(qtbot, automatic)
    assert len(told) == 1
    blocked.unlink()
    clock.now *= 2
    automatic.look()
    settle(qtbot, automatic)
    assert reasons(folder) == ["auto"]


def test_the_last_backup_is_made_at_the_end(automatic, folder, plan: Plan) -> None:
    assert automatic.close(10.0)
    assert reasons(folder) == ["exit", "asked"]


def test_at_the_end_nothing_is_made_twice(automatic, folder, plan: Plan) -> None:
    Keeper(folder).make()
    assert automatic.close(10.0) and reasons(folder) == ["asked", "asked"]


def test_what_takes_too_long_at_the_end_is_left(qtbot, room: Room, folder, plan: Plan) -> None:
    go_on = threading.Event()
    room.ask(lambda _keeper: go_on.wait(10), lambda _none: None, lambda _error: None, room)
    qtbot.waitUntil(room._held.locked)
    began = time.monotonic()
    assert not room.make_last(0.2)
    assert time.monotonic() - began < 1.0
    go_on.set()
    qtbot.waitUntil(lambda: not room._busy)
    assert reasons(folder) == ["asked"]


def test_answers_come_in_the_order_of_asking_and_not_to_the_dead(qtbot, room: Room) -> None:
    from PySide6.QtCore import QObject

    heard: list[int] = []
    dead = QObject()
    for n in range(3):
        room.ask(lambda _keeper, n=n: n, heard.append, lambda _error: None, dead if n == 1 else room)
    dead.deleteLater()
    qtbot.waitUntil(lambda: 2 in heard)
    assert heard in ([0, 2], [0, 1, 2]) and heard[0] == 0
