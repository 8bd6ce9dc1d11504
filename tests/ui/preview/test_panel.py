"""The live preview: keeps up with the session, and never takes the old pages away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.session.session import Session
from desktop.ui.preview import Preview


@pytest.fixture
def session(plan: Plan) -> Session:
    return Session(plan)


@pytest.fixture
def preview(session: Session, qtbot: QtBot) -> Iterator[Preview]:
    shown = Preview(session)
    qtbot.addWidget(shown)
    shown.resize(480, 600)
    with qtbot.waitSignal(shown.refreshed):
        shown.show()
    return shown


def picture(preview: Preview) -> object:
    return preview.view.viewport().grab().toImage()


def words(preview: Preview) -> list[str]:
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def test_the_bar_says_the_page(preview: Preview, qtbot: QtBot) -> None:
    assert any(text.startswith("Page 1 of ") for text in words(preview))


def test_an_edit_is_seen_on_the_page(preview: Preview, session: Session, qtbot: QtBot) -> None:
    before = picture(preview)
    with qtbot.waitSignal(preview.refreshed):
        session.edit("Tên", edit.set_title, "Tên khác hẳn")
    assert picture(preview) != before


def test_undo_brings_the_page_back(preview: Preview, session: Session, qtbot: QtBot) -> None:
    before = picture(preview)
    for step in (lambda: session.edit("Tên", edit.set_title, "Tên khác"), session.undo):
        with qtbot.waitSignal(preview.refreshed):
            step()
    assert picture(preview) == before


def test_the_last_of_many_edits_is_shown(preview: Preview, session: Session, qtbot: QtBot) -> None:
    for number in range(30):
        session.edit("Tên", edit.set_title, f"Tên {number}")
    qtbot.waitUntil(lambda: not preview._stale and not preview._composing and not preview.view._coming)
    shown = picture(preview)
    with qtbot.waitSignal(preview.refreshed):
        session.edit("Tên", edit.set_title, "Tên 29 ")
    assert picture(preview) == shown


def test_typing_without_a_pause_still_refreshes(preview: Preview, session: Session, qtbot: QtBot) -> None:
    shown: list[bool] = []
    preview.refreshed.connect(lambda: shown.append(True))
    number = iter(range(10_000))

    def type_on() -> bool:
        session.edit("Tên", edit.set_title, f"Tên {next(number)}")
        return bool(shown)

    qtbot.waitUntil(type_on)


def test_a_hidden_preview_rests(session: Session, qtbot: QtBot) -> None:
    preview = Preview(session)
    qtbot.addWidget(preview)
    session.edit("Tên", edit.set_title, "Tên khác")
    assert not preview._wait.isActive() and preview.view.empty
    with qtbot.waitSignal(preview.refreshed):
        preview.show()


def test_when_setting_fails_the_earlier_pages_stay(preview: Preview, session: Session, qtbot: QtBot) -> None:
    before = preview.view._paper
    session.put("Hỏng", replace(session.plan, title=None))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: any("the earlier ones" in text for text in words(preview)))
    assert preview.view._paper is before
    with qtbot.waitSignal(preview.refreshed):
        session.undo()
    assert not any("the earlier ones" in text for text in words(preview))


def test_a_closed_preview_hears_no_more(session: Session, qtbot: QtBot) -> None:
    preview = Preview(session)
    preview.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(preview))
    session.edit("Tên", edit.set_title, "Tên khác")
    assert session._watchers == []


def test_closing_in_the_midst_of_work_is_calm(session: Session, qtbot: QtBot) -> None:
    preview = Preview(session)
    preview.show()
    preview._compose()
    preview.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(preview))


def test_buttons_zoom_and_have_names(preview: Preview, qtbot: QtBot) -> None:
    smaller, larger, fit = preview.findChildren(QAbstractButton)[1:4]
    fitted = preview.view.zoom
    larger.click()
    assert preview.view.zoom > fitted
    fit.click()
    smaller.click()
    assert preview.view.zoom < fitted
    assert all(button.accessibleName() or button.text() for button in (smaller, larger, fit))


@pytest.mark.parametrize(("width", "shown"), [(700, True), (480, False)])
def test_small_pages_show_where_there_is_room(preview: Preview, width: int, shown: bool) -> None:
    preview.resize(width, 600)
    assert preview.strip.isVisible() == shown


def test_the_small_pages_can_be_asked_for_by_key(preview: Preview, qtbot: QtBot) -> None:
    preview.resize(400, 600)
    toggle = preview.findChildren(QAbstractButton)[0]
    assert toggle.accessibleName() == "Small pages" and toggle.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(preview.strip.shown):
        qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert preview.strip.isVisible() and toggle.isChecked()
    preview.resize(380, 600)
    assert preview.strip.isVisible()


def test_the_strip_and_the_pages_follow_each_other(preview: Preview, qtbot: QtBot) -> None:
    preview.show_strip(True)
    qtbot.waitUntil(lambda: not preview.strip.empty)
    qtbot.keyClick(preview.strip, Qt.Key.Key_Down)
    assert any(text.startswith("Page 2 of ") for text in words(preview))
    preview.view.verticalScrollBar().setValue(0)
    assert preview.strip.accessibleDescription().startswith("Page 1 of ")


def test_the_strip_shows_the_new_pages_too(preview: Preview, session: Session, qtbot: QtBot) -> None:
    preview.show_strip(True)
    qtbot.waitUntil(lambda: not preview.strip.empty)
    before = preview.strip.viewport().grab().toImage()
    with qtbot.waitSignal(preview.strip.shown):
        session.edit("Tên", edit.set_title, "Một tên dài hơn hẳn " * 8)
    assert preview.strip.viewport().grab().toImage() != before


def test_a_click_on_the_page_is_told(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.place_clicked) as told:
        preview.view.place_clicked.emit("title")
    assert told.args == ["title"]
