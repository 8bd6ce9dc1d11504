"""Last year's plan for a new year: nothing of the old year passes unnoticed."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.plan import edit, phrase
from desktop.plan.activity import times
from desktop.plan.item import Activity, Item, Timing
from desktop.plan.mentions import places_of
from desktop.plan.office import Directory, KnownUnit, Signer
from desktop.plan.plan import Event, Issue, Plan, Recipient, Section, State, Trace, Waiver
from desktop.plan.renew import Renewal, Row, Rule, again, changed, propose, renewed
from desktop.plan.shift import fixed_days
from desktop.plan.spots import spots
from desktop.plan.text import text
from desktop.plan.traces import standing
from desktop.readers import sample

SAMPLES = sample.NAMES


def row(renewal: Renewal, old: str, kind: str = "") -> Row:
    return next(row for row in renewal.rows if row.old == old and kind in ("", row.kind))


def timed(*words: str, year: int = 2024) -> Plan:
    items = tuple(Item(id=f"t{n}", content=Timing(text(line))) for n, line in enumerate(words))
    event = Event("Ngày Khoa học và Công nghệ Việt Nam", date(year, 5, 18))
    return Plan(
        id="p", issue=Issue(year=year), event=event, sections=(Section(id="s", title="X", items=items),)
    )


def told(plan: Plan, part: str) -> list[tuple[str, str]]:
    """Where the words stand outside everything that the leftovers list."""
    listed = standing(plan)
    found = []
    for spot in spots(plan):
        spans = [span for t in listed if t.place == spot.place for span in places_of(spot.words, t.words)]
        for match in re.finditer(rf"(?<![0-9]){part}(?![0-9])", spot.words, re.IGNORECASE):
            if not any(start <= match.start() and match.end() <= end for start, end in spans):
                found.append((spot.place, spot.words))
    return found


# --- the samples -----------------------------------------------------------------------------------


def test_kon_tum_2024_in_2027_leaves_nothing_unnoticed() -> None:
    renewal = propose(sample.read("kon-tum-2024"), 2027)
    new = renewed(renewal)
    for part in ("2024", "2023", "65 năm", "huyện", "thị xã", "Kon Tum", "Khoa học và Công nghệ Việt Nam"):
        assert told(new, part) == [], part
    assert {t.words for t in standing(new)} >= {
        "Phòng Kinh tế - Hạ tầng các huyện",
        "thành phố Kon Tum",
        "số 2",
    }
    assert row(renewal, "65 năm").new == "68 năm" and "not_round" in row(renewal, "65 năm").notes
    assert new.event == Event("Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam", date(2027, 5, 18))
    assert "Quảng Ngãi" in new.title and new.office.place == "Quảng Ngãi"


def test_kon_tum_s_saturday_deadline_is_said() -> None:
    renewal = propose(sample.read("kon-tum-2024"), 2027)
    late = row(renewal, "Hoàn thành trước ngày 15/5/2024")
    assert late.new == "Hoàn thành trước ngày 15/5/2027" and late.notes == ("rest_saturday",)
    assert (late.before, late.after) == ((date(2024, 5, 15),), (date(2027, 5, 15),))
    assert row(renewal, "Chiều ngày 17/5/2024 (Thứ 6)").new == "Chiều ngày 17/5/2027 (Thứ 2)"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_old_year_of_a_sample_stands_nowhere_untold(name: str) -> None:
    old = sample.read(name)
    new = renewed(propose(old, 2027))
    assert told(new, str(old.year)) == []
    assert new.year == 2027 and new.id != old.id and new.state is State.DRAFT


@pytest.mark.parametrize("name", SAMPLES)
def test_every_deadline_of_a_sample_on_a_day_off_is_noted(name: str) -> None:
    renewal = propose(sample.read(name), 2027)
    noted = {
        place for row in renewal.rows if any(c.startswith("rest_") for c in row.notes) for place in row.places
    }
    for time in times(renewed(renewal)):
        if any(day.weekday() > 4 for day in fixed_days(time.when)):
            assert time.item_id in noted


@pytest.mark.parametrize("name", SAMPLES)
def test_times_of_a_sample_stay_as_fuzzy_as_they_were(name: str) -> None:
    old = sample.read(name)
    before, after = list(times(old)), list(times(renewed(propose(old, 2027))))
    assert [(t.item_id, t.when.kind) for t in before] == [(t.item_id, t.when.kind) for t in after]
    assert not any(t.when.weekday_wrong for t in after)


# --- rules -----------------------------------------------------------------------------------------


def test_a_meeting_leaves_a_day_off_for_its_old_weekday() -> None:
    found = propose(timed("Chiều ngày 14/5/2024 (Thứ Ba)", year=2024), 2028).rows[-1]
    assert (found.rule, found.new) == (Rule.WEEKDAY, "Chiều ngày 16/5/2028 (Thứ Ba)")
    assert found.notes == ("moved_off_rest",)


def test_far_from_the_event_day_and_month_stay() -> None:
    assert row(propose(timed("trước ngày 15/12/2024"), 2027), "trước ngày 15/12/2024").rule is Rule.MONTH


def test_a_row_changes_by_rule_and_by_words() -> None:
    renewal = propose(timed("Hoàn thành trước ngày 10/5/2024"), 2027)
    found = row(renewal, "Hoàn thành trước ngày 10/5/2024")
    by_rule = row(changed(renewal, found.id, Rule.WEEKDAY), found.old)
    assert (by_rule.new, by_rule.rule) == ("Hoàn thành trước ngày 07/5/2027", Rule.WEEKDAY)
    typed = row(changed(renewal, found.id, words="Trước ngày 08/5/2027"), found.old)
    assert (typed.rule, typed.notes) == (Rule.WORDS, ("rest_saturday",))
    new = renewed(changed(renewal, found.id, words="Trước ngày 08/5/2027"))
    assert [t.when.text for t in times(new)] == ["Trước ngày 08/5/2027"]


def test_what_is_asked_stays_and_is_listed_and_what_is_kept_is_confirmed() -> None:
    renewal = propose(timed("Hoàn thành trước ngày 10/5/2024"), 2027)
    at = row(renewal, "Hoàn thành trước ngày 10/5/2024").id
    assert [t.words for t in standing(renewed(changed(renewal, at, Rule.ASK)))] == ["10/5/2024"]
    assert standing(renewed(changed(renewal, at, Rule.KEEP))) == ()


def test_another_year_or_day_keeps_what_was_typed() -> None:
    renewal = propose(timed("trước ngày 10/5/2024", "trước ngày 13/5/2024"), 2027)
    at = row(renewal, "trước ngày 10/5/2024").id
    renewal = changed(renewal, at, words="trước ngày 12/5")
    later = again(renewal, 2028, Event("", date(2028, 5, 20)))
    assert row(later, "trước ngày 10/5/2024").new == "trước ngày 12/5"
    assert row(later, "trước ngày 13/5/2024").new == "trước ngày 15/5/2028"


def test_a_plan_without_a_year_is_of_the_year_it_names() -> None:
    old = replace(timed("trước ngày 10/5/2024"), issue=Issue(), event=Event())
    assert row(propose(old, 2027), "trước ngày 10/5/2024").new == "trước ngày 10/5/2027"


def test_a_plan_renewed_twice_moves_on() -> None:
    once = renewed(propose(sample.read("kon-tum-2024"), 2027))
    twice = renewed(propose(once, 2028))
    assert told(twice, "2027") == [] and "69 năm" in twice.title


def test_a_time_that_names_no_day_makes_no_row() -> None:
    assert not [row for row in propose(timed("thường xuyên"), 2027).rows if row.kind == "time"]


# --- the new plan ----------------------------------------------------------------------------------


def test_a_letter_of_last_year_waits_for_its_number_and_a_law_stays(full_plan: Plan) -> None:
    law = replace(
        full_plan.opening.bases[0], id="law", kind="Luật", number="29/2013/QH13", subject="Luật KH&CN"
    )
    old = edit.set_bases(full_plan, (*full_plan.opening.bases, law))
    renewal = propose(old, 2027)
    letter, kept = renewed(renewal).opening.bases
    assert (letter.number, letter.day, letter.issuer) == ("", None, "Bộ KH&CN") and kept == law
    assert len(renewed(changed(renewal, "basis:b1", Rule.REMOVE)).opening.bases) == 1
    asked = renewed(changed(renewal, "basis:b1", Rule.ASK))
    assert Trace("number", "1/BKHCN-VP", "opening") in standing(asked)


def test_number_day_marks_and_waivers_are_cleared(full_plan: Plan) -> None:
    old = edit.set_proposed(edit.waive(full_plan, Waiver("gap", "i0")), ("closing",))
    renewal = propose(replace(old, state=State.SIGNED), 2027)
    new = renewed(renewal)
    assert row(renewal, "Số: 5/KH-SKHCN, ngày 07 tháng 5 năm 2024").rule is Rule.CLEAR
    assert (new.issue, new.waivers, new.proposed, new.sections[0].done) == (Issue(year=2027), (), (), False)
    progress = [
        i.content.progress for i in new.sections[0].items[0].children if isinstance(i.content, Activity)
    ]
    assert progress == [None]


def test_a_unit_of_the_directory_gives_way_to_its_follower() -> None:
    centre = KnownUnit("u1", "Trung tâm Thông tin", until=date(2025, 3, 1), follower="u2")
    directory = Directory(units=(centre, KnownUnit("u2", "Trung tâm Chuyển đổi số")))
    old = edit.set_recipients(timed(), (Recipient("r", "Trung tâm Thông tin"),))
    assert renewed(propose(old, 2027, directory=directory)).recipients[0].name == "Trung tâm Chuyển đổi số"


def test_a_signer_of_the_directory_is_not_asked_about() -> None:
    old = edit.set_signature(timed(), replace(timed().signature, name="Nguyễn Văn An"))
    assert row(propose(old, 2027), "Nguyễn Văn An").rule is Rule.ASK
    known = propose(old, 2027, directory=Directory(signers=(Signer("s", "Nguyễn Văn An"),)))
    assert row(known, "Nguyễn Văn An").rule is Rule.KEEP and standing(renewed(known)) == ()


def test_a_slogan_is_renewed_with_the_event_or_in_own_words() -> None:
    renewal = propose(sample.read("kon-tum-2024"), 2027)
    slogan = next(row for row in renewal.rows if row.kind == "theme" and row.rule is Rule.NEW)
    assert "68 năm" in slogan.new and "Đổi mới sáng tạo" in slogan.new
    new = renewed(changed(renewal, slogan.id, words="Khát vọng mới"))
    assert "Khát vọng mới" in [spot.words for spot in spots(new)]


def test_a_frozen_plan_is_renewed_and_stays_as_it_is() -> None:
    old = replace(sample.read("kon-tum-2024"), state=State.SIGNED)
    new = renewed(propose(old, 2027))
    assert (old.state, new.state) == (State.SIGNED, State.DRAFT)


@settings(max_examples=60, deadline=None)
@given(
    some.dates(date(2024, 1, 1), date(2024, 12, 31)),
    some.integers(2025, 2035),
    some.sampled_from(list(Rule)[:3]),
)
def test_every_rule_makes_a_readable_time_of_the_new_year(day: date, year: int, rule: Rule) -> None:
    words = f"trước ngày {day.day}/{day.month}/2024"
    new = propose(timed(words), year, rule=rule).rows[-1]
    when = phrase.parse(new.new, year=year)
    assert when.kind == "deadline" and when.flag and abs(when.flag.year - year) <= 1
