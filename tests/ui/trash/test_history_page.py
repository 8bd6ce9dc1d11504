"""The history of the whole store on the screen: who, when, what, day by day, and where it is torn."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.session.library import Library
from desktop.ui.trash.history_page import HistoryPage
from desktop.ui.versions import history_view
from desktop.ui.versions.history_row import LINE


@pytest.fixture
def opened(qtbot, folder: Path):
    def make() -> HistoryPage:
        page = HistoryPage(folder)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        qtbot.waitUntil(lambda: page.view.nothing.text() != "Reading…")
        return page

    return make


def lines(page: HistoryPage) -> list[tuple[str, str]]:
    rows = [page.view.list.item(row) for row in range(page.view.list.count())]
    found = [(row.data(LINE), row.text()) for row in rows]
    return [(line.title, line.what) if line else ("", head.split(",")[0]) for line, head in found]


def test_acts_stand_newest_first_below_their_days(opened, deleted, library: Library) -> None:
    deleted("A")
    library.restore("A")
    page = opened()
    assert lines(page) == [
        ("", "Today"),
        ("A", "Brought back from the bin"),
        ("", "Yesterday"),
        ("A", "Put into the bin"),
        ("A", "Version 1 was kept (trước khi gửi)"),
        ("A", "Created"),
    ]
    assert "no proof" in page.view.proof.text() and not page.view.torn.isVisible()


def test_what_is_gone_for_good_still_has_its_name(opened, deleted, library: Library) -> None:
    deleted("A")
    with library.store() as store:
        store.purge(["A"])
    assert {title for title, _what in lines(opened())} == {"", "A"}


def test_without_a_store_there_is_no_history(opened) -> None:
    page = opened()
    assert page.view.nothing.text() == "There is no history yet." and not page.view.list.isVisible()


def test_older_lines_come_when_asked(qtbot, opened, library: Library, monkeypatch) -> None:
    monkeypatch.setattr(history_view, "PAGE", 10)
    with library.store() as store:
        for _number in range(25):
            store.tell("backup-restored")
    page = opened()
    for known, more in ((10, True), (20, True), (25, False)):
        qtbot.waitUntil(lambda known=known: page.view.list.count() == known + 1)
        assert page.view.older.isVisible() is more
        page.view.older.click()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("UPDATE audit SET who = 'x' WHERE seq = 2", "is not as it was written"),
        ("DELETE FROM audit WHERE seq = 2", "are missing"),
        ("DELETE FROM audit WHERE seq = 1", "at the beginning"),
        ("DELETE FROM audit WHERE seq = 6", "newest lines"),
        ("UPDATE audit_head SET hash = 'x'", "newest lines"),
        ("DELETE FROM plan WHERE id = 'A'", "not there any more"),
    ],
)
def test_where_it_is_torn_what_is_safe_and_what_to_do(
    qtbot, opened, deleted, library: Library, act: str, said: str
) -> None:
    deleted("A", "B")
    library.close()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("DROP TRIGGER audit_no_delete")
        raw.execute(act)
    page = opened()
    qtbot.waitUntil(page.view.torn.isVisible)
    words = page.view.torn.words.text()
    assert said in words and "are safe" in words and "A backup from before" in words
