"""The exchange container `.kehoach`: plans as bytes with their hashes, checked before they are believed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from desktop.plan import codec
from desktop.plan.exchange_check import unsound
from desktop.plan.exchange_zip import MAX_BYTES, BadContainer, Members, TooLarge, opened, write
from desktop.plan.plan import Plan
from desktop.plan.text import clean

__all__ = [
    "MAX_BYTES", "SUFFIX", "VERSION", "Attachment", "BadContainer", "Carried", "Contents", "NewerContainer",
    "SeveralPlans", "TooLarge", "pack", "pack_all", "state_of", "unpack", "unpack_all",
]  # fmt: skip

SUFFIX = ".kehoach"
VERSION = 2
MAX_PLANS = 200
MAX_ATTACHMENTS = 100
MAX_ANCESTORS = 2_000
MAX_BASES = 3
MAX_PLAN = 20_000_000
MAX_WORDS = 40_000_000
"""Bytes of all plans and their earlier words together."""
_MAX_MANIFEST = 4_000_000
_MANIFEST, _PLAN = "manifest.json", "plan.json"


class NewerContainer(BadContainer):
    """The container was written by a newer program."""


class SeveralPlans(BadContainer):
    """One plan was asked for, and the container holds none or several."""


class Attachment(NamedTuple):
    """A file that goes with the plans; `name` is for people and never a path."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Carried:
    """A plan on its way with the states (`state_of`) of its earlier words, newest first.

    `bases` are the words of the newest of them that were sent or received, by their states.
    """

    plan: Plan
    ancestors: tuple[str, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> str:
        """The plan in canonical words."""
        return codec.to_json(self.plan)

    @cached_property
    def state(self) -> str:
        """What tells this plan from every other."""
        return state_of(self.words)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a container holds."""

    plans: tuple[Carried, ...]
    attachments: tuple[Attachment, ...] = ()


def state_of(words: str) -> str:
    """The hash of a plan's canonical words (`codec.to_json`)."""
    return hashlib.sha256(words.encode()).hexdigest()


def pack(plan: Plan) -> bytes:
    """The plan as a container; equal plans give equal bytes. Raises TooLarge."""
    return pack_all([Carried(plan)])


def pack_all(plans: Sequence[Carried], attachments: Sequence[Attachment] = ()) -> bytes:
    """Plans and attachments as a container. Raises TooLarge."""
    if len(plans) > MAX_PLANS or len(attachments) > MAX_ATTACHMENTS:
        raise TooLarge("too many")
    members: list[tuple[str, bytes]] = []
    listed = []
    for n, one in enumerate(plans):
        entry = _put(members, f"plan-{n}.json", one.words.encode())
        bases = list(one.bases.values())[:MAX_BASES]
        entry["ancestors"] = list(one.ancestors[:MAX_ANCESTORS])
        entry["bases"] = [_put(members, f"plan-{n}-base-{m}.json", w.encode()) for m, w in enumerate(bases)]
        listed.append({"id": one.plan.id, **entry})
    if sum(len(data) for _name, data in members) > MAX_WORDS:
        raise TooLarge("too many words")
    beside = [
        {"name": one.name, **_put(members, f"attachment-{n}", one.data)} for n, one in enumerate(attachments)
    ]
    manifest = {"format": "kehoach", "version": VERSION, "plans": listed, "attachments": beside}
    return write([(_MANIFEST, json.dumps(manifest, ensure_ascii=False).encode()), *members])


def unpack(data: bytes) -> Plan:
    """The plan of `pack`. Raises BadContainer, NewerContainer, SeveralPlans."""
    plans = unpack_all(data).plans
    if len(plans) != 1:
        raise SeveralPlans(f"{len(plans)} plans")
    return plans[0].plan


def unpack_all(data: bytes) -> Contents:
    """All that a container holds, each thing against its hash. Raises BadContainer, NewerContainer."""
    with opened(data) as members:
        manifest = _json(members.read(_MANIFEST, _MAX_MANIFEST))
        if not isinstance(manifest, dict) or manifest.get("format") != "kehoach":
            raise BadContainer("not a plan")
        version = manifest.get("version")
        if type(version) is not int or version < 1:
            raise BadContainer("no version")
        if version > VERSION:
            raise NewerContainer(str(version))
        return _first(members, manifest) if version == 1 else _second(members, manifest)


def _put(members: list[tuple[str, bytes]], name: str, data: bytes) -> dict[str, object]:
    members.append((name, data))
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadContainer(str(error)) from error


def _first(members: Members, manifest: dict[str, object]) -> Contents:
    """A container of the first version: one plan and its hash."""
    _refuse_others(members, {_PLAN})
    words = members.read(_PLAN, MAX_PLAN)
    if hashlib.sha256(words).hexdigest() != manifest.get("sha256"):
        raise BadContainer("the content does not match its hash")
    return Contents((_carried(words),))


def _second(members: Members, manifest: dict[str, object]) -> Contents:
    listed = _records(manifest, "plans", MAX_PLANS)
    beside = _records(manifest, "attachments", MAX_ATTACHMENTS)
    bases = [_records(entry, "bases", MAX_BASES) for entry in listed]
    _refuse_others(members, _names(bases, len(beside)))
    if sum(_size(entry) for entry in (*listed, *(one for row in bases for one in row))) > MAX_WORDS:
        raise BadContainer("too many words")
    plans = []
    for n, entry in enumerate(listed):
        known = [_read(members, f"plan-{n}-base-{m}.json", base) for m, base in enumerate(bases[n])]
        words = _read(members, f"plan-{n}.json", entry)
        plans.append(_carried(words, _ancestors(entry), [_text(base) for base in known]))
        if plans[-1].plan.id != entry.get("id"):
            raise BadContainer("another plan than told")
    if len({one.plan.id for one in plans}) != len(plans):
        raise BadContainer("a plan stands twice")
    attachments = tuple(
        Attachment(_name(entry), _read(members, f"attachment-{n}", entry)) for n, entry in enumerate(beside)
    )
    return Contents(tuple(plans), attachments)


def _names(bases: list[list[dict[str, object]]], attachments: int) -> Iterator[str]:
    for n, row in enumerate(bases):
        yield f"plan-{n}.json"
        yield from (f"plan-{n}-base-{m}.json" for m in range(len(row)))
    yield from (f"attachment-{n}" for n in range(attachments))


def _refuse_others(members: Members, wanted: Iterable[str]) -> None:
    if members.names != {_MANIFEST, *wanted}:
        raise BadContainer("other members than told")


def _carried(words: bytes, ancestors: tuple[str, ...] = (), bases: Sequence[str] = ()) -> Carried:
    try:
        plan = codec.from_json(_text(words))
    except codec.CodecError as error:
        raise BadContainer(str(error)) from error
    if why := unsound(plan):
        raise BadContainer(why)
    return Carried(plan, ancestors, {state_of(base): base for base in bases})


def _read(members: Members, name: str, entry: dict[str, object]) -> bytes:
    data = members.read(name, _size(entry))
    if len(data) != _size(entry) or hashlib.sha256(data).hexdigest() != entry.get("sha256"):
        raise BadContainer(f"{name} does not match its hash")
    return data


def _records(holder: dict[str, object], name: str, most: int) -> list[dict[str, object]]:
    found = holder.get(name)
    if not isinstance(found, list) or len(found) > most or not all(isinstance(one, dict) for one in found):
        raise BadContainer(name)
    return found


def _size(entry: dict[str, object]) -> int:
    size = entry.get("size")
    if type(size) is not int or size < 0:
        raise BadContainer("size")
    return size


def _ancestors(entry: dict[str, object]) -> tuple[str, ...]:
    found = entry.get("ancestors")
    if not isinstance(found, list) or len(found) > MAX_ANCESTORS:
        raise BadContainer("ancestors")
    if not all(isinstance(one, str) and len(one) == 64 and one.isascii() for one in found):
        raise BadContainer("ancestors")
    return tuple(found)


def _name(entry: dict[str, object]) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or len(name) > 255 or not clean(name):
        raise BadContainer("name")
    return clean(name)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadContainer(str(error)) from error
