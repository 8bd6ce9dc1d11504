"""Deleted plans in the real window, by keyboard alone: found again, brought back, gone for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.health import Health, State
from desktop.session.library import Library
from desktop.ui.trash.joining import HISTORY, TRASH, Joining, of
from desktop.ui.versions.history_row import LINE

KON_TUM = sample.read("kon-tum-2024")
TITLE = " ".join(KON_TUM.title.split())
OTHER = replace(KON_TUM, id="other", title="Kế hoạch khác")
Open = Callable[..., Any]


@pytest.fixture
def join(open_office: Open):
    """A window with its deleted plans; plans are in its store before it is opened."""
    made: list[Any] = []

    def make(*plans: Plan, then: Callable[[Path], None] | None = None) -> tuple[Any, Joining]:
        office = open_office(*plans)
        if then is not None:
            then(office.folder)
        made.append(office)
        joining = of(office.window)
        joining.start()
        return office, joining

    yield make
    for office in made:
        office.window.backups.room.make_last(0.0)


def titles(office: Any) -> list[str]:
    model = office.window.plans.model
    return [model.index(row).data() for row in range(model.rowCount())]


def delete_and_find(office: Any, joining: Joining) -> Any:
    """Delete the plan chosen in the list, and go to the deleted ones; their page."""
    hand, window = office.hand, office.window
    window.plans.list.setFocus()
    hand.press("Del")
    hand.wait(joining.link.isVisible, "the link")
    hand.to("Deleted plans (")
    hand.press("Space")
    page = window.pages[TRASH]
    hand.wait(lambda: page.list.count() > 0 and page.list.hasFocus(), "the deleted plans")
    return page


def test_a_deleted_plan_is_found_and_brought_back(join) -> None:
    office, joining = join(KON_TUM)
    page = delete_and_find(office, joining)
    assert joining.link.text() == "Deleted plans (1)" and titles(office) == []
    office.hand.press("Return")
    office.hand.wait(page.nothing.isVisible, "the empty bin")
    assert titles(office) == [TITLE] and page.back.hasFocus()
    assert office.window.notice.words.text() == f"“{TITLE}” is back in the list of plans."
    office.hand.press("Space")
    assert office.window.stack.currentWidget() is office.window.plans
    office.hand.wait(lambda: not joining.link.isVisible(), "the link to go")
    office.hand.press("Return")
    assert office.window.view is not None and office.window.view.session.plan == KON_TUM


def test_bringing_back_is_undone_by_ctrl_z(join) -> None:
    office, joining = join(KON_TUM)
    page = delete_and_find(office, joining)
    office.hand.press("Return")
    office.hand.wait(page.nothing.isVisible, "the empty bin")
    office.window.undo()
    office.hand.wait(lambda: page.list.count() == 1 and page.list.isVisible(), "the plan in the bin again")
    assert titles(office) == []


def test_a_plan_goes_for_good_and_the_undo_bar_with_it(join) -> None:
    office, joining = join(KON_TUM, OTHER)
    page = delete_and_find(office, joining)
    assert office.window.notice.isVisible()
    office.hand.press("Del")
    assert page.asking.isVisible()
    office.hand.press("Tab", "Return")
    office.hand.wait(page.banner.isVisible, "the news")
    office.hand.wait(page.nothing.isVisible, "the empty bin")
    assert not office.window.notice.isVisible() and not office.window.notice.undo()
    kept = Keeper(office.folder).kept()
    assert [one.manifest.reason for one in kept] == ["before-purge"]
    assert Keeper(office.folder).plan(kept[0], OTHER.id) == OTHER and titles(office) == [TITLE]


def test_the_undo_bar_of_the_list_empties_the_bin(join) -> None:
    office, joining = join(KON_TUM)
    page = delete_and_find(office, joining)
    office.window.undo()
    office.hand.wait(page.nothing.isVisible, "the empty bin")
    assert titles(office) == [TITLE]


def test_the_history_of_the_store_is_reached_from_there(join) -> None:
    office, joining = join(KON_TUM)
    delete_and_find(office, joining)
    office.hand.to("History of the store")
    office.hand.press("Space")
    page = office.window.pages[HISTORY]
    office.hand.wait(lambda: page.view.list.count() == 3 and page.view.list.hasFocus(), "the history")
    assert page.view.list.currentItem().data(LINE).what == "Put into the bin"
    office.hand.to("Deleted plans", key="Shift+Tab")
    office.hand.press("Space")
    assert office.window.stack.currentWidget() is office.window.pages[TRASH]


@pytest.mark.parametrize("state", [State.STORE, State.GONE, State.PLANS])
def test_nothing_goes_by_itself_from_a_store_that_is_not_well(join, state: State) -> None:
    office, joining = join(KON_TUM)
    office.window.backups.health = Health(state)
    joining.start()
    assert not joining._purged and not Keeper(office.folder).kept()


def test_after_thirty_days_plans_go_by_themselves_once_all_was_checked(join) -> None:
    def prepare(folder: Path) -> None:
        library = Library(folder)
        with library.store() as store:
            for ago, plan in ((31, OTHER), (2, KON_TUM)):
                moment = datetime.now(UTC) - timedelta(days=ago)
                store._clock = lambda moment=moment: moment
                library.save(plan)
                library.remove(plan.id)
        library.close()

    office, joining = join(then=prepare)
    office.window.backups.start()
    office.hand.wait(lambda: "notice" in office.window.__dict__, "the news")
    assert office.window.notice.words.text().startswith("1 plan was deleted for good. They were deleted")
    office.hand.wait(lambda: joining.link.text() == "Deleted plans (1)", "the number")
    kept = {one.manifest.reason: one for one in Keeper(office.folder).kept()}
    assert Keeper(office.folder).plan(kept["before-purge"], OTHER.id) == OTHER
    library = Library(office.folder)
    assert not library.versions(OTHER.id)
    library.close()
