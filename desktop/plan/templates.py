"""Plans to begin with: skeletons of the usual kinds, filled for one office and one year."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, cast

from desktop.plan import events, shelf
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Event, Issue, Office, Plan, Recipient, Signature, new_id
from desktop.plan.text import fold
from desktop.plan.wording import GAP

DAYS = {"science-day": "science", "innovation-day": "innovation"}
"""The yearly day that a template is for, as `events` names it."""

KEYS = (*DAYS, "event", "training", "conference")
"""To add a template: its file in resources/templates, its key here, its words in ui/home/ways.py."""

_RECORDS = ("sections", "items", "children", "recipients", "annexes", "bases")
_LEVELS = "TỈNH|THÀNH PHỐ|ĐẶC KHU|PHƯỜNG|XÃ"
_COMMUNES_SINCE = 2026  # the first whole year without districts
_USUAL_OFFICE = "Sở Khoa học và Công nghệ"


def make(key: str, year: int, directory: Directory = EMPTY) -> Plan:
    """A new plan of the template for that year; what the office must decide is left as dotted gaps."""
    if key not in KEYS:
        raise ValueError(key)
    from desktop.plan import codec  # 10 ms that the list of templates need not wait for

    event = day_of(key, year)
    words = _words(event, year, directory.office)
    (skeleton,) = _records([_filled(shelf.read("templates", key), words)])
    plan = codec.from_json(json.dumps(skeleton))
    return replace(
        plan,
        office=directory.office,
        issue=Issue(year=year),
        event=event,
        page=directory.page,
        signature=_signature(directory),
        **_recipients(directory, plan.recipients),
    )


def day_of(key: str, year: int) -> Event:
    """The event of a template in that year, under its official name; empty for a template of no fixed day."""
    for day in events.yearly_days():
        if day.key == DAYS.get(key):
            return Event((day.of(year) or day.names[0]).name, day.on(year))
    return Event()


def _signature(directory: Directory) -> Signature:
    first = next(iter(directory.signers), None)
    return Signature(first.authority, first.name) if first else Signature()


def _recipients(directory: Directory, usual: tuple[Recipient, ...]) -> dict[str, Any]:
    """The office's own set, the first it keeps, else the usual recipients of such a plan."""
    for kept in directory.recipients:
        own = tuple(replace(recipient, id=new_id()) for recipient in kept.recipients)
        return {"recipients": own, "archive": kept.archive}
    return {"recipients": usual}


def _words(event: Event, year: int, office: Office) -> dict[str, str]:
    """What stands for each {word} of a template."""
    level = _level(office)
    commune = level in ("xã", "phường", "đặc khu")
    kind = ("commune" if commune else "province") if office.collective else "department"
    area = _area(level, office.place)
    words = {
        "year": str(year),
        "level": level,
        "area": area,
        "party": "Thường trực Tỉnh ủy" if level == "tỉnh" else "Thường trực Thành ủy",
        "communes": "xã, phường" if year >= _COMMUNES_SINCE else "huyện, thị xã, thành phố",
        "event": event.name,
        "science_day": day_of("science-day", year).name,
        "and_anniversary": _anniversary(event.day, office),
        "office": office.name or _running_name(office, area),
    }
    kinds = cast("dict[str, dict[str, str]]", shelf.read("templates", "offices"))
    return words | {name: _put(said, words) for name, said in kinds[kind].items()}


def _level(office: Office) -> str:
    """ "tỉnh", "xã" …: of a People's Committee its own, of a department its superior's."""
    names = office.issuer if office.collective else office.superior
    found = re.search(rf"(?<!\w)({_LEVELS})(?!\w)", names.upper())
    return found.group(1).lower() if found else "xã" if office.collective else "tỉnh"


def _area(level: str, place: str) -> str:
    """ "tỉnh Quảng Ngãi"; a place that carries its level ("Thành phố Hồ Chí Minh") as it is."""
    return place if fold(place).startswith(fold(level)) else f"{level} {place}".rstrip()


def _running_name(office: Office, area: str) -> str:
    if office.collective:
        return f"Ủy ban nhân dân {area}"
    issuer = " ".join(office.issuer.split())
    return _USUAL_OFFICE if fold(issuer) in ("", fold(_USUAL_OFFICE)) else GAP


def _anniversary(day: date | None, office: Office) -> str:
    """The ministry's round birthday belongs to the plan of a department."""
    found = events.anniversary(day.year) if day else None
    return f" và {found.words}" if found and found.round and not office.collective else ""


def _filled(data: object, words: dict[str, str]) -> object:
    """The data with every {word} said and every «gap» dotted."""
    if isinstance(data, dict):
        return {name: _filled(part, words) for name, part in data.items()}
    if isinstance(data, list):
        return [_filled(part, words) for part in data]
    return _put(data, words) if isinstance(data, str) else data


def _put(said: str, words: dict[str, str]) -> str:
    """{own} as it is, {Own} with a capital."""

    def word(found: re.Match[str]) -> str:
        name = found.group(1)
        value = words[name[0].lower() + name[1:]]
        return value[:1].upper() + value[1:] if name[0].isupper() else value

    return re.sub(r"«[^»]*»", GAP, re.sub(r"\{(\w+)\}", word, said))


def _records(data: list[Any]) -> list[Any]:
    """Records, and those in them, each with a fresh id."""
    return [{"id": new_id(), **_with_ids(record)} for record in data]


def _with_ids(data: dict[str, Any]) -> dict[str, Any]:
    made = {name: _records(part) if name in _RECORDS else part for name, part in data.items()}
    return made | {"opening": _with_ids(data["opening"])} if "opening" in data else made
