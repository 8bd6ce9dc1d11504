"""What nobody caught: told in plain words and written down."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.ui import errors

Heard = list[KnownError]


@pytest.fixture
def heard(qapp, tmp_path: Path) -> Iterator[Heard]:
    told: Heard = []
    stop = errors.install(tmp_path / "data", told.append)
    yield told
    stop()


def raised(error: Exception) -> None:
    try:
        raise error
    except Exception:
        sys.excepthook(*sys.exc_info())


def test_a_fault_of_the_program_is_told_and_logged(heard: Heard, tmp_path: Path) -> None:
    raised(ZeroDivisionError("division by zero"))
    assert heard[0].what == "Something unexpected happened in the program."
    assert "ZeroDivisionError" in (tmp_path / "data" / errors.LOG_NAME).read_text("utf-8")


def test_a_known_error_is_told_in_its_own_words(heard: Heard) -> None:
    raised(KnownError("The disk is full.", "What was saved is safe."))
    assert str(heard[0]) == "The disk is full. What was saved is safe."


def test_a_fault_in_a_thread_is_told_on_the_gui_thread(heard: Heard, qtbot) -> None:
    thread = threading.Thread(target=lambda: [][0])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))


def test_ctrl_c_is_not_a_fault(heard: Heard) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert heard == []


def test_the_old_hooks_come_back(qapp, tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    errors.install(tmp_path, lambda _error: None)()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_log_that_cannot_be_written_hides_nothing(qapp, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told: Heard = []
    stop = errors.install(tmp_path / "file" / "data", told.append)
    raised(ValueError("x"))
    stop()
    assert len(told) == 1
