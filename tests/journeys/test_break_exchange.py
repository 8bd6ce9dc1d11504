"""Plans that arrive by the hundred, under a password that is given up, or taken back after more work."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool

from desktop import sealing
from desktop.plan import edit
from desktop.plan.exchange import Carried, pack_all
from desktop.plan.plan import blank
from desktop.readers import sample
from desktop.session import sending
from desktop.session.library import Library
from desktop.ui.exchange import joining

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
MANY = int(os.environ.get("SO_KE_HOACH_MANY", "60"))


@pytest.fixture
def office(open_office: Callable[..., Any]) -> Iterator[Any]:
    made = open_office(KON_TUM)
    yield made
    made.window.backups.room.make_last(0.0)


def arrive(office: Any, data: bytes, tmp_path: Path) -> Any:
    """Open a file with these bytes; the page that shows what is in it."""
    letter = tmp_path / "đến.kehoach"
    letter.write_bytes(data)
    office.window.open_file(letter)
    here = joining.of(office.window)
    office.hand.wait(
        lambda: here.page is not None and office.window.stack.currentWidget() is here.page, "the page"
    )
    return here.page


def taken(office: Any) -> None:
    office.hand.wait(lambda: not office.window.property(joining.OPENING), "the plans in the store")


def halves(folder: Path) -> bytes:
    """What another office made of the plan, and a plan of its own."""
    library = Library(folder)
    library.save(KON_TUM)
    sending.parcel(library, [KON_TUM.id])
    library.save(edit.set_archive(KON_TUM, "VT"), 1)
    library.save(replace(KON_TUM, id="new", title="Kế hoạch mới"))
    try:
        return sending.parcel(library, [KON_TUM.id, "new"])
    finally:
        library.close()


def test_many_plans_while_one_of_them_is_being_written(office: Any, tmp_path: Path) -> None:
    office.window.open_plan(KON_TUM.id)
    office.window.view.session.edit("title", edit.set_title, "Đang viết dở")
    small = [Carried(replace(blank(2026), id=f"p{n}", title=f"Kế hoạch {n}")) for n in range(MANY - 1)]
    page = arrive(office, pack_all([Carried(edit.set_archive(KON_TUM, "VT")), *small]), tmp_path)
    assert page.list.count() == MANY and page.list.hasFocus()
    office.hand.to(f"Take {MANY - 1} plans in")
    office.hand.press("Return")
    taken(office)
    assert office.kept(KON_TUM.id).title == "Đang viết dở"
    assert len(office.window.desk.library.plans(limit=1000)) == MANY
    office.hand.press("Ctrl+Z")
    office.hand.wait(lambda: "as it was" in office.window.notice.words.text(), "the way back")
    assert [one.id for one in office.window.desk.library.plans()] == [KON_TUM.id]


def test_a_password_given_up_while_it_is_tried(office: Any, tmp_path: Path) -> None:
    page = arrive(office, sealing.seal(pack_all([Carried(KON_TUM)]), "mật khẩu", cost=15), tmp_path)
    office.hand.wait(page.unlocking.password.hasFocus, "the cursor")
    office.hand.type("mật khẩu")
    office.hand.press("Return", "Esc")
    assert office.window.stack.currentWidget() is office.window.plans
    assert QThreadPool.globalInstance().waitForDone(10_000)
    office.settle()
    assert office.window.stack.currentWidget() is office.window.plans


def test_what_was_taken_in_is_not_taken_back_over_later_work(office: Any, tmp_path: Path) -> None:
    arrive(office, halves(tmp_path / "there"), tmp_path)
    office.hand.to("Take 2 plans in")
    office.hand.press("Return")
    taken(office)
    assert office.kept(KON_TUM.id).archive == "VT"
    office.window.desk.reach(KON_TUM.id).edit("title", edit.set_title, "Sửa tiếp trong lịch")
    office.hand.press("Ctrl+Z")
    office.hand.wait(lambda: "has been changed since" in office.window.banner.words.text(), "the reason")
    assert office.kept(KON_TUM.id).title == "Sửa tiếp trong lịch"
    assert {one.id for one in office.window.desk.library.plans()} == {KON_TUM.id, "new"}


def test_who_goes_elsewhere_meanwhile_stays_there(office: Any, tmp_path: Path) -> None:
    arrive(office, halves(tmp_path / "there"), tmp_path)
    office.hand.to("Take 2 plans in")
    office.hand.press("Return")
    office.window.go("settings")
    taken(office)
    assert office.window.stack.currentWidget() is office.window.pages["settings"]
    assert "2 plans were taken in" in office.window.notice.words.text()


def test_a_second_file_takes_the_place_of_one_that_is_looked_at(office: Any, tmp_path: Path) -> None:
    first = arrive(office, halves(tmp_path / "there"), tmp_path)
    (tmp_path / "đến.kehoach").write_bytes(pack_all([Carried(replace(KON_TUM, title="Của nơi khác"))]))
    office.window.open_file(tmp_path / "đến.kehoach")
    here = joining.of(office.window)
    office.hand.wait(lambda: here.page is not None and here.page is not first, "the other page")
    assert here.page.arrival().title == "Của nơi khác"
    office.hand.press("Esc")
    assert office.kept(KON_TUM.id) == KON_TUM


def test_a_window_closed_while_plans_are_taken_in_ends_after_it(office: Any, tmp_path: Path) -> None:
    page = arrive(office, halves(tmp_path / "there"), tmp_path)
    office.hand.to("Take 2 plans in")
    page.go.click()
    assert not office.window.close() and not office.window.close()
    office.hand.wait(lambda: not office.window.isVisible(), "the end")
    library = Library(office.folder)
    assert {one.id for one in library.plans()} == {KON_TUM.id, "new"}
    library.close()
