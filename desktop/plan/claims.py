"""What an activity takes while it lasts: rooms, leaders and lead units, on which days and at what hours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import islice

from desktop.plan.agenda import Entry, Key
from desktop.plan.coverage import collective as all_units
from desktop.plan.coverage import plain
from desktop.plan.coverage import vague as nobody
from desktop.plan.item import Unit, Venue
from desktop.plan.office import collective
from desktop.plan.slots import Slot, Sort, slots
from desktop.plan.text import fold

SHORT = 7
"""Days; a longer stretch (banners, campaigns) keeps neither a unit nor a leader busy."""
COMINGS = 60
"""Times of a recurring activity that are looked at, within the plan's year."""
DAY = frozenset(("sáng", "trưa", "chiều"))
REACH = {"sáng": (0, 720), "trưa": (660, 840), "chiều": (720, 1080), "tối": (1080, 1440)}
"""Minutes of a day that a part of it may reach at most: an assumption, so never more than possible."""
_OFFICE = re.compile(
    r"(?:so|bo(?! phan)|tinh|huyen|thi xa|thanh pho|xa|phuong|uy ban|hoi dong nhan dan"
    r"|(?:tinh|huyen|dang) uy)\b"
)
_NO_PLACE = re.compile(
    r"\b(?:truc tuyen|online|website|zoom|fanpage|facebook|mang|trang|cong thong tin|dia ban|toan|tru so"
    r"|co quan|thong bao|chua|theo)\b"
)
_MANY_PLACES = re.compile(r"\b(?:cac|nhung|tung|moi)\b")
_ROOM = re.compile(
    r"\b(?:hoi truong|(?<!van )phong|nha van hoa|nha thi dau|trung tam hoi nghi|giang duong|rap|san khau)\b"
)
_SEATS = re.compile(
    r"(?i)\b(?:đồng chí|đ/c|ông|bà|phó|giám đốc|chủ tịch|bí thư|chánh văn phòng|trưởng (?:phòng|ban)"
    r"|thứ trưởng|(?:bộ|cục|vụ|chi cục) trưởng|ủy ban nhân dân|ubnd"
    r"|sở|tỉnh|huyện|xã|phường|gđ|pgđ|ct|pct)\b\.?"
)
_ONE_SEAT = ("giam doc", "chu tich", "bi thu", "chanh van phong", "truong phong", "chi cuc truong")
_PERSON = re.compile(r"(?:[^\W\d_]\w*\s+){1,4}[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class Room:
    """A place by its folded words; `head` stands before a comma or dash; `sole`: one event at a time."""

    head: str
    full: str
    name: str
    firm: bool
    sole: bool

    def same(self, other: Room) -> bool | None:
        """True, None where one name says more than the other (perhaps the same), False for two places."""
        if self.full == other.full:
            return True
        return None if self.head == other.head and self.head in (self.full, other.full) else False


@dataclass(frozen=True, slots=True)
class Hours:
    """Of one day: named `parts`, minutes that are `surely` and those that are `perhaps` taken, half-open."""

    parts: frozenset[str]
    perhaps: tuple[int, int]
    surely: tuple[int, int] | None = None

    def meet(self, other: Hours) -> bool | None:
        """True where both surely take the same time, False where they may, None where they cannot."""
        if self.surely and other.surely and _overlap(self.surely, other.surely):
            return True
        if self.parts and other.parts:
            return True if self.parts & other.parts else None
        return False if _overlap(self.perhaps, other.perhaps) else None


@dataclass(frozen=True, slots=True)
class Claim:
    """What an entry takes: `stays` on days that are said or chosen, `windows` of at most SHORT days.

    All are in the order of their days. `halves` are the mornings and afternoons of its short stays, `days`
    the days of its short stays and of its windows.
    """

    entry: Entry
    slots: tuple[Slot, ...]
    stays: tuple[Slot, ...]
    windows: tuple[Slot, ...]
    rooms: tuple[Room, ...] = ()
    people: tuple[tuple[str, str], ...] = ()  # who leads: key and name
    units: tuple[tuple[str, str], ...] = ()
    halves: frozenset[tuple[date, str]] = frozenset()
    days: frozenset[date] = frozenset()

    @property
    def key(self) -> Key:
        return self.entry.key

    def names(self) -> Iterator[tuple[str, str]]:
        """Kind and name of all that is taken, as an index looks it up."""
        yield from {("room", room.head) for room in self.rooms}
        yield from {("person", key) for key, _name in self.people}
        yield from {("unit", key) for key, _name in self.units}


def claim(entry: Entry, year: int | None) -> Claim:
    """The claim of an entry of a plan of this year; what is done takes nothing any more."""
    if entry.done or entry.when.kind == "around":
        return Claim(entry, (), (), ())
    found = tuple(sorted(_slots(entry, year), key=_first))
    taken = entry.task != ""
    stays = [slot for slot in found if slot.sort in (Sort.EXACT, Sort.PICK)]
    windows = [slot for slot in found if slot.sort in (Sort.WINDOW, Sort.CORE)]
    short = [slot for slot in windows if not slot.soft and slot.days <= SHORT and not entry.pick]
    windows = short if entry.when.kind != "deadline" else []
    return Claim(
        entry,
        found,
        tuple(stays),
        tuple(windows),
        tuple(_rooms(entry.rooms)) if taken else (),
        tuple(_people(entry.leaders)) if taken else (),
        tuple(_units((*entry.leads, *entry.second_leads) or entry.performers)) if taken else (),
        frozenset(half for stay in stays if stay.days <= SHORT for half in _half_days(stay)),
        frozenset(day for slot in (*stays, *windows) if slot.days <= SHORT for day in _days(slot)),
    )


def hours(slot: Slot, day: date) -> Hours:
    """The hours that a slot takes of one of its days."""
    begins = slot.clock if day == slot.first else None
    ends = slot.until if day == slot.last else None
    if slot.days == 1 and begins and slot.entry.when.kind != "start_length":
        return _clocked(_minutes(begins), _minutes(ends) if ends else 0)
    parts = _halves(slot, day)
    reach = [REACH[part] for part in parts] or [(0, 1440)]
    first, last = min(low for low, _high in reach), max(high for _low, high in reach)
    if begins is None:
        return Hours(parts, (first, min(last, _minutes(ends)) if ends and slot.days > 1 else last))
    start = _minutes(begins)
    return Hours(parts, (start, max(last, start + 1)), (start, start + 1))


def firm(slot: Slot) -> bool:
    """Whether the slot's days are neither tentative nor doubtful."""
    when = slot.entry.when
    return not (
        slot.tentative or when.weekday_wrong or "reversed" in when.problems or when.kind == "recurring"
    )


def _slots(entry: Entry, year: int | None) -> Iterable[Slot]:
    if entry.when.kind != "recurring":
        return slots(entry, date.min, date.max)
    if year is None or not 1 <= year <= 9999:
        return ()
    return islice(slots(entry, date(year, 1, 1), date(year, 12, 31)), COMINGS)


def _clocked(start: int, end: int) -> Hours:
    """From an hour on; an end that is not said is taken to lie within the same half of the day."""
    if end > start:
        return Hours(frozenset(), (start, end), (start, end))
    last = next(edge for edge in (720, 1080, 1440) if edge > start)
    return Hours(frozenset(), (start, last), (start, start + 1))


def _halves(slot: Slot, day: date) -> frozenset[str]:
    """The parts of the day that are meant, all of the working day where none is named."""
    if slot.sort is not Sort.PICK and slot.entry.when.kind == "start_length":
        return _lasting(slot, day)
    if slot.part in REACH and slot.days == 1:
        return frozenset((slot.part,))
    late = slot.part == "chiều" or (slot.clock is not None and slot.clock.hour >= 12)
    if day == slot.first != slot.last and late:
        return frozenset(("chiều",))
    if day == slot.last != slot.first and slot.until is not None and slot.until.hour < 13:
        return frozenset(("sáng",))
    return DAY


def _lasting(slot: Slot, day: date) -> frozenset[str]:
    """The same of 2,5 days that begin on a morning, afternoon or evening."""
    length = slot.entry.when.length
    halves = length.halves if length else None
    if day == slot.first and slot.part == "tối":
        return frozenset(("tối",))
    if halves is None:
        return DAY
    late = int(slot.part in ("chiều", "tối") or (slot.clock is not None and slot.clock.hour >= 12))
    at = 2 * (day - slot.first).days
    meant = [part for part, half in (("sáng", at), ("chiều", at + 1)) if late <= half < late + halves]
    return frozenset(meant) if len(meant) == 1 else DAY


def _half_days(stay: Slot) -> Iterator[tuple[date, str]]:
    """The mornings and afternoons that a stay takes, in whole or in part."""
    for step in range(stay.days):
        day = stay.first + timedelta(days=step)
        taken = hours(stay, day)
        first, last = taken.surely or taken.perhaps
        for part, begins, ends in (("sáng", 0, 720), ("chiều", 720, 1080)):
            if part in taken.parts or (not taken.parts and first < ends and begins < last):
                yield day, part


def _rooms(venues: Iterable[Venue]) -> Iterator[Room]:
    for venue in venues:
        for words in re.split(r"[;\n]", venue.place):
            bare = re.sub(r"^(?:du kien|tai|o|:|\s)+\b", "", fold(words))
            head, place = plain(re.split(r"\s[-–]\s|[,(–]", bare)[0]), plain(bare)
            sole = bool(_ROOM.search(head))
            if place and not _MANY_PLACES.search(place) and (sole or not _NO_PLACE.search(place)):
                doubtful = venue.tentative or "du kien" in fold(words)
                yield Room(head, place, words.strip(" .:"), not doubtful, sole)


def _people(leaders: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """Persons and single seats; "Phó Giám đốc" alone may be any of them."""
    for leader in leaders:
        key = _person(leader.name)
        if key:
            yield key, leader.name


@lru_cache(maxsize=1024)
def _person(words: str) -> str:
    for said in re.split(r"[,;:()–]|\s-\s", words):
        left = " ".join(_SEATS.sub(" ", said).split())
        if _PERSON.fullmatch(left) and left.istitle() and plain(said).split()[0] not in ("lanh", "ban"):
            return plain(left)
    bare = plain(words)
    return bare.removesuffix(" so") if bare.startswith(_ONE_SEAT) else ""


def _units(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    for unit in units:
        if _single(unit.name):
            yield plain(unit.name), unit.name
            if unit.id:
                yield f"#{unit.id}", unit.name


@lru_cache(maxsize=4096)
def _single(name: str) -> bool:
    """Whether the name is of one unit: neither many together nor a whole office, which can do two things."""
    words = plain(name)
    if not words or collective(name.casefold()) or all_units(name) or nobody(name):
        return False
    many = "cac" in words.split() and not words.startswith("lien hiep")
    return not many and not _OFFICE.match(words)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _first(slot: Slot) -> date:
    return slot.first


def _days(slot: Slot) -> Iterator[date]:
    return (slot.first + timedelta(days=step) for step in range(slot.days))


def touching(one: Sequence[Slot], other: Sequence[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Those of both, each in the order of their first days, that share a day."""
    longest = timedelta(days=max((slot.days for slot in other), default=1) - 1)
    for left in one:
        begin = 0
        if len(other) > 1 and left.first > date.min + longest:
            begin = bisect_left(other, left.first - longest, key=_first)
        for right in other[begin:]:
            if right.first > left.last:
                break
            if right.last >= left.first:
                yield left, right


def common_days(one: Slot, other: Slot) -> Iterator[date]:
    """The first days that both slots take, SHORT + 1 at most."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    for step in range(min((last - first).days, SHORT) + 1):
        yield first + timedelta(days=step)
