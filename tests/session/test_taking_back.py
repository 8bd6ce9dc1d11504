"""Plans taken in from outside, taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.plan import Plan, State, blank
from desktop.session import receiving, sending
from desktop.session.library import Library
from desktop.session.receiving import Act, Choice
from desktop.session.taking_back import Taken, take_back, taken

PLAN = replace(blank(2026), id="p", title="Cũ")
Take = Callable[..., tuple[Taken, ...]]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Another one that has PLAN and "q", and the one here, that has PLAN from it."""
    there, here = Library(tmp_path / "there"), Library(tmp_path / "here")
    there.save(PLAN)
    there.save(replace(PLAN, id="q"))
    receiving.accept(here, receiving.look(here, sending.parcel(there, ["p"])))
    yield there, here
    there.close()
    here.close()


@pytest.fixture
def take(offices: tuple[Library, Library]) -> Take:
    """take("p", "q", act=…) takes plans in as they are there now."""
    there, here = offices

    def make(*ids: str, act: Act = Act.TAKE) -> tuple[Taken, ...]:
        parcel = receiving.look(here, sending.parcel(there, ids))
        return taken(here, parcel, receiving.accept(here, parcel, dict.fromkeys(ids, Choice(act))))

    return make


def change(library: Library, verb: Callable[[Plan], Plan]) -> None:
    library.save(verb(library.load("p")), library.revision("p"))


@pytest.mark.parametrize("state", [State.DRAFT, State.SIGNED])
def test_what_was_replaced_comes_back_and_what_is_new_goes(offices, take: Take, state: State) -> None:
    there, here = offices
    change(there, lambda plan: replace(plan, title="Mới", state=state))
    every = take("p", "q")
    assert here.load("p").title == "Mới" and here.listed("q") and all(one.can_go for one in every)
    take_back(here, every)
    assert here.load("p") == PLAN and not here.listed("q")


def test_a_copy_goes(offices, take: Take) -> None:
    there, here = offices
    change(there, lambda plan: edit.set_title(plan, "Mới"))
    take_back(here, take("p", act=Act.COPY))
    assert [plan.id for plan in here.plans()] == ["p"] and here.load("p") == PLAN


def test_a_plan_that_was_deleted_is_deleted_again(offices, take: Take) -> None:
    there, here = offices
    here.remove("p")
    change(there, lambda plan: edit.set_title(plan, "Mới"))
    every = take("p")
    assert here.listed("p")
    take_back(here, every)
    assert not here.listed("p") and here.load("p") == PLAN


def test_work_done_since_is_never_taken_back(offices, take: Take) -> None:
    there, here = offices
    change(there, lambda plan: edit.set_title(plan, "Mới"))
    every = take("p", "q")
    change(here, lambda plan: edit.set_title(plan, "Sửa tiếp"))
    with pytest.raises(KnownError):
        take_back(here, every)
    assert here.load("p").title == "Sửa tiếp" and here.listed("q")
