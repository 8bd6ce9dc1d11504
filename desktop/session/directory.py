"""The office's directory: kept in the store, and learned from the plans that the office has made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import codec
from desktop.plan.item import Duty, Paper, Prose, Role, Unit, Venue
from desktop.plan.office import (
    EMPTY,
    NO_OFFICE,
    USUAL_PAGE,
    Clause,
    Directory,
    KnownUnit,
    RecipientSet,
    Signer,
    collective,
)
from desktop.plan.plan import Plan, SectionKind, new_id
from desktop.plan.reform import ended
from desktop.plan.text import fold
from desktop.plan.tree import all_items, walk
from desktop.plan.wording import cite, sentence
from desktop.session.library import Library

KEY = "directory"
_ASIDE = "directory.aside"
_OWN = re.compile(r"(?:Các )?(?:Phòng|Văn phòng|Thanh tra|Trung tâm|Chi cục|Lãnh đạo|Ban Giám đốc)\b", re.I)
_OTHERS = re.compile(r"\b(?:UBND|tỉnh|thành phố|huyện|xã|phường|Bộ)\b")
_CLAUSES = (SectionKind.PURPOSE, SectionKind.COST, SectionKind.ORGANISATION, SectionKind.REPORT)


@dataclass(frozen=True, slots=True)
class Addition:
    """A record that a plan offers: the field of the directory it belongs to, and its words."""

    part: str
    words: str
    record: Any


class Unreadable(KnownError):
    """What is kept is no directory that this program knows; `put_aside` begins a new one."""


def load(library: Library) -> Directory:
    """The directory as kept; an empty one when there is none. Raises Unreadable and what the store raises."""
    words = library.setting(KEY)
    try:
        return codec.record_from_json(Directory, words) if words else EMPTY
    except codec.CodecError as error:
        raise Unreadable(
            _("The office's directory could not be read ({detail}).").format(detail=str(error)),
            _("It was left as it is; your plans are safe."),
            _("A newer version of the program may read it. Or begin an empty one; the old is put aside."),
        ) from error


def keep(library: Library, directory: Directory, base: Directory | None = None) -> Directory:
    """Keep the directory; gives what is kept. Raises KnownError.

    With `base`, what this window had read: what another window has kept since then stays too.
    """
    if base is not None:
        directory = merged(base, directory, load(library))
    library.set_setting(KEY, codec.record_to_json(directory))
    return directory


def merged(base: Directory, mine: Directory, theirs: Directory) -> Directory:
    """Both changes of one directory; where both changed the same record, mine."""
    if theirs in (base, mine):
        return mine
    changes: dict[str, Any] = {}
    for part in fields(Directory):
        before, here, there = (getattr(value, part.name) for value in (base, mine, theirs))
        if not isinstance(here, tuple):
            changes[part.name] = there if here == before else here
        elif there != before:
            changes[part.name] = _merged(before, here, there)
    return replace(mine, **changes)


def _merged(before: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Mine in my order, then what only the other has; what one deleted goes unless the other changed it."""
    old, here, there = map(_by_id, (before, mine, theirs))
    kept = {key: there.get(key) if record == old.get(key) else record for key, record in here.items()}
    new = {key: record for key, record in there.items() if key not in here and record != old.get(key)}
    return tuple(record for record in (*kept.values(), *new.values()) if record is not None)


def _by_id(records: tuple[Any, ...]) -> dict[Any, Any]:
    return {getattr(record, "id", "") or record: record for record in records}


def put_aside(library: Library) -> None:
    """Begin with an empty directory where what is kept cannot be read; its words are kept beside it."""
    try:
        load(library)
    except Unreadable:
        library.set_setting(_ASIDE, library.setting(KEY))
        keep(library, EMPTY)


def learned(directory: Directory, plan: Plan) -> Directory:
    """The directory with all that the plan knows and the directory lacks."""
    return added(directory, offers(directory, plan))


def added(directory: Directory, additions: Sequence[Addition]) -> Directory:
    """The directory with these records; what was there stays first and as it is."""
    for addition in additions:
        old = getattr(directory, addition.part)
        new = (*old, addition.record) if isinstance(old, tuple) else addition.record
        changes: dict[str, Any] = {addition.part: new}
        directory = replace(directory, **changes)
    return directory


def offers(directory: Directory, plan: Plan) -> tuple[Addition, ...]:
    """What the plan knows and the directory lacks, in the order of the directory's parts."""
    return (
        *_office(directory, plan),
        *_units(directory, plan),
        *_signers(directory, plan),
        *_rooms(directory, plan),
        *_recipients(directory, plan),
        *_bases(directory, plan),
        *_clauses(directory, plan),
        *_page(directory, plan),
    )


def _office(directory: Directory, plan: Plan) -> Iterator[Addition]:
    if directory.office == NO_OFFICE and plan.office.issuer:
        yield Addition("office", " ".join(plan.office.issuer.split()), plan.office)


def _units(directory: Directory, plan: Plan) -> Iterator[Addition]:
    """Units as free text or out of another directory; one that has ended by now comes with its last day."""
    known = {fold(word) for unit in directory.units for word in (unit.name, *unit.short)}
    ids = {unit.id for unit in directory.units}
    for unit in named_units(plan):
        name = " ".join(unit.name.split())
        if not name or collective(name) or fold(name) in known or (unit.id and unit.id in ids):
            continue
        known.add(fold(name))
        gone = ended(name, None)
        until = gone.until if gone else None
        yield Addition(
            "units", name, KnownUnit(unit.id or new_id(), name, until=until, own=_is_own(name, plan))
        )


def named_units(plan: Plan) -> Iterator[Unit]:
    """Every unit that the plan's records name, in the order of the paper."""
    for item in all_items(plan):
        match item.content:
            case Role(units=units, partners=partners) | Duty(units=units, partners=partners):
                yield from (*units, *partners)
            case Paper(unit=unit):
                yield unit


def _is_own(name: str, plan: Plan) -> bool:
    if plan.office.name and plan.office.name in name:
        return True
    return bool(_OWN.match(name)) and not _OTHERS.search(name)


def _signers(directory: Directory, plan: Plan) -> Iterator[Addition]:
    known = {(fold(signer.name), signer.authority) for signer in directory.signers}
    block = plan.signature
    if (block.name or block.authority) and (fold(block.name), block.authority) not in known:
        words = ", ".join(filter(None, (block.name, " / ".join(block.authority))))
        yield Addition("signers", words, Signer(new_id(), block.name, block.authority))


def _rooms(directory: Directory, plan: Plan) -> Iterator[Addition]:
    known = {fold(room) for room in directory.rooms}
    for item in all_items(plan):
        place = " ".join(item.content.place.split()) if isinstance(item.content, Venue) else ""
        if place and fold(place) not in known:
            known.add(fold(place))
            yield Addition("rooms", place, place)


def _recipients(directory: Directory, plan: Plan) -> Iterator[Addition]:
    names = [recipient.name for recipient in plan.recipients if recipient.name]
    known = [[recipient.name for recipient in usual.recipients] for usual in directory.recipients]
    if names and names not in known:
        title = plan.event.name or " ".join(plan.title.split())
        recipients = tuple(replace(recipient, id=new_id()) for recipient in plan.recipients)
        yield Addition(
            "recipients", "; ".join(names), RecipientSet(new_id(), title, recipients, plan.archive)
        )


def _bases(directory: Directory, plan: Plan) -> Iterator[Addition]:
    known = {_same(basis) for basis in directory.bases}
    for basis in plan.opening.bases:
        if (basis.number or basis.subject) and _same(basis) not in known:
            known.add(_same(basis))
            yield Addition("bases", cite(basis), replace(basis, id=new_id()))


def _same(basis: Any) -> tuple[str, ...]:
    return (
        fold(basis.kind),
        fold(basis.number),
        fold(basis.issuer),
        "" if basis.number else fold(basis.subject),
    )


def _clauses(directory: Directory, plan: Plan) -> Iterator[Addition]:
    known = {(clause.kind, clause.words) for clause in directory.clauses}
    for kind, words in _sentences(plan):
        if words and (kind, words) not in known:
            known.add((kind, words))
            yield Addition("clauses", words, Clause(new_id(), kind, words))


def _sentences(plan: Plan) -> Iterator[tuple[str, str]]:
    for section in plan.sections:
        if section.kind in _CLAUSES:
            for item in walk(section.items):
                if isinstance(item.content, Prose):
                    yield str(section.kind), sentence(item.content).plain.strip()
    yield "closing", plan.closing.plain.strip()


def _page(directory: Directory, plan: Plan) -> Iterator[Addition]:
    if directory.page == USUAL_PAGE and plan.page != USUAL_PAGE:
        page = plan.page
        words = f"{page.top}, {page.bottom}, {page.left}, {page.right} mm; {page.body} pt"
        yield Addition("page", words, page)
