"""When two times truly clash, and how surely: pairs of activities, full windows, and a plan with itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.claims import SHORT, Claim, Room, common_days, firm, hours, touching
from desktop.plan.dates import short_date
from desktop.plan.slots import Slot, Sort
from desktop.plan.text import fold
from desktop.plan.workdays import DayKind, WorkCalendar


class Level(StrEnum):
    """How sure it is; CERTAIN stands in the way of issuing, HARMLESS is for information (interaction §6)."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    HARMLESS = "harmless"


LEVELS = tuple(Level)
CODES = (
    "room_clash", "room_full", "leader_clash", "leader_full", "unit_clash", "part_late", "late_preparation",
    "closed_day", "told_twice", "windows_meet", "weekend", "due_closed", "outside_period",
)  # fmt: skip
_GRAVITY = {str(name): place for names in (LEVELS, CODES) for place, name in enumerate(names)}
_NOBODY = ("", "", -1)
Order = tuple[int, date, int, Key, Key]
Met = tuple[Level | None, date, date]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two times that clash, or one that clashes with the calendar or its own plan (`other` None).

    `words`: both phrases, what they share (room, person, unit, name of the day off), the day.
    """

    code: str
    level: Level
    key: Key
    other: Key | None = None
    day: date | None = None
    words: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entries it is about."""
        return (self.key,) if self.other is None else (self.key, self.other)

    @property
    def order(self) -> Order:
        """Gravest first, then by day."""
        return (
            _GRAVITY[self.level],
            self.day or date.max,
            _GRAVITY[self.code],
            self.key,
            self.other or _NOBODY,
        )


def told(entry: Entry) -> str:
    """The phrase of an entry, with the day that was chosen inside it."""
    words, pick = " ".join(entry.when.text.split()), entry.pick
    return f"{words} → {pick.part} {short_date(pick.day)}".replace("  ", " ").strip() if pick else words


def _made(code: str, level: Level, one: Claim, other: Claim | None, day: date, what: str = "") -> Conflict:
    words = (told(one.entry), told(other.entry) if other else "", what, short_date(day))
    return Conflict(code, level, one.key, other.key if other else None, day, words)


# --- two activities ----------------------------------------------------------------------------------------


def pair(one: Claim, other: Claim) -> Conflict | None:
    """The gravest clash of two activities, the same whichever comes first; None for parts of one act."""
    one, other = sorted((one, other), key=lambda claim: claim.key)
    if _one_act(one.entry, other.entry):
        return None
    found = [*_rooms(one, other), *_people(one, other), *_units(one, other)]
    if found and _told_twice(one.entry, other.entry):
        return _made(
            "told_twice",
            Level.HARMLESS,
            one,
            other,
            min(found, key=lambda clash: clash.order).day or date.max,
        )
    return min(found or _windows(one, other), key=lambda clash: clash.order, default=None)


def _one_act(one: Entry, other: Entry) -> bool:
    """Times of one activity, of an activity and its part, or told again as a unit's duty."""
    if one.plan != other.plan:
        return False
    if one.task == other.task or is_part(one, other) or is_part(other, one):
        return True
    return one.duty != other.duty and one.when == other.when


def is_part(part: Entry, whole: Entry) -> bool:
    """Whether it stands directly below the whole."""
    return bool(whole.task) and part.above == whole.task


def _told_twice(one: Entry, other: Entry) -> bool:
    """Whether two plans speak of the same act."""
    if one.plan == other.plan or not one.title:
        return False
    words, more = sorted((_words(one.title), _words(other.title)), key=len)
    return words == more or (len(words) >= 4 and more[: len(words)] == words)


@lru_cache(maxsize=16384)
def _words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(title)))


def _meeting(one: Sequence[Slot], other: Sequence[Slot]) -> Iterator[tuple[Slot, Slot, date, bool]]:
    """Slots of both that share a time: the first day on which they surely do, else on which they may."""
    for left, right in touching(one, other):
        days = [(day, hours(left, day).meet(hours(right, day))) for day in common_days(left, right)]
        met = [(not sure, day) for day, sure in days if sure is not None]
        if met:
            unsure, day = min(met)
            yield left, right, day, not unsure


def _rooms(one: Claim, other: Claim) -> Iterator[Conflict]:
    again = "recurring" in (one.entry.when.kind, other.entry.when.kind)
    best = Level.POSSIBLE if again else Level.CERTAIN
    for left in one.rooms:
        for right in other.rooms:
            same = left.same(right)
            if same is False:
                continue
            levels = (
                (_room_level(left, right, mine, theirs, sure and bool(same)), day, mine.first)
                for mine, theirs, day, sure in _meeting(one.stays, other.stays)
            )
            yield from _gravest("room_clash", levels, best, one, other, left.name)


def _gravest(
    code: str, met: Iterable[Met], best: Level, one: Claim, other: Claim, what: str
) -> list[Conflict]:
    """One conflict of all times that two meet, none where no meeting is a clash; no level is above `best`.

    `met`: level, day and the day on which one begins, in whose order they come.
    """
    found: tuple[int, date, Level] | None = None
    for level, day, begins in met:
        if found and found[2] is best and begins > found[1]:
            break
        if level and (found is None or (_GRAVITY[level], day) < found[:2]):
            found = _GRAVITY[level], day, level
    return [_made(code, found[2], one, other, found[1], what)] if found else []


def _room_level(left: Room, right: Room, mine: Slot, theirs: Slot, sure: bool) -> Level | None:
    """A hotel or a school holds several events at once, a hall one."""
    longest = max(mine.days, theirs.days)
    if not (left.sole and right.sole):
        return Level.POSSIBLE if longest == 1 else None
    certain = sure and longest <= SHORT and left.firm and right.firm and firm(mine) and firm(theirs)
    return Level.CERTAIN if certain else Level.POSSIBLE


def _people(one: Claim, other: Claim) -> Iterator[Conflict]:
    yield from _busy("leader_clash", one, other, one.people, other.people)


def _units(one: Claim, other: Claim) -> Iterator[Conflict]:
    yield from _busy("unit_clash", one, other, one.units, other.units)


def _busy(
    code: str,
    one: Claim,
    other: Claim,
    mine: tuple[tuple[str, str], ...],
    theirs: tuple[tuple[str, str], ...],
) -> Iterator[Conflict]:
    names = [name for key, name in mine if key in dict(theirs)]
    if not names:
        return
    levels = (
        (Level.POSSIBLE if _bound(left) and _bound(right) else Level.HARMLESS, day, left.first)
        for left, right, day, _sure in _meeting(one.stays, other.stays)
        if max(left.days, right.days) <= SHORT
    )
    yield from _gravest(code, levels, Level.POSSIBLE, one, other, names[0])


def _bound(slot: Slot) -> bool:
    """Whether one must be there all the time: an event, not days during which something goes on."""
    return slot.days == 1 or slot.entry.when.kind == "start_length"


def _windows(one: Claim, other: Claim) -> Iterator[Conflict]:
    """Two narrow windows that meet: there is room for both, so it is only said."""
    shared = _shared(one, other)
    if shared:
        met = (
            (Level.HARMLESS, max(left.first, right.first), left.first)
            for left, right in touching(one.windows, other.windows)
        )
        yield from _gravest("windows_meet", met, Level.HARMLESS, one, other, shared)


def _shared(one: Claim, other: Claim) -> str:
    """The name of a room, person or unit that both take, "" where they share nothing."""
    for left in one.rooms:
        if left.sole and any(left.same(right) for right in other.rooms):
            return left.name
    theirs = dict((*other.people, *other.units))
    return next((name for key, name in (*one.people, *one.units) if key in theirs), "")


# --- a window that leaves no free day ----------------------------------------------------------------------


def full(window: Claim, others: Iterable[Claim], calendar: WorkCalendar) -> Conflict | None:
    """A narrow window whose working days are all taken by others in its room or by its leader."""
    near = [other for other in others if not _one_act(window.entry, other.entry) and other.stays]
    near.sort(key=lambda claim: claim.key)
    for slot in window.windows:
        for room in window.rooms:
            if room.sole and (other := _filling(slot, [c for c in near if _takes(c, room)], calendar)):
                return _made("room_full", Level.POSSIBLE, window, other, slot.first, room.name)
        for key, name in window.people:
            if other := _filling(slot, [c for c in near if key in dict(c.people)], calendar):
                return _made("leader_full", Level.POSSIBLE, window, other, slot.first, name)
    return None


def _takes(claim: Claim, room: Room) -> bool:
    return any(room.same(other) is True for other in claim.rooms)


def _filling(slot: Slot, others: list[Claim], calendar: WorkCalendar) -> Claim | None:
    """The first of those that leave fewer half-days than are needed, None where enough are free."""
    days = [slot.first + timedelta(days=step) for step in range(slot.days)]
    free = {(day, part) for day in days if not calendar.rests(day) for part in ("sáng", "chiều")}
    length = slot.entry.when.length
    need = (length.halves if length else None) or 1
    if len(free) < need:
        return None
    first = None
    for other in others:
        if first is None and free & other.halves:
            first = other
        free -= other.halves
    return first if len(free) < need else None


# --- a plan with the calendar and with itself --------------------------------------------------------------

_AFTER = re.compile(
    r"(?i)tổng kết|sơ kết|quyết toán|thanh toán|thanh lý|nghiệm thu|rút kinh nghiệm|kết quả|kỷ yếu"
    r"|báo cáo(?! tham luận)"
)
_PREPARING = re.compile(
    r"(?i)chuẩn bị|tham luận|tài liệu|giấy mời|kịch bản|danh sách|đăng ký|bài viết|maket|hậu cần"
    r"|khánh tiết|kinh phí"
)
_LENGTHY = 31


def alone(agenda: Agenda, claims: Iterable[Claim], calendar: WorkCalendar) -> Iterator[Conflict]:
    """What clashes inside one plan: days off, times outside its period, parts later than their whole."""
    found = tuple(claims)
    for claim in found:
        yield from _closed(claim, agenda, calendar)
    yield from _outside(found)
    yield from _late_preparations(found)
    yield from _late_parts(found)


def _closed(claim: Claim, agenda: Agenda, calendar: WorkCalendar) -> Iterator[Conflict]:
    """The first time that lies on a day off; the day of the event itself is a fact."""
    for slot in claim.slots:
        days = _closed_days(slot, calendar) if claim.entry.when.kind != "recurring" else ()
        for day in (day for day in days if day != agenda.event.day):
            special = calendar.special(day)
            if slot.sort is Sort.DEADLINE:
                yield _made("due_closed", Level.HARMLESS, claim, None, day, special.words if special else "")
            elif special is not None and special.kind is not DayKind.MAKEUP:
                yield _made("closed_day", Level.POSSIBLE, claim, None, day, special.words)
            else:
                yield _made("weekend", Level.HARMLESS, claim, None, day)
            return


def _closed_days(slot: Slot, calendar: WorkCalendar) -> Iterable[date]:
    """Days off of an event that cannot evade them, or of an inclusive deadline."""
    if slot.sort is Sort.DEADLINE:
        said = slot.entry.when.grain == "day" and slot.due == slot.last
        return (slot.last,) if said and calendar.rests(slot.last) else ()
    if slot.sort not in (Sort.EXACT, Sort.PICK) or slot.days > _LENGTHY:
        return ()
    days = [slot.first + timedelta(days=step) for step in range(slot.days)]
    closed = [day for day in days if calendar.rests(day)]
    whole = slot.entry.when.kind == "start_length" or len(closed) == len(days)
    return closed if whole else ()


def _outside(claims: tuple[Claim, ...]) -> Iterator[Conflict]:
    """Events outside the days that are named for the whole plan."""
    period = [
        slot
        for claim in claims
        for slot in claim.slots
        if not claim.entry.task and slot.days > 1 and slot.sort in (Sort.EXACT, Sort.WINDOW)
    ]
    if not period:
        return
    first, last = min(slot.first for slot in period), max(slot.last for slot in period)
    for claim in claims:
        for slot in claim.stays if claim.entry.task and not claim.entry.inner else ():
            if (slot.last < first or slot.first > last) and not _AFTER.search(claim.entry.title):
                what = f"{short_date(first)} - {short_date(last)}"
                yield _made("outside_period", Level.HARMLESS, claim, None, slot.first, what)
                break


def _late_preparations(claims: tuple[Claim, ...]) -> Iterator[Conflict]:
    """What is to be ready for an activity but is due only after it."""
    for claim in claims:
        entry = claim.entry
        if not (entry.inner and _PREPARING.search(entry.title)) or _AFTER.search(entry.title):
            continue
        mains = [main for main in claims if main.entry.task == entry.task and not main.entry.inner]
        whole, due = _last(mains), _soonest_end(claim)
        if whole is None or due is None:
            continue
        begins = max((slot.first for slot in whole.stays), default=_end(whole))
        if due > begins:
            certain = due > _end(whole) and not _guessed(whole)
            level = Level.CERTAIN if certain else Level.POSSIBLE
            yield _made("late_preparation", level, claim, whole, due)


def _late_parts(claims: tuple[Claim, ...]) -> Iterator[Conflict]:
    """A part that begins, lasts or is due after the whole is to be over."""
    of_task: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.entry.inner:
            of_task.setdefault(claim.entry.task, []).append(claim)
    for part in (claim for own in of_task.values() for claim in own if claim.entry.above):
        due, whole = _soonest_end(part), _last(of_task.get(part.entry.above, ()))
        if due and whole and due > _end(whole) and not _AFTER.search(part.entry.title):
            level = Level.POSSIBLE if _guessed(whole) or _guessed(part) else Level.CERTAIN
            yield _made("part_late", level, part, whole, due)


def _last(claims: Iterable[Claim]) -> Claim | None:
    """The one that is over last, of those that end."""
    ending = [claim for claim in claims if claim.slots and claim.entry.when.kind != "recurring"]
    return max(ending, key=_end, default=None)


def _end(claim: Claim) -> date:
    return max(slot.due or slot.last for slot in claim.slots)


def _soonest_end(claim: Claim) -> date | None:
    """The day before which it cannot be over; a window may be used on its first day."""
    if claim.entry.when.kind == "recurring":
        return None
    dues = [slot.due for slot in claim.slots if slot.due]
    ends = dues or [slot.first if slot.sort is Sort.WINDOW else slot.last for slot in claim.slots]
    return max(ends, default=None)


def _guessed(claim: Claim) -> bool:
    """Whether the time is tentative or the program's reading of vague words."""
    return claim.entry.when.kind == "vague" or not all(map(firm, claim.slots))
