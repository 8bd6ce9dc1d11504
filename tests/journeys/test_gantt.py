"""The Gantt in the whole window by keys alone: from a year to paper, each step taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.readers import sample
from desktop.ui.gantt.paper import PaperDialog

Open = Callable[..., Any]
DEADLINE = "trước ngày 10/5/2024"
NO_DAY = "01 ngày, trong tháng 4/2024"
MAY = date(2024, 5, 9)
PLAN = sample.read("kon-tum-2024").id


@pytest.fixture
def office(open_office: Open) -> Any:
    return open_office(*(sample.read(name) for name in sample.NAMES))


def to_2024(office: Any) -> Any:
    """By keys: the Gantt, the year."""
    office.window.planning.today = lambda: MAY
    hand = office.hand
    hand.press("Ctrl+G")
    hand.wait(lambda: office.gantt.isVisible(), "the Gantt")
    assert office.view.hasFocus()
    for _ in range(100):
        if office.gantt.year == 2024:
            break
        hand.press("Ctrl+PgUp" if office.gantt.year > 2024 else "Ctrl+PgDown")
    hand.wait(lambda: len(office.gantt.shown) > 2, "the plans of 2024")
    office.view.grab()
    return hand


def walk_to(office: Any, words: str) -> Any:
    """By keys down the rows to a time."""
    key = office.bar(words).key
    office.hand.press("Home")
    for _ in range(400):
        if office.view.current_key == key:
            return key
        office.hand.press("Down")
    raise AssertionError(f"{words} is not reached")


def chip(office: Any, name: str, line: int) -> None:
    """By keys: one of the choices of a chip of the toolbar, 0 for none."""
    office.hand.to(name, "Shift+Tab")
    office.hand.press("Space", *["Down"] * (line + 1), "Return")


def rows(office: Any) -> int:
    return len(office.view.rows)


# --- keys -----------------------------------------------------------------------------------------------


def test_groups_by_plan_fold_and_unfold(office: Any) -> None:
    hand = to_2024(office)
    chip(office, "Groups", 3)
    assert office.gantt.by == "plan"
    hand.to("Gantt chart")
    everything = rows(office)
    hand.press("Home", "Left")
    folded = rows(office)
    assert office.view.row.folded and folded < everything
    hand.press("Right")
    assert rows(office) == everything
    hand.press("Right", "Down", "Left")
    assert office.view.index == 0
    hand.press("Return")
    assert rows(office) == folded
    hand.press("Return", "End")
    assert office.view.index == everything - 1


def test_a_deadline_is_moved_taken_back_and_brought_back(office: Any) -> None:
    hand = to_2024(office)
    key, before = walk_to(office, DEADLINE), office.plan(PLAN)
    hand.press("Alt+Right")
    office.view.show_step("ngày")
    moved = office.wording(key)
    assert moved != "Hoàn thành trước ngày 10/5/2024" and moved.startswith("Hoàn thành trước ngày")
    hand.press("Ctrl+Z")
    assert office.plan(PLAN) == before and office.view.current_key == key
    hand.press("Ctrl+Y")
    assert office.wording(key) == moved
    hand.press("Ctrl+Z", "Alt+Right")
    assert office.wording(key) == "Hoàn thành trước ngày 11/5/2024"
    hand.press("Ctrl+Z")
    assert office.plan(PLAN) == before and office.view.hasFocus()


def test_other_words_by_f2_done_and_back(office: Any) -> None:
    hand = to_2024(office)
    key, before = walk_to(office, DEADLINE), office.plan(PLAN)
    hand.press("F2", "Ctrl+A")
    hand.type("Hoàn thành trước ngày 08/5/2024")
    hand.press("Return")
    hand.wait(lambda: office.wording(key) == "Hoàn thành trước ngày 08/5/2024", "the new words")
    assert office.view.current_key == key and office.gantt.isAncestorOf(hand.focus())
    hand.to("Mark as done")
    hand.press("Space")
    assert office.gantt.entry(key).done and office.view.entry(key).done
    hand.press("Ctrl+Z")
    assert not office.view.entry(key).done
    hand.press("Ctrl+Z")
    assert office.plan(PLAN) == before


def test_to_the_form_and_back(office: Any) -> None:
    hand = to_2024(office)
    key = walk_to(office, DEADLINE)
    lens = office.view.lens
    hand.press("Return")
    hand.wait(lambda: office.window.view is not None, "the form")
    assert office.window.view.session.plan.id == PLAN
    assert office.window.view.isAncestorOf(hand.focus())
    hand.press("Ctrl+G")
    assert office.view.hasFocus() and office.view.current_key == key
    assert office.view.lens == lens


def test_sizes_and_today(office: Any) -> None:
    hand, view = to_2024(office), office.view
    hand.press("Ctrl+0")
    first, last = view.chart.span
    assert view.lens.shows(first) >= 0 and view.lens.shows(last, 1.0) <= view.pane_width()
    cell = view.lens.scale.cell
    hand.press("Ctrl++", "Ctrl++")
    assert view.lens.scale.cell == pytest.approx(cell * 1.25**2)
    hand.press("Ctrl+-", "Ctrl+-", "Ctrl+T")
    assert view.lens.shows(MAY, 0.5) == pytest.approx(view.pane_width() / 2, abs=1)


def test_filters_overdue_unit_and_words(office: Any) -> None:
    hand = to_2024(office)
    everything = rows(office)
    chip(office, "Only", 2)
    hand.wait(lambda: 0 < rows(office) < everything, "what is late")
    named = (row for row in office.view.rows if row.key)
    assert all(entry.when.latest < MAY for row in named for entry in row.entries)
    chip(office, "Only", 0)
    assert rows(office) == everything
    chip(office, "Unit", 1)
    hand.wait(lambda: 0 < rows(office) < everything, "those of a unit")
    hand.to("Take off the filter: Unit")
    hand.press("Space")
    hand.wait(lambda: rows(office) == everything, "all again")
    hand.press("Ctrl+F")
    hand.type("gui van ban de nghi")
    hand.wait(lambda: rows(office) == 1, "what is found")
    hand.press("Ctrl+A", "Backspace")
    hand.wait(lambda: rows(office) == everything, "all again")


def test_a_day_inside_a_window_is_chosen_and_taken_back(office: Any) -> None:
    hand = to_2024(office)
    key = walk_to(office, NO_DAY)
    before = office.plan(key[0])
    hand.press("F2", "Esc")
    hand.to("Choose a")
    hand.press("Space", "Ctrl+A")
    hand.type("16/4/2024")
    hand.press("Return")
    assert office.gantt.entry(key).pick.day == date(2024, 4, 16)
    hand.to("Take off the chosen day")
    hand.press("Space")
    assert office.gantt.entry(key).pick is None
    hand.press("Ctrl+Z", "Ctrl+Z")
    assert office.plan(key[0]) == before


def test_compared_with_a_kept_version(open_office: Open) -> None:
    office = open_office(sample.read("kon-tum-2024"))
    hand = to_one(office)
    key = walk_to(office, DEADLINE)
    office.kept(PLAN)
    office.window.desk.library.keep_version(office.plan(PLAN))
    hand.press("Alt+Right")
    office.gantt.baseline.show_plan("")
    office.gantt.refresh()
    hand.wait(lambda: office.gantt.toolbar.compare.isVisible(), "the versions")
    chip(office, "Compare with", 1)
    hand.wait(lambda: office.view.baseline, "the version")
    assert office.view.baseline[key].when != office.view.entry(key).when
    chip(office, "Compare with", 0)
    assert not office.view.baseline


def to_one(office: Any) -> Any:
    office.gantt_at(2024, MAY)
    office.view.show_step("ngày")
    return office.hand


def test_the_pdf_is_written_by_keys(office: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand, out = to_2024(office), tmp_path / "bieu-do.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    hand.to("Print and export")
    ended = []

    def save() -> None:
        hand.wait(lambda: isinstance(QApplication.activeModalWidget(), PaperDialog), "the dialog")
        hand.wait(lambda: QApplication.activeModalWidget().ready, "the pages")
        hand.to("Save the PDF")
        hand.press("Space")
        ended.append(True)

    hand.press("Space", "Down", "Down")
    QTimer.singleShot(0, lambda: hand.press("Return"))
    QTimer.singleShot(20, save)
    hand.wait(lambda: bool(ended) and out.exists(), "the file")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "10/5/2024" in words and "Biểu đồ" in words
