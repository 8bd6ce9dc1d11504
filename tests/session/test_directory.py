"""The directory is kept in a real store and learns from plans what it lacks."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.errors import KnownError
from desktop.plan.item import Item, Role, Unit
from desktop.plan.office import EMPTY, Clause, Directory, KnownUnit, Signer
from desktop.plan.plan import Office, blank
from desktop.readers import sample
from desktop.session import directory as kept
from desktop.session.library import Library


def test_what_is_kept_comes_back_in_another_window(library: Library) -> None:
    full = kept.learned(EMPTY, sample.read("kon-tum-2024"))
    kept.keep(library, full)
    other = Library(library.folder)
    assert kept.load(other) == full
    other.close()


def test_before_the_first_time_it_is_empty_and_no_store_is_made(library: Library) -> None:
    assert kept.load(library) == EMPTY
    assert not library.path.exists()


def test_what_cannot_be_read_is_told_and_never_lost(library: Library) -> None:
    library.set_setting(kept.KEY, '{"future": 1}')
    with pytest.raises(KnownError):
        kept.load(library)
    kept.put_aside(library)
    assert kept.load(library) == EMPTY
    assert library.setting("directory.aside") == '{"future": 1}'


def test_what_can_be_read_is_not_put_aside(library: Library) -> None:
    kept.keep(library, ROOMS)
    kept.put_aside(library)
    assert kept.load(library) == ROOMS


ROOMS = Directory(rooms=("A", "B"), units=(KnownUnit("1", "Phòng A"), KnownUnit("2", "Phòng B")))
RENAMED = (KnownUnit("1", "X"),)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"rooms": ("A", "B", "C")}, {"rooms": ("A", "B", "D")}, {"rooms": ("A", "B", "C", "D")}),
        ({"rooms": ("B",)}, {"rooms": ("A", "B", "D")}, {"rooms": ("B", "D")}),
        ({"rooms": ("B", "A")}, {"rooms": ("A",)}, {"rooms": ("A",)}),
        ({"units": ROOMS.units[:1]}, {"rooms": ()}, {"units": ROOMS.units[:1], "rooms": ()}),
        ({"units": RENAMED}, {"units": (KnownUnit("1", "Y"),)}, {"units": RENAMED}),
        ({"office": Office("a")}, {"rooms": ()}, {"office": Office("a"), "rooms": ()}),
        ({"rooms": ()}, {"office": Office("a")}, {"office": Office("a"), "rooms": ()}),
    ],
)
def test_two_windows_lose_nothing(library: Library, mine: Any, theirs: Any, both: Any) -> None:
    kept.keep(library, replace(ROOMS, **theirs))
    assert kept.keep(library, replace(ROOMS, **mine), ROOMS) == replace(ROOMS, **both)
    assert kept.load(library) == replace(ROOMS, **both)


@pytest.mark.parametrize("name", sample.NAMES)
def test_a_plan_teaches_once(name: str) -> None:
    plan = sample.read(name)
    first = kept.learned(EMPTY, plan)
    assert first.units and first.signers and first.recipients and first.office == plan.office
    assert kept.learned(first, plan) == first


def test_what_was_there_stays_first_and_as_it_is() -> None:
    mine = Directory(Office(issuer="SỞ A"), (KnownUnit("1", "Văn phòng Sở"),), (Signer("2", "Nguyễn A"),))
    taught = kept.learned(mine, sample.read("kon-tum-2024"))
    assert taught.office == mine.office
    assert taught.units[0] == mine.units[0] and taught.signers[0] == mine.signers[0]
    assert [unit.name.casefold() for unit in taught.units].count("văn phòng sở") == 1


def test_a_unit_keeps_the_id_the_plan_gave_it_and_the_day_it_ended() -> None:
    units = (Unit("Sở TT&TT", "x"), Unit("Phòng Kế hoạch"), Unit("  "), Unit("phòng  kế hoạch"))
    plan = blank(2026)
    item = Item(id="1", content=Role(units=units))
    plan = replace(plan, sections=(replace(plan.sections[0], items=(item,)),))
    gone, own = kept.learned(EMPTY, plan).units
    assert gone.id == "x" and not gone.own and not gone.stands(None)
    assert own.name == "Phòng Kế hoạch" and own.own and own.stands(None)


def test_only_what_was_chosen_is_added() -> None:
    offers = kept.offers(EMPTY, sample.read("thanh-hoa-2024"))
    chosen = [offer for offer in offers if offer.part == "bases"]
    directory = kept.added(EMPTY, chosen)
    assert len(directory.bases) == len(chosen) > 0
    assert replace(directory, bases=()) == EMPTY


def test_a_clause_of_the_office_is_not_offered_again() -> None:
    plan = sample.read("thanh-hoa-2024")
    words = [offer.record for offer in kept.offers(EMPTY, plan) if offer.part == "clauses"]
    known = Directory(clauses=tuple(Clause("1", clause.kind, clause.words) for clause in words))
    assert not [offer for offer in kept.offers(known, plan) if offer.part == "clauses"]
