"""The history of a plan reads as an office worker would tell it."""

from dataclasses import replace

import pytest

from desktop.i18n import set_language
from desktop.plan.plan import Event, Plan, Recipient, State
from desktop.session.history import history
from desktop.session.library import Library


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("vi")


PLAN = Plan(id="p1", title="Kế hoạch Ngày hội", event=Event("Ngày hội"))


def told(library: Library, plan_id: str = "p1") -> list[str]:
    return [line.what for line in history(library, plan_id)]


def test_without_a_store_there_is_no_history(library):
    assert history(library) == () and not library.path.exists()


def test_it_tells_what_was_done_newest_first(library):
    library.save(PLAN)
    library.keep_version(PLAN, "before sending")
    library.save(replace(PLAN, state=State.SUBMITTED))
    library.remove("p1")
    library.restore("p1")
    assert told(library) == [
        "Brought back from the bin",
        "Put into the bin",
        "State: Draft → Submitted for signing",
        "Version 1 was kept (before sending)",
        "Created",
    ]


def test_it_names_the_places_that_were_changed_and_counts_records(library):
    library.save(PLAN)
    more = (Recipient("r1", "Như trên"), Recipient("r2", "Sở Nội vụ"))
    library.save(replace(PLAN, title="Kế hoạch khác", event=Event("Khác"), recipients=more))
    library.save(replace(PLAN, title="Kế hoạch khác", event=Event("Khác"), recipients=more[1:]))
    assert told(library)[:2] == [
        "Changed: Recipients (1 deleted)",
        "Changed: Title of the plan; Event; Recipients (2 added)",
    ]


def test_a_line_says_who_when_and_of_which_plan(library, monkeypatch):
    monkeypatch.setenv("LOGNAME", "lan")
    library.save(PLAN)
    (line,) = history(library)
    assert (line.who, line.plan_id, line.title) == ("lan", "p1", "Kế hoạch Ngày hội")
    assert line.machine and line.moment.endswith("+00:00")


def test_what_a_newer_program_did_is_shown_as_it_is(library):
    with library.store() as store:
        store.tell("something-new")
    assert told(library, "") == ["something-new"]
