"""A damaged plan: no way to paper, but back from a version or a backup in one click."""

from pathlib import Path

import pytest

from desktop.plan.plan import Plan
from desktop.session.backups import Keeper
from desktop.session.health import State, look
from desktop.session.library import Library
from desktop.ui.backups.plan_page import DamagedPlanPage
from desktop.ui.backups.room import Room


@pytest.fixture
def opened(qtbot, room: Room):
    def make(plan_id: str, count: int) -> DamagedPlanPage:
        page = DamagedPlanPage(room, plan_id, "Kế hoạch")
        qtbot.addWidget(page)
        page.resize(900, 640)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: not page.said.text().startswith("Looking") and len(page.rows) == count)
        return page

    return make


def test_the_copies_say_where_they_come_from(opened, plan: Plan, damage, folder: Path) -> None:
    Keeper(folder).make()
    damage(plan.id)
    page = opened(plan.id, 2)
    said = [row.words() for row in page.rows]
    assert said[0].startswith("Version 1, kept today at") and "trước khi gửi\nTên cũ" in said[0]
    assert said[1].startswith("Backup made today at") and said[1].endswith("\nTên mới")


def test_a_copy_takes_its_place_and_the_damaged_state_is_backed_up(
    qtbot, opened, plan: Plan, damage, folder: Path, title
) -> None:
    damage(plan.id)
    page = opened(plan.id, 1)
    with qtbot.waitSignal(page.mended):
        page.rows[0].click()
    assert title(plan.id) == "Tên cũ"
    assert Keeper(folder).kept()[0].manifest.damaged == (plan.id,)
    assert look(Library(folder), Keeper(folder)).state is State.FINE


def test_without_a_copy_it_says_so(opened, plan: Plan) -> None:
    page = opened("other", 0)
    assert page.said.text().startswith("There is no sound copy")
    assert page.back.hasFocus() or not page.isActiveWindow()
