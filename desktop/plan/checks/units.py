"""Units and persons: one name each, known, not dissolved, told of the plan (domain §8.10–12)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from desktop.plan import coverage
from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, hint, warning
from desktop.plan.checks.names import distance, initials, is_group, key, one_slip, same_case, spaced
from desktop.plan.item import Duty, Item, Paper, Role, Unit
from desktop.plan.text import fold

_HEADS = "Trung tâm|Phòng|Văn phòng|Chi cục|Thanh tra|Ban|Trường"
_WORD = r"[A-ZĐÀ-Ỹ][\w&]*(?: [a-zà-ỹđ]+(?=[ ,.;-]|$))?"
_NAMED = (
    rf"(?<!\w)(?:{_HEADS})(?: |, | - | và )?(?:(?!(?:{_HEADS})\b){_WORD}(?: - |, | và | (?=[A-ZĐÀ-Ỹ]))?)+"
)
_ACTS = ("t/h", "thực hiện", "để t/h", "để thực hiện", "p/h", "phối hợp", "để p/h", "để phối hợp")


def named(facts: Facts) -> list[tuple[str, str]]:
    """Place and name of every particular unit in roles, duties and papers."""
    found = []
    for item in facts.items:
        for unit in _units(item):
            if unit.name.strip() and not is_group(unit.name):
                found.append((item.id, unit.name.strip(" .;,")))
    return found


def spellings(facts: Facts) -> Iterator[Finding]:
    """One unit under several spellings: the directory's or the most frequent one is right (domain §7)."""
    every = named(facts)
    usual = _usual(facts, [name for _place, name in every])
    for place, name in every:
        right = usual[key(name)]
        if spaced(name) != spaced(right):
            yield warning("unit_spelling", place, name, right)
    keys = list(usual)
    for place, name in every:
        for other in keys:
            if one_slip(key(name), other) and _rarer(every, key(name), other):
                yield warning("unit_spelling", place, name, usual[other])
    yield from _recipients_spelled(facts, usual)


def names_in_prose(facts: Facts) -> Iterator[Finding]:
    """The office, its superiors and units in running text, in other capitals than their own."""
    fields: dict[str, set[str]] = {}
    for place, name in named(facts):
        fields.setdefault(place, set()).add(name)
    known = _bodies(facts).union(*fields.values())
    long = sorted((name for name in known if len(name.split()) > 2), key=len, reverse=True)
    right = {name.casefold(): name for name in reversed(long)}
    pattern = "|".join(re.escape(name) for name in long)
    for line in facts.lines if long else ():
        for written in _written(pattern, line.words):
            told = written in fields.get(line.place, ())
            if not told and written != right.get(written.casefold(), written):
                yield warning("unit_spelling", line.place, written, right[written.casefold()])


@lru_cache(maxsize=4096)
def _written(pattern: str, words: str) -> tuple[str, ...]:
    """The names in the words in any capitals; all capitals or none are no slip."""
    found = re.findall(rf"(?<!\w)(?i:{pattern})(?!\w)", words)
    return tuple(name for name in found if name[:1].isupper() and not name.isupper())


def reordered(facts: Facts) -> Iterator[Finding]:
    """The same house with its words in another order ("Trung tâm Hành chính, Dịch vụ - Hội nghị")."""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    first: dict[tuple[str, ...], str] = {}
    for line in facts.lines:
        for name in _houses(line.words):
            said = key(name)
            bag = tuple(sorted(said))
            if len(said) >= 5 and seen.setdefault(bag, said) != said:
                yield warning("unit_spelling", line.place, name, first[bag])
            first.setdefault(bag, name)


@lru_cache(maxsize=4096)
def _houses(words: str) -> tuple[str, ...]:
    """The names of houses and units that the words seem to hold."""
    return tuple(match[0].strip(" ,-") for match in re.finditer(_NAMED, words))


def twice(facts: Facts) -> Iterator[Finding]:
    """A unit twice in one list, a recipient twice."""
    for item in facts.items:
        yield from (warning("unit_twice", item.id, name) for name in _doubles([u.name for u in _units(item)]))
    for name in _doubles([recipient.name for recipient in facts.plan.recipients]):
        yield warning("unit_twice", "recipients", name)


def known_units(facts: Facts) -> Iterator[Finding]:
    """Units that the office's directory does not know, where it knows any (domain §8.10)."""
    if not facts.directory.units:
        return
    sure = {key(word) for unit in facts.directory.units for word in (unit.name, *unit.short)}
    told: set[str] = set()
    for place, name in named(facts):
        if key(name) in sure or name in told or coverage.itself(facts.plan, name):
            continue
        told.add(name)
        near = next((unit.name for unit in facts.directory.units if one_slip(key(unit.name), key(name))), "")
        if near:
            yield warning("unit_spelling", place, name, near)
        else:
            yield warning("unit_unknown", place, name)


def unreached(facts: Facts) -> Iterator[Finding]:
    """A lead or coordinator whom no recipient line covers (domain §8.12)."""
    plan = facts.plan
    if not plan.recipients:
        return
    told: set[tuple[str, ...]] = set()
    for item in facts.items:
        for unit in _units(item):
            if is_group(unit.name) or key(unit.name) in told or isinstance(item.content, Paper):
                continue
            told.add(key(unit.name))
            if not coverage.reached(plan, unit.name, facts.directory):
                yield warning("unit_unreached", item.id, unit.name)


def idle_recipients(facts: Facts) -> Iterator[Finding]:
    """Who gets the plan to carry it out, and has nothing to do in it (domain §8.12)."""
    plan = facts.plan
    acting = [recipient for recipient in plan.recipients if recipient.note.casefold() in _ACTS]
    acting = [r for r in acting if not (is_group(r.name) or coverage.collective(r.name))]
    body = key(" ".join(line.words for line in facts.item_lines)) if acting else ()
    said = f" {' '.join(body)} "
    for recipient in acting:
        parts = re.split(r"[,;] ?(?=[A-ZĐ])", recipient.name)
        if not any(f" {' '.join(_core(part))} " in said for part in parts):
            yield hint("recipient_idle", "recipients", recipient.name)


def archive_unit(facts: Facts) -> Iterator[Finding]:
    """The drafting unit's short name in "Lưu: VT, VHXH", one letter off a unit of the plan (domain §7)."""
    shorts = {initials(name) for _place, name in named(facts)} | {
        initials(unit.name) for unit in facts.directory.units
    }
    for token in re.split(r"[,;]\s*", facts.plan.archive)[1:]:
        bare = re.sub(r"[^A-ZĐƯÔƠÂĂÊ]", "", re.sub(r"\(.*", "", token))
        if len(bare) >= 4 and bare not in shorts:
            near = next((short for short in sorted(shorts) if distance(short, bare) == 1), "")
            if near:
                yield warning("archive_slip", "recipients", bare, near)


def signer_case(facts: Facts) -> Iterator[Finding]:
    """Every syllable of a person's name has a capital ("Nguyễn Thị thu An")."""
    name = facts.plan.signature.name
    if name and not name.isupper() and any(word[:1].islower() for word in name.split()):
        yield warning("name_case", "signature", name)


def _units(item: Item) -> tuple[Unit, ...]:
    match item.content:
        case Role(units=units, partners=partners) | Duty(units=units, partners=partners):
            return (*units, *partners)
        case Paper(unit=unit):
            return (unit,)
        case _:
            return ()


def _usual(facts: Facts, names: list[str]) -> dict[tuple[str, ...], str]:
    """What each unit is to be called: as the directory has it, else as the plan mostly does."""
    counted = Counter(spaced(name) for name in names)
    usual: dict[tuple[str, ...], str] = {}
    for name in sorted(counted, key=lambda name: (-counted[name], "&" in name)):
        usual.setdefault(key(name), name)
    for unit in facts.directory.units:
        for word in (*unit.short, unit.name):
            if key(word) in usual:
                usual[key(word)] = unit.name if counted[spaced(word)] == 0 else spaced(word)
    return usual


def _rarer(every: list[tuple[str, str]], mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    counted = Counter(key(name) for _place, name in every)
    order = [key(name) for _place, name in every]
    return (counted[mine], -order.index(mine)) < (counted[other], -order.index(other))


def _recipients_spelled(facts: Facts, usual: dict[tuple[str, ...], str]) -> Iterator[Finding]:
    """A unit that a recipient line writes in other capitals, abbreviations aside."""
    for recipient in facts.plan.recipients:
        line = key(recipient.name)
        for said, name in usual.items():
            if len(said) > 2 and line[: len(said)] == said and not same_case(name, recipient.name):
                yield warning("unit_spelling", "recipients", recipient.name, name)


def _bodies(facts: Facts) -> set[str]:
    """The office as written in a sentence, and who issued the cited documents."""
    office = facts.plan.office
    issuer = " ".join(office.issuer.split())
    own = office.name[: len(issuer)]
    names = {basis.issuer for basis in facts.plan.opening.bases}
    return {name for name in names | ({own} if fold(own) == fold(issuer) else set()) if name}


def _doubles(names: list[str]) -> list[str]:
    seen: set[tuple[str, ...]] = set()
    found = []
    for name in names:
        if key(name) and key(name) in seen:
            found.append(name)
        seen.add(key(name))
    return found


def _core(name: str) -> tuple[str, ...]:
    """A recipient's name without the place at its end."""
    words = key(name)
    return words[:-1] if words and words[-1] in ("tinh", "xa", "phuong", "so") else words
