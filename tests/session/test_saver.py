"""Autosave keeps the latest value, waits for a pause but not for ever, and loses nothing when it fails."""

import threading
from pathlib import Path

import pytest

from desktop.plan import edit
from desktop.plan.plan import Plan, blank
from desktop.session.library import Library
from desktop.session.saver import Saved, Saver, SaveState, due


@pytest.mark.parametrize(
    ("now", "first", "last", "wait"),
    [(0, 0, 0, 2), (1, 0, 1, 2), (4, 0, 4, 0.5), (6, 0, 6, 0), (10, 0, 3, 0)],
)
def test_due_two_seconds_after_the_last_key_five_after_the_first(
    now: float, first: float, last: float, wait: float
) -> None:
    assert due(now, first, last) == wait


def test_flush_keeps_the_latest_value(tmp_path: Path) -> None:
    saver = Saver(tmp_path)
    plan = blank(2026)
    for title in ("A", "B", "C"):
        plan = edit.set_title(plan, title)
        saver.offer(plan)
    saver.note("place", "x")
    assert saver.flush()
    library = Library(tmp_path)
    assert library.load(plan.id) == plan and library.setting("place") == "x"
    library.close()
    assert saver.close()


def test_close_saves_what_is_left(tmp_path: Path) -> None:
    saver = Saver(tmp_path)
    saver.offer(plan := blank(2026))
    assert saver.close()
    library = Library(tmp_path)
    assert library.load(plan.id) == plan
    library.close()


def test_a_failure_is_told_and_the_plan_is_saved_once_the_way_is_free(tmp_path: Path) -> None:
    told: list[Saved] = []
    failed = threading.Event()

    def tell(saved: Saved) -> None:
        told.append(saved)
        if saved.state is SaveState.FAILED:
            failed.set()

    folder = tmp_path / "data"
    folder.write_text("a file stands where the folder should be")
    saver = Saver(folder, tell)
    saver.offer(plan := blank(2026))
    assert not saver.flush()
    assert failed.wait(5)
    assert told[0].error is not None and str(told[0].error)
    folder.unlink()
    assert saver.flush()
    library = Library(folder)
    assert library.load(plan.id) == plan
    library.close()
    assert saver.close() and told[-1].state is SaveState.SAVED


def test_flush_with_nothing_to_do(tmp_path: Path) -> None:
    saver = Saver(tmp_path / "never")
    assert saver.flush() and saver.close()
    assert not (tmp_path / "never").exists()


def test_a_dropped_plan_is_not_saved(tmp_path: Path) -> None:
    saver = Saver(tmp_path)
    saver.offer(plan := blank(2026))
    saver.drop(plan.id)
    assert saver.close()
    assert Library(tmp_path).plans() == ()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_does_not_end_the_saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Library.save
    faults = iter([ValueError("a bug")])

    def fail_once(library: Library, plan: Plan, base: int | None = None) -> int:
        for fault in faults:
            raise fault
        return plain(library, plan, base)

    monkeypatch.setattr(Library, "save", fail_once)
    saver = Saver(tmp_path)
    saver.offer(plan := blank(2026))
    assert not saver.flush()
    assert saver.flush()
    assert saver.close()
    assert [summary.id for summary in Library(tmp_path).plans()] == [plan.id]
