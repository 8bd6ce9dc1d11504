"""Versions are kept when asked and by themselves, and two windows on one plan lose nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from desktop import i18n
from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.plan import Plan, State, blank
from desktop.readers import sample
from desktop.session.library import Library
from desktop.session.saver import Saved, Saver
from desktop.session.versions import PlanMoved, Reason, VersionSummary, kept_today, reason_words


def titled(plan: Plan, title: str) -> Plan:
    return edit.set_title(plan, title)


def titles(library: Library, plan_id: str) -> list[tuple[str, str]]:
    """Reason and title of each version, in the order of keeping."""
    kept = library.versions(plan_id)
    return [(version.reason, library.version(plan_id, version.number).title) for version in kept]


@pytest.fixture
def plan(library: Library) -> Plan:
    library.save(plan := titled(blank(2026), "Một"))
    return plan


@pytest.fixture
def windows(library: Library, plan: Plan) -> Iterator[tuple[Saver, Saver]]:
    """Two windows that opened the plan at the same revision."""
    library.load(plan.id)
    savers = Saver(library.folder), Saver(library.folder)
    for saver in savers:
        saver.begin(plan, library.revision(plan.id))
        assert saver.flush()
    yield savers
    for saver in savers:
        saver.close()


# --- keeping -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sample.NAMES)
def test_a_sample_comes_back_from_its_version(library: Library, name: str) -> None:
    plan = sample.read(name)
    number = library.keep_version(plan, "trước khi gửi")
    (version,) = library.versions(plan.id)
    assert library.version(plan.id, number) == plan
    assert (version.reason, version.label) == (Reason.ASKED, "trước khi gửi") and version.who


def test_nothing_is_kept_where_there_is_no_store(library: Library) -> None:
    assert library.versions("nobody") == () and not library.path.exists()


def test_a_version_that_is_not_there_is_told(library: Library, plan: Plan) -> None:
    i18n.set_language("en")
    with pytest.raises(KnownError, match="version"):
        library.version(plan.id, 7)


def test_asked_for_twice_is_kept_twice_and_by_itself_once(library: Library, plan: Plan) -> None:
    for reason in (None, None, Reason.RESTORE, Reason.DAILY):
        library.keep_version(plan, reason=reason)
    assert [version.reason for version in library.versions(plan.id)] == [Reason.ASKED, Reason.ASKED]


def test_removing_a_plan_keeps_its_versions(library: Library, plan: Plan) -> None:
    library.keep_version(plan)
    library.remove(plan.id)
    assert titles(library, plan.id) == [("asked", "Một")]


def test_one_version_a_day_and_only_of_something_new(library: Library, plan: Plan) -> None:
    for title in ("Một", "Hai"):
        library.keep_daily(titled(plan, title))
    assert titles(library, plan.id) == [("daily", "Một")]


@pytest.mark.parametrize(("days", "there"), [(0, True), (-1, False), (1, False)])
def test_the_day_is_that_of_the_wall_clock_even_when_it_was_set_back(days: int, there: bool) -> None:
    now = datetime(2026, 5, 5, 12, tzinfo=UTC)
    kept = VersionSummary(1, (now + timedelta(days)).isoformat(), "lan", Reason.DAILY, "", 1)
    assert kept_today((kept,), now) is there


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    i18n.set_language(language)
    assert len({reason_words(reason) for reason in Reason}) == len(Reason)


# --- by itself -------------------------------------------------------------------------------------


def test_opening_keeps_the_version_of_the_day(library: Library, plan: Plan) -> None:
    library.load(plan.id)
    for _ in range(2):
        saver = Saver(library.folder)
        saver.begin(plan, library.revision(plan.id))
        assert saver.close()
    assert titles(library, plan.id) == [("daily", "Một")]


def test_a_new_plan_has_no_version(library: Library) -> None:
    saver = Saver(library.folder)
    saver.begin(new := blank(2026), 0)
    saver.offer(new)
    assert saver.close() and library.versions(new.id) == ()


def test_a_new_state_keeps_the_words_before_it(library: Library, plan: Plan) -> None:
    library.load(plan.id)
    saver = Saver(library.folder)
    saver.begin(plan, library.revision(plan.id))
    saver.offer(typed := titled(plan, "Hai"))
    saver.offer(edit.set_state(typed, State.SUBMITTED))
    assert saver.close()
    assert titles(library, plan.id) == [("daily", "Một"), ("state", "Hai")]
    assert library.load(plan.id).state is State.SUBMITTED


# --- two windows -----------------------------------------------------------------------------------


def test_the_other_windows_words_are_not_overwritten(library: Library, plan: Plan, windows) -> None:
    ours, theirs = windows
    theirs.offer(titled(plan, "Kia"))
    assert theirs.flush()
    ours.offer(titled(plan, "Này"))
    assert not ours.flush()
    assert library.load(plan.id).title == "Kia"
    assert titles(library, plan.id)[-2:] == [("other", "Kia"), ("mine", "Này")]


def test_being_told_names_the_plan_and_says_what_is_safe(library: Library, plan: Plan) -> None:
    told: list[Saved] = []
    library.load(plan.id)
    saver = Saver(library.folder, told.append)
    saver.begin(plan, library.revision(plan.id))
    library.save(titled(plan, "Kia"))
    saver.offer(titled(plan, "Này"))
    assert not saver.close()
    assert told[-1].moved == plan.id and isinstance(told[-1].error, PlanMoved)
    assert told[-1].error.what and told[-1].error.safe and told[-1].error.do


def test_keeping_mine_goes_on_over_the_other(library: Library, plan: Plan, windows) -> None:
    ours, theirs = windows
    theirs.offer(titled(plan, "Kia"))
    assert theirs.flush()
    ours.offer(titled(plan, "Này"))
    assert not ours.flush()
    ours.keep_mine(plan.id)
    assert ours.flush() and library.load(plan.id).title == "Này"
    assert ("other", "Kia") in titles(library, plan.id)
    theirs.offer(titled(plan, "Kia nữa"))
    assert not theirs.flush() and library.load(plan.id).title == "Này"


def test_taking_the_other_keeps_mine_as_a_version(library: Library, plan: Plan, windows) -> None:
    ours, theirs = windows
    theirs.offer(titled(plan, "Kia"))
    assert theirs.flush()
    ours.offer(titled(plan, "Này"))
    assert not ours.flush()
    ours.offer(titled(plan, "Này nữa"))
    other = ours.take_other(plan.id)
    assert other.title == "Kia" and ("mine", "Này nữa") in titles(library, plan.id)
    ours.offer(titled(other, "Kia sửa"))
    assert ours.flush() and library.load(plan.id).title == "Kia sửa"


def test_a_third_save_of_the_other_is_asked_about_again(library: Library, plan: Plan, windows) -> None:
    ours, theirs = windows
    for n, title in enumerate(("Kia 1", "Kia 2")):
        theirs.offer(titled(plan, title))
        assert theirs.flush()
        if n == 0:
            ours.offer(titled(plan, "Này"))
            assert not ours.flush()
    ours.keep_mine(plan.id)
    assert not ours.flush() and library.load(plan.id).title == "Kia 2"
    assert {("other", "Kia 1"), ("other", "Kia 2")} <= set(titles(library, plan.id))


def test_the_same_words_in_both_windows_are_no_conflict(library: Library, plan: Plan, windows) -> None:
    for saver in windows:
        saver.offer(titled(plan, "Cùng"))
        assert saver.flush()
    assert library.load(plan.id).title == "Cùng"


def test_the_rest_is_saved_while_one_plan_waits_for_a_choice(library: Library, plan: Plan, windows) -> None:
    ours, theirs = windows
    theirs.offer(titled(plan, "Kia"))
    assert theirs.flush()
    ours.offer(titled(plan, "Này"))
    ours.offer(other := blank(2027))
    ours.note("place", "x")
    assert not ours.flush()
    assert library.load(other.id) == other and library.setting("place") == "x"


def test_a_store_whose_versions_are_damaged_says_so_and_saves_on(library: Library, plan: Plan) -> None:
    library.keep_version(plan)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("DROP TRIGGER version_no_update")
        raw.execute("UPDATE version SET label = 'giả'")
    with pytest.raises(KnownError):
        library.versions(plan.id)
    library.load(plan.id)
    saver = Saver(library.folder)
    saver.begin(plan, library.revision(plan.id))
    saver.offer(titled(plan, "Hai"))
    saver.flush()
    assert saver.close() and library.load(plan.id).title == "Hai"
