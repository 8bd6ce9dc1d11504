"""Which backups stay: enough of every age, whatever the clock said when they were made."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backup_file import Manifest
from desktop.session.backup_policy import NEWEST, Kept, Reason, reason_words, to_drop

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def kept(sequence: int, moment: datetime, reason: str = "auto", size: int = 10, **other) -> Kept:
    manifest = Manifest(sequence, moment.isoformat(), reason, 3, 0, 100, "", "", 4, "", "")
    sound = other.pop("sound", True)
    return Kept(Path(f"{sequence}"), manifest._replace(**other), size, sound)


def working_days(days: int, each: int = 4) -> list[Kept]:
    moments = [START + timedelta(days=day, hours=hour) for day in range(days) for hour in range(each)]
    return [kept(number, moment) for number, moment in enumerate(moments, 1)]


def left(every: list[Kept], **how) -> list[Kept]:
    dropped = to_drop(every, **how)
    return [one for one in every if one not in dropped]


def test_three_years_leave_days_weeks_and_months() -> None:
    stay = left(working_days(3 * 365))
    days = {one.manifest.moment[:10] for one in stay}
    assert len([one for one in stay if one.manifest.moment[:10] >= "2028-12-31"]) >= 3 * 4
    assert len(days) == pytest.approx(30 + 8 + 22, abs=4)
    assert min(days) < "2027-03-31"


def test_all_of_the_last_two_days_stay() -> None:
    every = working_days(10, each=8)
    last = datetime.fromisoformat(every[-1].manifest.moment)
    stay = set(left(every))
    recent = [
        one for one in every if last - datetime.fromisoformat(one.manifest.moment) <= timedelta(hours=48)
    ]
    assert len(recent) >= 16 and stay.issuperset(recent)


def test_one_before_each_migration_stays_for_ever() -> None:
    old = [kept(1, START, Reason.MIGRATION, shape=2), kept(2, START, Reason.MIGRATION, shape=3)]
    later = [
        one._replace(manifest=one.manifest._replace(sequence=number))
        for number, one in enumerate(working_days(1500, 1), 3)
    ]
    later = [
        one._replace(
            manifest=one.manifest._replace(moment=(START + timedelta(days=900 + number)).isoformat())
        )
        for number, one in enumerate(later)
    ]
    assert set(old) <= set(left(old + later))


@pytest.mark.parametrize("wrong", [1980, 2099])
def test_a_wrong_clock_costs_no_more_than_its_own_day(wrong: int) -> None:
    honest = working_days(400, each=1)
    strange = [kept(500 + number, datetime(wrong, 2, 3, tzinfo=UTC)) for number in range(5)]
    later = [kept(600 + number, START + timedelta(days=400 + number)) for number in range(3)]
    without, stay = set(left(honest + later)), set(left(honest + strange + later))
    assert len(without - stay) <= 3


MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)).map(lambda day: day.replace(tzinfo=UTC))
ANY = st.lists(
    st.tuples(MOMENTS, st.sampled_from([(), ("p1",)]), st.booleans(), st.integers(0, 1 << 31)), max_size=60
)


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_whatever_the_clock_says_the_newest_stay(
    made: list[tuple[datetime, tuple[str, ...], bool, int]],
) -> None:
    every = [
        kept(number, moment, size=size, damaged=damaged, sound=sound)
        for number, (moment, damaged, sound, size) in enumerate(made, 1)
    ]
    dropped = to_drop(every)
    good = [one for one in every if one.sound and not one.manifest.damaged]
    assert not dropped & set(good[-NEWEST:])
    assert all(one.sound for one in dropped)
    assert not to_drop([one for one in every if one not in dropped])


def test_damaged_ones_push_out_no_sound_one() -> None:
    sound = working_days(5)
    damaged = [
        kept(1000 + number, START + timedelta(days=5 + number), damaged=("p1",)) for number in range(200)
    ]
    assert set(left(sound)) <= set(left(sound + damaged))


def test_over_the_budget_the_close_ones_go_first_and_the_newest_never() -> None:
    every = working_days(300)
    stay = left(every, budget=30 * 10)
    assert set(every[-NEWEST:]) <= set(stay) and len(stay) == NEWEST + 30
    assert stay[0].manifest.moment < "2026-04"
    assert len(left(every, budget=0)) == NEWEST


def test_a_moment_that_is_none_does_no_harm() -> None:
    strange = kept(1, START)
    strange = strange._replace(manifest=strange.manifest._replace(moment="hôm qua"))
    assert left([strange, *working_days(2)[1:]])[0] == strange


def test_every_reason_has_its_words() -> None:
    assert len({reason_words(reason) for reason in Reason}) == len(Reason)
    assert reason_words("of-a-newer-program") == "of-a-newer-program"
