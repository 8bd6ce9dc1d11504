"""What arrives is named for what it is, taken in whole or not at all; two offices end with the same plan."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import PlanChanged
from db.store import Store
from desktop.errors import KnownError
from desktop.plan import edit, exchange
from desktop.plan.exchange import Attachment
from desktop.plan.item import Item, Prose
from desktop.plan.merge import Side, merge
from desktop.plan.plan import Plan, State
from desktop.plan.text import text
from desktop.plan.tree import walk
from desktop.readers import sample
from desktop.session import lineage, receiving, sending
from desktop.session.answers import labels
from desktop.session.library import Library
from desktop.session.receiving import Act, Arrival, Choice, Kind

PLAN = replace(sample.read("kon-tum-2024"), id="p")
OTHER = replace(sample.read("dak-nong-2024"), id="q")
Office = Callable[[str], Library]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Offices by name, each with a store of its own."""
    made: dict[str, Library] = {}
    yield lambda name: made.setdefault(name, Library(tmp_path / name))
    for library in made.values():
        library.close()


def change(library: Library, plan_id: str, verb: Callable[[Plan], Plan]) -> Plan:
    plan = verb(library.load(plan_id))
    library.save(plan, library.revision(plan_id))
    return plan


def look(source: Library, target: Library, *ids: str) -> receiving.Parcel:
    return receiving.look(target, sending.parcel(source, ids or ("p",)))


def carry(source: Library, target: Library, side: Side = Side.MINE) -> Arrival:
    """The plan from one office to the other; what both changed goes by `side`."""
    parcel = look(source, target)
    (arrival,) = parcel.plans
    found = arrival.merged.conflicts if arrival.merged else ()
    choice = Choice(arrival.acts[0], {conflict.key: side for conflict in found})
    receiving.accept(target, parcel, {"p": choice})
    return arrival


@pytest.fixture
def two(office: Office) -> tuple[Library, Library]:
    """Two offices that have the same plan."""
    first, second = office("first"), office("second")
    first.save(PLAN)
    assert carry(first, second).kind is Kind.NEW
    return first, second


def title(words: str) -> Callable[[Plan], Plan]:
    return lambda plan: edit.set_title(plan, words)


def archive(plan: Plan) -> Plan:
    return edit.set_archive(plan, "VT, KHTC")


def test_looking_writes_nothing(office: Office) -> None:
    first, second = office("first"), office("second")
    first.save(PLAN)
    (arrival,) = look(first, second).plans
    assert (arrival.kind, arrival.plan, arrival.mine) == (Kind.NEW, PLAN, None)
    assert not second.folder.exists()


def test_a_new_plan_is_kept_with_what_was_received(two: tuple[Library, Library]) -> None:
    first, second = two
    assert second.load("p") == PLAN
    with second.store() as store:
        assert [version.reason for version in store.versions("p")] == [lineage.RECEIVED]
    with first.store() as store:
        assert [version.reason for version in store.versions("p")] == [lineage.SENT]


def test_the_same_the_newer_and_the_older(two: tuple[Library, Library]) -> None:
    first, second = two
    assert carry(first, second).kind is Kind.SAME
    changed = change(first, "p", archive)
    old = sending.parcel(second, ["p"])
    arrival = carry(first, second)
    assert (arrival.kind, second.load("p")) == (Kind.NEWER, changed)
    assert [(one.code, one.after) for one in arrival.changes] == [("archive", "VT, KHTC")]
    assert receiving.look(first, old).plans[0].kind is Kind.OLDER


def test_sending_twice_keeps_one_version(two: tuple[Library, Library]) -> None:
    first, second = two
    look(first, second)
    assert len(first.versions("p")) == 1


def test_halves_worked_on_by_two_offices_come_together(two: tuple[Library, Library]) -> None:
    first, second = two
    change(first, "p", title("Tên mới"))
    change(second, "p", archive)
    arrival = carry(second, first)
    assert (arrival.kind, arrival.merged.conflicts) == (Kind.MERGE, ())
    assert [one.code for one in arrival.changes] == ["archive"]
    assert carry(first, second).kind is Kind.NEWER
    assert first.load("p") == second.load("p") == archive(title("Tên mới")(PLAN))


@pytest.mark.parametrize(("side", "words"), [(Side.MINE, "Của một"), (Side.THEIRS, "Của hai")])
def test_what_both_changed_is_chosen_and_the_other_is_not_lost(
    two: tuple[Library, Library], side: Side, words: str
) -> None:
    first, second = two
    mine, theirs = change(first, "p", title("Của một")), change(second, "p", title("Của hai"))
    arrival = carry(second, first, side)
    assert [one.code for one in arrival.merged.conflicts] == ["title"]
    assert first.load("p").title == words
    kept = [first.version("p", one.number) for one in first.versions("p")]
    assert mine in kept and theirs in kept
    carry(first, second)
    assert second.load("p").title == words


def test_a_third_office_knows_what_came_before(office: Office) -> None:
    first, second, third = map(office, ("first", "second", "third"))
    first.save(PLAN)
    carry(first, third)
    change(first, "p", archive)
    carry(first, second)
    change(second, "p", title("Của hai"))
    assert carry(second, third).kind is Kind.NEWER


def test_any_work_of_two_offices_ends_equal(two: tuple[Library, Library]) -> None:
    first, second = two
    dice = random.Random(5)
    for n in range(6):
        for library, part in ((first, 0), (second, -1)):
            change(library, "p", half(dice, part, f"{n}{part}"))
        carry(second, first)
        carry(first, second)
        assert first.load("p") == second.load("p")
    for library in two:
        with library.store() as store:
            assert store.check() == []
    assert {f"n{n}{part}" for n in range(6) for part in (0, -1)} <= items(first.load("p"))


def half(dice: random.Random, part: int, name: str) -> Callable[[Plan], Plan]:
    """Work on one section: a line comes, another is worded anew, another moves."""

    def work(plan: Plan) -> Plan:
        section = plan.sections[part]
        plan = edit.add_item(plan, section.id, 0, Item(id=f"n{name}", content=Prose(text(name))))
        own = [item.id for item in walk(section.items)]
        plan = edit.set_content(plan, dice.choice(own), Prose(text(f"Lời {name}")))
        return edit.move_item(plan, dice.choice(own), 1)

    return work


def items(plan: Plan) -> set[str]:
    return {item.id for section in plan.sections for item in walk(section.items)}


def test_a_plan_of_unknown_past_is_asked(office: Office) -> None:
    first, second = office("first"), office("second")
    first.save(PLAN)
    second.save(archive(PLAN))
    parcel = look(first, second)
    (arrival,) = parcel.plans
    assert (arrival.kind, arrival.acts[0]) == (Kind.CLASH, Act.SKIP)
    assert [one.code for one in arrival.merged.conflicts] == ["archive"]
    assert receiving.accept(second, parcel) == ()
    (copy,) = receiving.accept(second, parcel, {"p": Choice(Act.COPY)})
    assert second.load("p") == archive(PLAN) and second.load(copy) == replace(PLAN, id=copy)
    receiving.accept(second, parcel, {"p": Choice(Act.TAKE)})
    assert second.load("p") == PLAN


def test_a_signed_plan_is_never_replaced(two: tuple[Library, Library]) -> None:
    first, second = two
    signed = change(second, "p", lambda plan: edit.set_state(plan, State.SIGNED))
    change(first, "p", title("Tên mới"))
    parcel = look(first, second)
    assert (parcel.plans[0].kind, parcel.plans[0].acts) == (Kind.SIGNED, (Act.SKIP, Act.COPY))
    assert receiving.accept(second, parcel) == ()
    forced = parcel._replace(plans=(replace(parcel.plans[0], acts=(Act.TAKE,)),))
    with pytest.raises(KnownError):
        receiving.accept(second, forced)
    assert second.load("p") == signed


def test_a_signed_plan_comes_whole(two: tuple[Library, Library]) -> None:
    first, second = two
    signed = change(first, "p", lambda plan: edit.set_state(plan, State.SIGNED))
    change(second, "p", archive)
    (arrival,) = look(first, second).plans
    assert (arrival.kind, arrival.merged, arrival.acts[0]) == (Kind.CLASH, None, Act.SKIP)
    receiving.accept(second, look(first, second), {"p": Choice(Act.TAKE)})
    assert second.load("p") == signed
    assert archive(PLAN) in [second.version("p", one.number) for one in second.versions("p")]


def test_a_plan_in_the_bin_comes_back(two: tuple[Library, Library]) -> None:
    first, second = two
    second.remove("p")
    assert carry(first, second).kind is Kind.NEW
    assert second.listed("p")


def test_one_that_cannot_be_kept_stops_all(two: tuple[Library, Library]) -> None:
    first, second = two
    first.save(OTHER)
    change(first, "p", archive)
    parcel = look(first, second, "q", "p")
    change(second, "p", title("Inzwischen"))
    with pytest.raises(KnownError) as told:
        receiving.accept(second, parcel)
    assert isinstance(told.value.__cause__, PlanChanged)
    assert [summary.id for summary in second.plans()] == ["p"]


def test_the_backup_comes_first_and_stops_all_when_it_fails(two: tuple[Library, Library]) -> None:
    first, second = two
    change(first, "p", archive)

    def fails() -> None:
        raise KnownError("no room")

    with pytest.raises(KnownError, match="no room"):
        receiving.accept(second, look(first, second), before=fails)
    assert second.load("p") == PLAN


def test_a_damaged_plan_may_be_replaced(two: tuple[Library, Library]) -> None:
    first, second = two
    second.close()
    with Store.open(second.path) as store:
        store.connection.execute("UPDATE plan SET title = 'x' WHERE id = 'p'")
    parcel = look(first, second)
    assert (parcel.plans[0].kind, parcel.plans[0].acts[0]) == (Kind.CLASH, Act.TAKE)
    receiving.accept(second, parcel)
    assert second.load("p") == PLAN


def test_under_a_password(office: Office) -> None:
    first, second = office("first"), office("second")
    first.save(PLAN)
    data = sending.parcel(first, ["p"], "Mật khẩu")
    with pytest.raises(receiving.PasswordNeeded):
        receiving.look(second, data, name="a.kehoach")
    with pytest.raises(receiving.PasswordWrong):
        receiving.look(second, data, "mật khẩu")
    parcel = receiving.look(second, data, "Mật khẩu")
    assert parcel.sealed and parcel.plans[0].plan == PLAN


@pytest.mark.parametrize("data", [b"", b"PK", b"SKHSEAL1", exchange.pack(PLAN)[:-9]])
def test_no_container_is_told_with_its_name(office: Office, data: bytes) -> None:
    with pytest.raises(KnownError, match=r"a\.kehoach"):
        receiving.look(office("first"), data, "x", name="a.kehoach")


def test_an_attachment_is_saved_under_a_name_that_is_none_of_a_path(office: Office, tmp_path: Path) -> None:
    first = office("first")
    first.save(PLAN)
    sent = (Attachment("../../Công văn 1/A.pdf", b"%PDF"), Attachment("../../Công văn 1/A.pdf", b"other"))
    parcel = receiving.look(office("second"), sending.parcel(first, ["p"], attachments=sent))
    folder = tmp_path / "saved"
    folder.mkdir()
    saved = [receiving.save_attachment(one, folder) for one in parcel.attachments]
    assert [path.read_bytes() for path in saved] == [b"%PDF", b"other"]
    assert {path.parent for path in saved} == {folder} and len(set(saved)) == 2


def test_too_much_is_told(office: Office) -> None:
    first = office("first")
    first.save(PLAN)
    with pytest.raises(KnownError):
        sending.parcel(first, ["p"], attachments=[Attachment("a", random.Random(1).randbytes(21_000_000))])
    assert first.versions("p") == ()


def test_every_conflict_can_be_named() -> None:
    samples = [replace(sample.read(name), id="p", sections=()) for name in sample.NAMES]
    found = [one for theirs in samples[1:] for one in merge(None, samples[0], theirs).conflicts]
    sections = [
        replace(PLAN, sections=plan.sections) for plan in (PLAN, half(random.Random(1), 0, "a")(PLAN))
    ]
    found += merge(None, *sections).conflicts
    assert len({one.code for one in found}) > 10
    assert {one.code for one in found} <= set(labels())


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_and_act_has_words(kind: Kind) -> None:
    assert receiving.kind_words(kind)
    assert all(receiving.act_words(act) for act in Act)
