"""A day chosen inside a fuzzy time, wherever the plan goes: files, copies, versions, another year."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents import FORMATS
from desktop.plan import codec, edit, exchange
from desktop.plan.agenda import agenda
from desktop.plan.difference import differences
from desktop.plan.plan import Pick, Plan, State
from desktop.plan.renew import propose, renewed
from desktop.plan.tree import all_items
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui.desk import Desk, own

DAY = date(2024, 4, 16)


@pytest.fixture
def plan() -> Plan:
    found = sample.read("thanh-hoa-2024")
    entry = next(one for one in agenda(found).entries if one.when.kind == "within")
    return edit.set_pick(found, entry.place, entry.nth, Pick(entry.place, entry.nth, DAY, "sáng"))


def picked(plan: Plan) -> list[tuple[date, str]]:
    return [(entry.pick.day, entry.pick.part) for entry in agenda(plan).entries if entry.pick]


def test_it_goes_through_every_door(plan: Plan, tmp_path: Path, qapp: object) -> None:
    desk = Desk(tmp_path)
    desk.library.save(plan)
    for back in (
        desk.library.load(plan.id),
        desk.duplicate(plan.id),
        own(plan),
        codec.from_json(codec.to_json(plan)),
        exchange.unpack(exchange.pack(plan)),
    ):
        assert picked(back) == [(DAY, "sáng")]
    desk.close()


def test_no_year_takes_it_over(plan: Plan) -> None:
    new = renewed(propose(plan, 2027))
    assert new.picks == () and picked(new) == []


def test_it_is_nowhere_in_what_is_printed(plan: Plan) -> None:
    bare = replace(plan, picks=())
    for made in FORMATS:
        if made.name not in ("plan.kehoach", "hoat-dong.ics", "lich.pdf", "gantt.pdf"):
            assert made.make(plan) == made.make(bare), made.name


def test_of_an_activity_taken_out_it_harms_nothing(plan: Plan, tmp_path: Path) -> None:
    place = plan.picks[0].place
    out = edit.remove_item(plan, place)
    assert place not in {item.id for item in all_items(out)} and picked(out) == []
    library = Library(tmp_path)
    library.save(out)
    number = library.keep_version(plan)
    assert library.load(out.id) == out and library.version(plan.id, number) == plan
    library.close()
    assert list(differences(plan, out)) and list(differences(out, replace(out, picks=())))
    assert renewed(propose(out, 2027)).picks == ()
    for made in FORMATS:
        assert made.make(out)


def test_a_signed_plan_keeps_its_days(plan: Plan) -> None:
    signed = replace(plan, state=State.SIGNED)
    with pytest.raises(edit.PlanFrozen):
        edit.set_pick(signed, plan.picks[0].place, 0, None)
    assert picked(codec.from_json(codec.to_json(signed))) == picked(plan)
