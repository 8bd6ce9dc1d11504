"""Which of all the times are shown: of one plan, one unit, one state, or with the words sought."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from desktop.plan.agenda import Agenda, Entry
from desktop.plan.collation import order
from desktop.plan.plan import State

OPEN, DONE = "open", "done"
_KEPT = 4096  # plans whose folded words are kept


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown; "" lets all through. `state` is OPEN, DONE or a State of the plan."""

    plan: str = ""
    unit: str = ""
    state: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.plan or self.unit or self.state or self.words.strip())

    def to_words(self) -> str:
        """As kept in the settings."""
        return json.dumps(asdict(self), ensure_ascii=False) if self else ""


def from_words(words: str) -> Filter:
    """The filter of `to_words`; nothing is filtered when it cannot be read."""
    try:
        kept = json.loads(words) if words else {}
        return Filter(**{name: str(kept.get(name, "")) for name in ("plan", "unit", "state", "words")})
    except (ValueError, AttributeError):
        return Filter()


_last: dict[tuple[Filter, tuple[int, ...]], tuple[tuple[Agenda, ...], tuple[Agenda, ...]]] = {}
_folded: dict[int, tuple[Agenda, list[str]]] = {}


def filtered(agendas: tuple[Agenda, ...], wanted: Filter) -> tuple[Agenda, ...]:
    """The agendas with the wanted entries only; those without any are left out. The last answer is kept.

    Agendas are told apart by identity: comparing ten thousand entries costs more than filtering them.
    """
    if not wanted:
        return agendas
    key = wanted, tuple(map(id, agendas))
    if key not in _last:
        _last.clear()
        _last[key] = agendas, tuple(_sifted(agendas, wanted))  # holding them keeps their ids their own
    return _last[key][1]


def _sifted(agendas: tuple[Agenda, ...], wanted: Filter) -> Iterable[Agenda]:
    words = bare(wanted.words).split()
    states = set(State)
    for agenda in agendas:
        if wanted.plan and agenda.plan != wanted.plan:
            continue
        if wanted.state in states and agenda.state != wanted.state:
            continue
        entries = agenda.entries
        if wanted.unit:
            entries = tuple(entry for entry in entries if concerns(entry, wanted.unit))
        if wanted.state in (OPEN, DONE):
            done = wanted.state == DONE
            entries = tuple(entry for entry in entries if entry.done is done)
        if words:
            entries = _with_words(agenda, entries, words)
        if entries:
            yield agenda if entries is agenda.entries else replace(agenda, entries=entries)


def concerns(entry: Entry, unit: str) -> bool:
    """Whether the unit does the thing or helps."""
    return any(
        known.name == unit
        for role in (entry.leads, entry.second_leads, entry.performers, entry.coordinators)
        for known in role
    )


def _with_words(agenda: Agenda, entries: tuple[Entry, ...], words: list[str]) -> tuple[Entry, ...]:
    all_words = _said(agenda)
    if entries is agenda.entries:
        pairs = zip(entries, all_words, strict=True)
    else:
        kept = {entry.key for entry in entries}
        every = zip(agenda.entries, all_words, strict=True)
        pairs = (pair for pair in every if pair[0].key in kept)  # type: ignore[assignment]
    found = tuple(entry for entry, said in pairs if all(word in said for word in words))
    return entries if len(found) == len(entries) else found


def _said(agenda: Agenda) -> list[str]:
    """The words of each entry, made bare all at once and kept while the agenda lives on."""
    kept = _folded.get(id(agenda))
    if kept is None or kept[0] is not agenda:
        if len(_folded) >= _KEPT:
            _folded.clear()
        said = "\0".join(_words(entry) for entry in agenda.entries)
        kept = _folded[id(agenda)] = agenda, bare(said).split("\0")
    return kept[1]


def prepared(agendas: Iterable[Agenda]) -> Iterator[None]:
    """Makes the words ready to be sought, a plan at each step."""
    for agenda in agendas:
        _said(agenda)
        yield


def bare(words: str) -> str:
    """Words for searching in many: like `text.fold`, without what is no ASCII; five times as fast."""
    lower = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return lower.encode("ascii", "ignore").decode()


def _words(entry: Entry) -> str:
    units = (unit.name for role in (entry.leads, entry.second_leads, entry.performers) for unit in role)
    helpers = (unit.name for unit in entry.coordinators)
    rooms = (room.place for room in entry.rooms)
    return " ".join((entry.name, entry.title, *units, *helpers, *rooms, entry.when.text)).replace("\0", "")


def units(agendas: Iterable[Agenda]) -> tuple[str, ...]:
    """The names of all units that do or help, in the order of their names."""
    names = {
        unit.name.strip()
        for agenda in agendas
        for entry in agenda.entries
        for role in (entry.leads, entry.second_leads, entry.performers, entry.coordinators)
        for unit in role
    }
    return tuple(sorted(names - {""}, key=order))


def states(agendas: Iterable[Agenda]) -> tuple[State, ...]:
    """The states that the plans are in, as a plan goes through them."""
    met = {agenda.state for agenda in agendas}
    return tuple(state for state in State if state in met)


def same(before: tuple[Agenda, ...], after: tuple[Agenda, ...]) -> bool:
    """Whether both are the very same agendas."""
    return len(before) == len(after) and all(one is other for one, other in zip(before, after, strict=True))
