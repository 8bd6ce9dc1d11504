"""The office's own days off: typed, taken over from a file after a look, seen beside those of the year."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.plan.days_file import Problem
from desktop.plan.office import Directory
from desktop.plan.workdays import DayKind, SpecialDay
from desktop.session import directory as kept
from desktop.ui.directory.days import lunar_words
from desktop.ui.directory.days_editor import DaysEditor
from desktop.ui.directory.days_import import problem_words
from desktop.ui.directory.page import DirectoryPage

FILE = """ngày;loại;tên
05/02/2027;Nghỉ lễ;Tết Nguyên đán
13/7/2026;Nghỉ của cơ quan;Mất điện
31/02/2027;Nghỉ lễ
"""
CODES = ("unreadable", "too_large", "too_many", "encoding", "empty", "bad_day", "impossible_day", "far_year")
CODES += ("bad_kind", "too_long", "twice", "contradiction")
OWN = (
    SpecialDay(date(2026, 7, 13), DayKind.OFFICE, "Mất điện", id="a"),
    SpecialDay(date(2027, 2, 5), DayKind.OFFICE, id="b"),
)


@pytest.fixture
def editor(page: DirectoryPage) -> DaysEditor:
    page.go_to("days")
    found = page.editor("days")
    assert isinstance(found, DaysEditor)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nghi-le.csv"
    path.write_text(FILE, "utf-8-sig")
    return path


def rows(editor: DaysEditor) -> list[str]:
    shown = editor.preview.list
    return [shown.item(row).text() for row in range(shown.count())]


def table(editor: DaysEditor) -> list[list[str]]:
    shown = editor.year.list
    items = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    return [[item.text(column) for column in range(3)] for item in items]


def test_a_day_is_added_and_kept(page, editor, library, typing):
    editor.act("add")
    edit = editor.form.field("day").focus_control()
    edit.selectAll()
    typing(edit, "13/7/2026")
    page.keeper.flush()
    (special,) = kept.load(library).days
    assert (special.day, special.kind) == (date(2026, 7, 13), DayKind.OFFICE)


def test_half_a_day_changes_nothing(page, editor, typing):
    page.keeper.put(Directory(days=OWN))
    edit = editor.form.field("day").focus_control()
    edit.selectAll()
    typing(edit, "31/02/2026")
    assert page.keeper.value.days == OWN and edit.text() == "31/02/2026"


def test_an_import_is_looked_at_before_it_is_taken_over_and_can_be_taken_back(page, editor, file):
    page.keeper.put(Directory(days=OWN))
    editor.offer(file)
    assert any("31/02/2027" in row for row in rows(editor)) and page.keeper.value.days == OWN
    editor.preview.taker.click()
    days = page.keeper.value.days
    assert [(day.id, day.kind) for day in days] == [("a", DayKind.OFFICE), ("b", DayKind.HOLIDAY)]
    assert editor.list.isVisible()
    page.notice.undo()
    assert page.keeper.value.days == OWN


def test_escape_leaves_an_import_as_it_was(page, editor, file):
    editor.offer(file)
    QTest.keyClick(editor.preview.taker, Qt.Key.Key_Escape)
    assert page.keeper.value.days == () and editor.first.isVisible()


@pytest.mark.parametrize("words", ["01/7/2026;Làm bù\n01/7/2026;Nghỉ lễ\n", "", "x"])
def test_a_file_without_days_cannot_be_taken_over(editor, file, words):
    file.write_text(words, "utf-8")
    editor.offer(file)
    assert not editor.preview.taker.isEnabled() and len(rows(editor)) == 2


def test_a_file_that_is_gone_is_told_of(editor, tmp_path):
    editor.offer(tmp_path / "none.csv")
    assert not editor.preview.taker.isEnabled() and len(rows(editor)) == 2


def test_a_year_shows_every_day_with_its_document(page, editor):
    page.keeper.put(Directory(days=OWN))
    editor.whole.click()
    editor.year.years.setCurrentText("2026")
    editor.year.years.activated.emit(editor.year.years.currentIndex())
    found = {row[0].split(", ")[1]: row for row in table(editor)}
    assert "12729/VPCP-KGVX" in found["02/01/2026"][2]
    assert "Mất điện" in found["13/07/2026"][1] and not editor.year.note.isVisible()


def test_a_year_that_is_not_announced_says_so_and_esc_leads_back(page, editor):
    page.keeper.put(Directory(days=OWN))
    editor.whole.click()
    editor.year.years.setCurrentText("2028")
    editor.year.years.activated.emit(editor.year.years.currentIndex())
    assert editor.year.note.isVisible() and "2028" in editor.year.note.text()
    QTest.keyClick(editor.year.list, Qt.Key.Key_Escape)
    assert editor.list.isVisible()


@pytest.mark.parametrize("code", CODES)
def test_every_problem_reads_as_a_sentence(code):
    words = problem_words(Problem(code, 7, ("{AAA}" * 90, "BBB")))
    assert "7" in words and words.endswith(".") and len(words) < 250


def test_the_lunar_day_is_said():
    assert lunar_words(date(2026, 2, 17)) == "01/1 âm lịch"
    assert lunar_words(date(2025, 7, 25)) == "01/6 nhuận âm lịch"
    assert lunar_words(date(1800, 1, 1)) == ""
