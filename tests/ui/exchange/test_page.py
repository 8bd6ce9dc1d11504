"""What has arrived: told, decided by keys and mouse, taken in whole or not at all, taken back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from db import backup, connection
from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.exchange import Attachment, Carried, pack_all
from desktop.plan.merge import Side
from desktop.plan.plan import Plan, State, blank
from desktop.session import receiving, sending
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.session.receiving import Act
from desktop.session.taking_back import take_back
from desktop.ui.backups import choosing
from desktop.ui.exchange.page import Accepted, ReceivePage, goes_straight

Open = Callable[[bytes], ReceivePage]
Change = Callable[[Library, str, Callable[[Plan], Plan]], Plan]


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def take_in(qtbot, page: ReceivePage) -> Accepted:
    with qtbot.waitSignal(page.accepted) as told:
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    return told.args[0]


def key(widget: QWidget, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, one)


@pytest.mark.usefixtures("both_changed")
def test_both_changes_are_put_together_and_the_conflict_is_chosen_by_keys(
    qtbot, open_page: Open, here: Library, there: Library
) -> None:
    page = open_page(sending.parcel(there, ["p"]))
    qtbot.waitUntil(page.details.acts[Act.MERGE].hasFocus)
    assert page.details.acts[Act.MERGE].isChecked() and page.list.isHidden()
    assert "changed 1 place" in said(page) and "1 place not yet chosen" in page.status.text()
    (block,) = page.details.conflicts.blocks
    assert block.mine.isChecked()
    block.mine.setFocus()
    key(block, Qt.Key.Key_Right)
    assert block.theirs.isChecked() and page.status.text() == ""
    done = take_in(qtbot, page)
    assert [one.id for one in done.plans] == ["p"] and done.replaced == 1
    kept = here.load("p")
    assert (kept.title, kept.archive) == ("Tên của bạn", "VT, KHTC")
    assert [one.manifest.reason for one in Keeper(here.folder).kept()] == ["before-import"]


@pytest.mark.usefixtures("both_changed")
def test_a_click_on_words_chooses_them(open_page: Open, there: Library) -> None:
    page = open_page(sending.parcel(there, ["p"]))
    (block,) = page.details.conflicts.blocks
    QTest.mouseClick(block.theirs.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert block.theirs.isChecked() and "Chosen" in said(block)
    page.details.conflicts.all_mine.click()
    assert block.mine.isChecked() and page.decisions.choices()["p"].sides == {block.key: Side.MINE}


@pytest.mark.usefixtures("both_changed")
def test_the_words_of_the_three_stand_side_by_side(open_page: Open, there: Library) -> None:
    (block,) = open_page(sending.parcel(there, ["p"])).details.conflicts.blocks
    words = said(block)
    assert "Changed: Title of the plan" in words and "What both had before" in words
    assert "Tên của mình" in words and "Tên của bạn" in words
    assert block.theirs.accessibleName().endswith("Tên của bạn")


@pytest.mark.usefixtures("both_changed")
def test_what_was_taken_in_is_taken_back_in_one_go(
    qtbot, open_page: Open, here: Library, there: Library
) -> None:
    there.save(replace(here.load("p"), id="new"))
    before = here.load("p")
    page = open_page(sending.parcel(there, ["p", "new"]))
    done = take_in(qtbot, page)
    assert here.listed("new") and here.load("p") != before
    take_back(here, done.plans)
    assert here.load("p") == before and not here.listed("new")


def test_the_same_plan_is_only_opened(qtbot, open_page: Open, there: Library) -> None:
    page = open_page(sending.parcel(there, ["p"]))
    assert page.go.isHidden() and "The same as the plan here" in said(page)
    qtbot.waitUntil(page.details.open.hasFocus)
    with qtbot.waitSignal(page.open_wanted) as told:
        key(page, Qt.Key.Key_Space)
    assert told.args == ["p"]


def test_a_newer_one_shows_what_it_changes(open_page: Open, there: Library, change: Change) -> None:
    change(there, "p", lambda plan: edit.set_archive(plan, "VT, KHTC"))
    page = open_page(sending.parcel(there, ["p"]))
    assert page.details.acts[Act.TAKE].isChecked()
    assert "1 difference." in page.details.comparison.toPlainText()
    assert "KHTC" in page.details.comparison.toPlainText()


def test_a_signed_plan_here_can_only_be_copied(qtbot, open_page: Open, here: Library, there, change) -> None:
    signed = change(here, "p", lambda plan: edit.set_state(plan, State.SIGNED))
    change(there, "p", lambda plan: edit.set_title(plan, "Khác"))
    page = open_page(sending.parcel(there, ["p"]))
    assert not page.go.isEnabled() and page.details.acts[Act.TAKE].isHidden()
    page.details.acts[Act.COPY].click()
    (copy,) = take_in(qtbot, page).plans
    assert here.load("p") == signed and here.load(copy.id).title == "Khác"


def test_a_plan_of_unknown_past_is_left_out_unless_it_is_decided(
    open_page: Open, there, here, change
) -> None:
    there.save(replace(blank(2026), id="c", title="Bên ấy"))
    here.save(replace(blank(2026), id="c", title="Bên này"))
    page = open_page(sending.parcel(there, ["c"]))
    assert page.details.acts[Act.SKIP].isChecked() and not page.go.isEnabled()
    page.details.acts[Act.MERGE].click()
    assert page.go.isEnabled() and len(page.details.conflicts.blocks) == page.decisions.all_undecided > 0
    assert "What both had before" not in said(page.details.conflicts)


def test_a_wrong_password_is_said_and_may_be_tried_again(
    qtbot, open_page: Open, there: Library, typing
) -> None:
    page = open_page(sending.parcel(there, ["p"], "mật khẩu"))
    qtbot.waitUntil(page.unlocking.password.hasFocus)
    typing(page.unlocking.password, "sai\n")
    qtbot.waitUntil(page.unlocking.wrong.isVisible)
    assert "does not fit" in page.unlocking.wrong.text()
    page.unlocking.password.clear()
    typing(page.unlocking.password, "mật khẩu\n")
    qtbot.waitUntil(page.details.isVisible)
    assert "The same as the plan here" in said(page.details)


def test_attachments_are_saved_where_the_worker_says(
    qtbot, open_page, there, tmp_path: Path, monkeypatch
) -> None:
    files = [Attachment("../../bảng.xlsx", b"1"), Attachment("<b>hình</b>.png", b"2")]
    page = open_page(sending.parcel(there, ["p"], attachments=files))
    monkeypatch.setattr(choosing, "folder", lambda *_asked: tmp_path)
    page.attachments.list.setCurrentRow(1)
    QTest.keyClick(page.attachments.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.attachments.open.isVisible)
    assert [path.read_bytes() for path in tmp_path.glob("*.png")] == [b"2"]
    page.attachments.all.click()
    qtbot.waitUntil(lambda: len([p for p in tmp_path.iterdir() if p.is_file()]) == 3)


@pytest.mark.usefixtures("both_changed")
def test_a_store_in_use_takes_nothing_and_may_be_tried_again(
    qtbot, open_page, here, there, monkeypatch
) -> None:
    patience = connection._open
    monkeypatch.setattr(connection, "_open", lambda path, how, _wait: patience(path, how, 0.05))
    monkeypatch.setattr(backup, "WAIT", 0.05)
    before = here.load("p")
    page = open_page(sending.parcel(there, ["p"]))
    page.details.conflicts.all_theirs.click()
    with closing(sqlite3.connect(here.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        page.go.click()
        qtbot.waitUntil(page.banner.isVisible)
        other.execute("ROLLBACK")
    assert "Nothing was taken in" in page.banner.words.text() and here.load("p") == before
    assert page.details.conflicts.blocks[0].theirs.isChecked()
    take_in(qtbot, page)
    assert here.load("p").title == "Tên của bạn"


@pytest.mark.usefixtures("both_changed")
def test_no_room_for_the_backup_takes_nothing(qtbot, open_page, here, there, monkeypatch) -> None:
    def full(*_asked: object) -> None:
        raise KnownError("The disk is full.")

    monkeypatch.setattr(Keeper, "before", full)
    before = here.load("p")
    page = open_page(sending.parcel(there, ["p"]))
    page.go.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert page.banner.words.text().startswith("The disk is full. Nothing was taken in.")
    assert here.load("p") == before and page.go.isEnabled()


@pytest.mark.usefixtures("both_changed")
def test_a_plan_changed_meanwhile_is_read_again(qtbot, open_page, here, there, change: Change) -> None:
    page = open_page(sending.parcel(there, ["p"]))
    change(here, "p", lambda plan: edit.set_title(plan, "Vừa sửa"))
    page.go.click()
    qtbot.waitUntil(page.banner.isVisible)
    again = [b for b in page.banner.findChildren(type(page.go)) if "again" in b.text()][-1]
    again.click()
    qtbot.waitUntil(lambda: "Vừa sửa" in said(page.details.conflicts))
    assert page.banner.isHidden()


def test_escape_leaves_everything_as_it_was(qtbot, open_page: Open, here: Library, there, change) -> None:
    change(there, "p", lambda plan: edit.set_archive(plan, "VT"))
    page = open_page(sending.parcel(there, ["p"]))
    with qtbot.waitSignal(page.left):
        key(page, Qt.Key.Key_Escape)
    assert here.load("p").archive != "VT"


def test_two_hundred_plans_stay_smooth_and_are_taken_in(qtbot, open_page: Open, here: Library) -> None:
    plans = [Carried(replace(blank(2026), id=f"n{n}", title=f"Kế hoạch số {n}")) for n in range(199)]
    plans.append(Carried(replace(blank(2026), id="long", title="Dài " * 2500)))
    data = pack_all(plans)
    start = perf_counter()
    page = open_page(data)
    for _n in range(200):
        key(page.list, Qt.Key.Key_Down)
    page.grab()
    assert perf_counter() - start < 5
    qtbot.waitUntil(lambda: page.details.title.text().startswith("Dài Dài"))
    assert len(page.details.title.text()) < 300 and "200 plans" in page.go.text()
    assert len(take_in(qtbot, page).plans) == 200 and len(here.plans(limit=500)) == 200


def test_one_new_plan_needs_no_page(here: Library, there: Library) -> None:
    there.save(replace(blank(2026), id="n"))
    new, old = (receiving.look(here, sending.parcel(there, [one])) for one in ("n", "p"))
    beside = receiving.look(here, sending.parcel(there, ["n"], attachments=[Attachment("a", b"")]))
    sealed = receiving.look(here, sending.parcel(there, ["n"], "x"), "x")
    assert [goes_straight(one) for one in (new, old, beside, sealed)] == [True, False, False, False]


def test_a_file_without_plans_says_so(open_page: Open) -> None:
    page = open_page(pack_all([], [Attachment("a.pdf", b"1")]))
    assert "no plan" in page.status.text() and page.go.isHidden() and page.attachments.isVisible()
