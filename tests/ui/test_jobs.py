"""Work off the GUI thread and its way home."""

import threading

import pytest
from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.ui import jobs


def test_the_result_comes_to_the_gui_thread(qtbot) -> None:
    heard: list[tuple[int, int, int]] = []
    jobs.run(
        lambda number: (number * 2, threading.get_ident()),
        21,
        done=lambda result: heard.append((*result, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(heard))
    value, worker, home = heard[0]
    assert (value, home) == (42, threading.get_ident())
    assert worker != home


@pytest.mark.parametrize("fault", [KnownError("The disk is full."), ZeroDivisionError()])
def test_a_fault_comes_home_in_plain_words(qtbot, fault: Exception) -> None:
    def work() -> None:
        raise fault

    heard: list[KnownError] = []
    jobs.run(work, done=lambda _result: None, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].what in ("The disk is full.", "Something unexpected happened in the program.")


def test_nothing_is_told_to_an_owner_that_is_gone(qtbot) -> None:
    gate, heard = threading.Event(), []
    owner, ended = QObject(), []
    jobs.run(lambda: gate.wait(5), done=heard.append, owner=owner)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed, timeout=1000).wait()
    gate.set()
    jobs.run(lambda: None, done=ended.append)
    qtbot.waitUntil(lambda: bool(ended) and not jobs._running)
    assert heard == []
