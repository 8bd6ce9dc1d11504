"""The flat list of a plan's times, and the words it is kept in."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import agenda as room
from desktop.plan import edit
from desktop.plan.agenda import agenda
from desktop.plan.plan import Pick, blank
from desktop.readers import sample

NAMES = sample.NAMES


def _titled(found, words):
    return [entry for entry in found.entries if words in entry.title]


@pytest.mark.parametrize("name", NAMES)
def test_every_stated_time_is_one_entry(name):
    from desktop.plan.activity import times

    plan = sample.read(name)
    stated = [entry.when for entry in agenda(plan).entries if entry.when.text]
    assert sorted(when.text for when in stated) == sorted(timed.when.text for timed in times(plan))


@pytest.mark.parametrize("name", NAMES)
def test_keys_name_one_entry_each(name):
    keys = [entry.key for entry in agenda(sample.read(name)).entries]
    assert len(keys) == len(set(keys))


def test_an_activity_without_a_time_is_listed_as_unstated():
    found = _titled(agenda(sample.read("thanh-hoa-2024")), "Khen thưởng")
    assert [entry.when.kind for entry in found] == ["unstated"]


def test_a_heading_over_parts_is_not_listed():
    assert not _titled(agenda(sample.read("thanh-hoa-2024")), "Tổ chức 02 hội thảo")


def test_a_time_of_the_whole_plan_belongs_to_no_activity():
    (whole,) = [entry for entry in agenda(sample.read("dak-nong-2024")).entries if not entry.task]
    assert whole.when.kind == "focus"
    assert whole.title == "Ngày Sáng tạo và Đổi mới sáng tạo thế giới"


def test_a_time_said_in_passing_is_about_its_sentence():
    (paper,) = [entry for entry in agenda(sample.read("quang-ngai-2021")).entries if entry.inner]
    assert "tham luận" in paper.title


def test_a_duty_is_named_by_its_words():
    found = agenda(sample.read("thanh-hoa-2024")).entries
    (report,) = [entry for entry in found if entry.when.text == "trước ngày 25/5/2024"]
    assert "báo cáo" in report.title


def test_a_chosen_day_is_found_with_its_time():
    plan = sample.read("quang-ngai-2021")
    fuzzy = next(entry for entry in agenda(plan).entries if entry.when.kind == "within")
    pick = Pick(fuzzy.place, fuzzy.nth, date(2021, 5, 18), "sáng")
    plan = edit.set_pick(plan, fuzzy.place, fuzzy.nth, pick)
    assert next(entry for entry in agenda(plan).entries if entry.key == fuzzy.key).pick == pick
    plan = edit.set_pick(plan, fuzzy.place, fuzzy.nth, None)
    assert plan.picks == ()


@pytest.mark.parametrize("name", NAMES)
def test_kept_words_come_back(name):
    plan = sample.read(name)
    entry = agenda(plan).entries[-1]
    plan = replace(plan, picks=(Pick(entry.place, entry.nth, date(2026, 5, 18)),))
    assert room.from_words(room.to_words(agenda(plan))) == agenda(plan)


@pytest.mark.parametrize(
    "words", ["", "{}", "[]", "[0,1,2]", "null", '[1,"a","b","c","draft",2024,["",""],[1]]']
)
def test_other_words_are_no_agenda(words):
    assert room.from_words(words) is None


def test_the_span_reaches_over_all_days():
    assert agenda(sample.read("thanh-hoa-2024")).span == (date(2024, 4, 1), date(2024, 5, 25))
    assert agenda(blank(2027)).span is None
