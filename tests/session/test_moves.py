"""What the user reads after a move."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop import i18n
from desktop.plan import moving, reschedule
from desktop.plan.agenda import agenda
from desktop.plan.moving import Grip
from desktop.plan.reschedule import moved, picked, why_not
from desktop.readers import sample
from desktop.session.moves import say_label, say_moved, say_why_not


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


def entry_of(plan, kind: str):
    return next(entry for entry in agenda(plan).entries if entry.when.kind == kind)


def test_a_moved_deadline_is_told_with_its_weekday() -> None:
    plan = sample.read("kon-tum-2024")
    entry = entry_of(plan, "deadline")
    there = moved(plan, entry, 3)
    assert there is not None
    assert say_moved(entry, there) == (
        "The time is now: Hoàn thành trước thứ Hai, ngày 13/5/2024; hạn cuối 12/5/2024"
    )
    assert say_label(there) == "Move a time"


def test_a_chosen_day_leaves_the_wording() -> None:
    plan = sample.read("thanh-hoa-2024")
    entry = entry_of(plan, "within")
    there = picked(plan, entry, date(2024, 4, 18))
    assert there is not None
    assert say_moved(entry, there) == (
        "Chosen: Ngày 18/4/2024 (Thứ Năm). The printed wording stays: “01 ngày, trong tháng 4/2024”."
    )
    back = picked(there.plan, entry, None)
    assert back is not None
    assert say_moved(entry, back).startswith("No day is chosen any more")


def test_every_reason_says_what_to_do() -> None:
    source = "".join(Path(str(room.__file__)).read_text("utf-8") for room in (moving, reschedule))
    codes = set(re.findall(r'Fixed\("(\w+)"\)', source)) | {*moving._UNBOUND, *moving._UNCUT.values()}
    codes |= {"no_core", "no_start", "no_end", "no_day", "continuous", "said"}
    assert len(codes) > 20
    assert not [code for code in codes if "cannot be moved here" in say_why_not(code)]


def test_a_reason_from_a_real_plan() -> None:
    plan = sample.read("kon-tum-2024")
    code = why_not(entry_of(plan, "deadline"), plan, 3, Grip.START)
    assert say_why_not(code) == "A deadline has no start. Drag its flag to move the day."
