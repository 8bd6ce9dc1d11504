"""Versions on the screen: kept, compared, restored, on a real store."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.plan import codec, edit
from desktop.plan.plan import State
from desktop.readers import sample
from desktop.session import lineage
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.session.versions import Reason, reason_words
from desktop.ui.versions.history_row import LINE
from desktop.ui.versions.page import VersionsPage

TITLE = "Hội thảo"


@pytest.fixture
def library(tmp_path: Path):
    opened = Library(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def session(library: Library) -> Session:
    plan = sample.read("kon-tum-2024")
    library.save(plan)
    return Session(plan)


@pytest.fixture
def kept(library: Library, session: Session) -> Session:
    """Two versions, and a plan that has gone on since."""
    library.keep_version(session.plan, reason=Reason.DAILY)
    library.keep_version(edit.set_archive(session.plan, "VT, KHTC"), "trước khi gửi")
    session.edit("x", edit.set_title, TITLE)
    return session


@pytest.fixture
def opened(qtbot, library: Library):
    def make(session: Session, count: int) -> VersionsPage:
        page = VersionsPage(session, library)
        qtbot.addWidget(page)
        page.resize(900, 640)
        page.show()
        qtbot.waitUntil(lambda: page.list.count() == count)
        return page

    return make


def shows(qtbot, page: VersionsPage, *parts: str) -> None:
    qtbot.waitUntil(lambda: all(part in page.comparison.toPlainText() for part in parts))


def formats(page: VersionsPage, words: str):
    """The format of these words in the comparison."""
    cursor = page.comparison.document().find(words)
    assert not cursor.isNull(), words
    return cursor.charFormat()


def test_without_versions_the_page_says_what_to_do(qtbot, opened, session: Session) -> None:
    page = opened(session, 0)
    qtbot.waitUntil(lambda: page.nothing.text().startswith("No version is kept yet."))
    assert page.nothing.isVisible() and not page.list.isVisible() and not page.restore.isVisible()


def test_without_a_store_nothing_can_be_kept(qtbot, session: Session) -> None:
    page = VersionsPage(session, None)
    qtbot.addWidget(page)
    assert not page.keep.isEnabled()


def test_the_list_tells_when_who_and_why_newest_first(opened, kept: Session) -> None:
    page = opened(kept, 2)
    rows = [page.list.item(n).text() for n in range(2)]
    assert rows[0].startswith("2. Today ") and rows[0].endswith("\ntrước khi gửi")
    assert rows[1].endswith("\nThe first opening of the day") and " · " in rows[1]
    assert page.list.currentRow() == 0


def test_the_chosen_version_is_compared_with_now(qtbot, opened, kept: Session) -> None:
    page = opened(kept, 2)
    shows(qtbot, page, "2 differences.", "Changed: Title of the plan", TITLE)
    assert formats(page, "KHTC").fontStrikeOut() and formats(page, TITLE).fontUnderline()


def test_two_versions_are_compared_from_the_older_to_the_newer(qtbot, opened, kept: Session) -> None:
    page = opened(kept, 2)
    page.other.setCurrentIndex(page.other.findData(1))
    shows(qtbot, page, "1 difference.", "KHTC")
    assert formats(page, "KHTC").fontUnderline()
    page.list.setCurrentRow(1)
    page.other.setCurrentIndex(page.other.findData(2))
    shows(qtbot, page, "1 difference.", "KHTC")
    assert formats(page, "KHTC").fontUnderline()


def test_the_comparison_follows_the_plan(qtbot, opened, kept: Session) -> None:
    page = opened(kept, 2)
    shows(qtbot, page, TITLE)
    kept.edit("x", edit.set_title, "Tên mới hẳn")
    shows(qtbot, page, "Tên mới hẳn")


def test_a_version_is_kept_by_keyboard_with_its_note(qtbot, opened, typing, session, library) -> None:
    page = opened(session, 0)
    typing(page.label, "trước khi gửi")
    qtbot.keyClick(page.label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page.list.item(0).text().endswith("trước khi gửi") and page.label.text() == ""
    assert library.version(session.plan.id, 1) == session.plan


def test_restoring_is_one_step_and_keeps_what_was_before(qtbot, opened, kept: Session, library) -> None:
    page, before = opened(kept, 2), kept.plan
    page.restore.click()
    qtbot.waitUntil(lambda: page.list.count() == 3)
    assert kept.plan.archive == "VT, KHTC" and kept.undo_label == "Restore version 2"
    assert library.versions(kept.plan.id)[-1].reason is Reason.RESTORE
    assert library.version(kept.plan.id, 3) == before
    kept.undo()
    assert kept.plan == before


def test_restoring_changes_words_not_the_state(qtbot, opened, kept: Session) -> None:
    kept.edit("x", edit.set_state, State.SUBMITTED)
    page = opened(kept, 2)
    page.restore.click()
    qtbot.waitUntil(lambda: kept.plan.archive == "VT, KHTC")
    assert kept.plan.state is State.SUBMITTED


def test_a_signed_plan_is_not_restored(opened, kept: Session) -> None:
    kept.put("x", replace(kept.plan, state=State.SIGNED))
    page = opened(kept, 2)
    assert not page.restore.isEnabled() and page.restore.toolTip()


def test_a_heading_leads_to_its_place(qtbot, opened, kept: Session) -> None:
    page = opened(kept, 2)
    shows(qtbot, page, TITLE)
    link = formats(page, "Title of the plan").anchorHref()
    with qtbot.waitSignal(page.wanted) as told:
        page.comparison.anchorClicked.emit(QUrl(link))
    assert told.args == ["title/title"]


def test_words_are_never_markup(qtbot, opened, kept: Session) -> None:
    kept.edit("x", edit.set_title, "<b>A</b> & <img src=x>")
    page = opened(kept, 2)
    shows(qtbot, page, "<b>A</b> & <img src=x>")


def test_a_damaged_version_is_told_and_the_page_stays(qtbot, opened, kept: Session, library) -> None:
    page = opened(kept, 2)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("DROP TRIGGER version_no_update")
        raw.execute("UPDATE version SET data = x'00' WHERE number = 1")
    page.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.banner.isVisible() and not page.comparison.toPlainText())
    assert "damaged" in page.banner.words.text()


@pytest.mark.parametrize("width", [420, 700, 1200])
def test_nothing_is_cut_at_any_width(qtbot, opened, kept: Session, width: int) -> None:
    page = opened(kept, 2)
    page.resize(width, 640)
    qtbot.wait(0)
    for widget in (page.keep, page.restore):
        assert widget.width() >= widget.sizeHint().width()
        assert page.rect().contains(widget.mapTo(page, widget.rect().bottomRight()))


def test_everything_has_a_name_and_is_reached_by_tab(opened, kept: Session) -> None:
    page = opened(kept, 2)
    for widget in (page.label, page.list, page.other, page.comparison):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_closing_stops_the_watching(opened, kept: Session) -> None:
    page = opened(kept, 2)
    page.close_page()
    kept.edit("x", edit.set_title, "sau khi đóng")
    assert not page._later.isActive()


def test_a_long_note_is_never_cut(qtbot, opened, library: Library, session: Session) -> None:
    library.keep_version(session.plan, "Trước khi gửi các phòng, đơn vị góp ý " * 8)
    library.keep_version(session.plan, "ngắn")
    page = opened(session, 2)
    line = page.list.fontMetrics().lineSpacing()
    tall, short = (page.list.visualItemRect(page.list.item(n)).height() for n in (1, 0))
    assert tall > 8 * line > 4 * line > short


def test_a_plan_signed_while_the_version_is_read_stays_as_it_is(qtbot, opened, kept):
    page = opened(kept, 2)
    page.list.setCurrentRow(1)
    page.restore.click()
    kept.edit("x", edit.set_state, State.SIGNED)
    signed = kept.plan
    qtbot.waitUntil(lambda: page.list.count() == 3)  # the version kept before restoring
    assert kept.plan == signed


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("sent", "As it was sent to another office"),
        ("received", "As it came from another office"),
        ("before-import", "Before a plan from a file took its place"),
    ],
)
def test_versions_of_the_exchange_say_why_they_are_kept(opened, library, session, reason, said) -> None:
    with library.store() as store:
        store.keep_version(session.plan.id, codec.to_json(session.plan), who="An", reason=reason)
    page = opened(session, 1)
    assert page.list.item(0).text().endswith(f"\n{said}")


def test_every_reason_that_the_exchange_keeps_has_words() -> None:
    known = {str(reason) for reason in Reason}
    assert {lineage.SENT, lineage.RECEIVED, lineage.BEFORE} <= known
    assert len({reason_words(reason) for reason in Reason}) == len(Reason)


def test_the_history_tells_what_was_done_to_this_plan_alone(qtbot, opened, kept: Session, library) -> None:
    library.save(replace(kept.plan, id="other"))
    library.save(edit.set_state(kept.plan, State.SUBMITTED))
    page = opened(kept, 2)
    qtbot.mouseClick(page.to_history, Qt.MouseButton.LeftButton)
    rows = page.history.list
    qtbot.waitUntil(lambda: rows.count() == 5)
    lines = [rows.item(row).data(LINE) for row in range(1, 5)]
    assert lines[0].what == "State: Draft → Submitted for signing" and lines[3].what == "Created"
    assert "trước khi gửi" in lines[1].what and not any(line.title for line in lines)
    qtbot.mouseClick(page.to_versions, Qt.MouseButton.LeftButton)
    assert page.list.isVisible() and not page.history.isVisible()


def test_the_history_is_reached_by_keys(qtbot, opened, kept: Session) -> None:
    page = opened(kept, 2)
    page.to_history.setFocus()
    qtbot.keyClick(page.to_history, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.history.list.count() > 1)
    page.history.focus_first()
    qtbot.keyClick(page.history.list, Qt.Key.Key_Down)
    assert page.history.list.currentRow() == 2 and page.history.list.accessibleName()


def test_without_a_store_there_is_no_history(qtbot, session: Session) -> None:
    page = VersionsPage(session, None)
    qtbot.addWidget(page)
    page.show_history(True)
    assert page.history.nothing.text() == "There is no history yet."
