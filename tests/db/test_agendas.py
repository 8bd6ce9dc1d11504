"""The agendas kept beside the plans: found by day, never believed when they do not fit their plan."""

import pytest

from db.agendas import Agenda

MAY = ("2026-05-01", "2026-05-31")


def _keep(store, make_plan, plan_id="p1", first="2026-05-04", last="2026-05-25", words="thì giờ"):
    return store.save(make_plan(plan_id), agenda=Agenda(words, first, last))


def _found(store, known=()):
    return [(found.plan_id, found.words) for found in store.agendas(*MAY, known)]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-05-04", "2026-05-25", True),
        ("2026-04-01", "2026-05-01", True),
        ("2026-05-31", "2026-06-02", True),
        ("2026-01-01", "2026-12-31", True),
        ("2026-04-01", "2026-04-30", False),
        ("2026-06-01", "2026-06-01", False),
        (None, None, True),
    ],
)
def test_an_agenda_is_found_by_its_days(store, make_plan, first, last, found):
    _keep(store, make_plan, first=first, last=last)
    assert _found(store) == ([("p1", "thì giờ")] if found else [])


def test_a_newer_save_replaces_it(store, make_plan):
    _keep(store, make_plan)
    _keep(store, make_plan, words="giờ mới")
    assert _found(store) == [("p1", "giờ mới")]


def test_a_plan_saved_without_one_is_to_be_read_anew(store, make_plan):
    store.save(make_plan())
    assert _found(store) == [("p1", None)]


def test_an_older_revision_is_not_believed(store, make_plan):
    _keep(store, make_plan)
    store.save(make_plan(title="Khác"))
    assert _found(store) == [("p1", None)]


def test_damaged_words_are_not_believed(store, make_plan):
    _keep(store, make_plan)
    store.connection.execute("UPDATE agenda SET words = 'thì giỜ'")
    assert _found(store) == [("p1", None)]


def test_a_removed_plan_is_not_listed_and_comes_back(store, make_plan):
    _keep(store, make_plan)
    store.remove("p1")
    assert _found(store) == []
    store.restore("p1")
    assert _found(store) == [("p1", "thì giờ")]


def test_one_made_anew_is_kept_for_its_revision_only(store, make_plan):
    revision = store.save(make_plan())
    store.keep_agenda("p1", revision + 1, Agenda("sai", None, None))
    assert _found(store) == [("p1", None)]
    store.keep_agenda("p1", revision, Agenda("đúng", None, None))
    assert _found(store) == [("p1", "đúng")]


def test_the_words_of_a_known_mark_are_not_read_again(store, make_plan):
    _keep(store, make_plan)
    marks = {found.mark for found in store.agendas(*MAY)}
    assert _found(store, marks) == [("p1", "")]
    _keep(store, make_plan, words="giờ mới")
    assert _found(store, marks) == [("p1", "giờ mới")]


def test_what_is_to_be_made_anew_has_a_mark_of_its_revision(store, make_plan):
    store.save(make_plan())
    before = store.agendas(*MAY)
    assert store.agendas(*MAY) == before
    store.save(make_plan(title="Khác"))
    assert store.agendas(*MAY) != before
