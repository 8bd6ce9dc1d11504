"""What a conflict is about, in the words of the paper."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, cast

from desktop.plan import answers
from desktop.plan.dates import short_date
from desktop.plan.item import Activity, Content, Unit
from desktop.plan.merge_parts import OWNERS, Key, Parts
from desktop.plan.plan import Basis, Recipient
from desktop.plan.text import Text
from desktop.plan.wording import cite


class Label(NamedTuple):
    """Where it stands and what it is, as in a Difference."""

    place: str
    code: str


_PAGES = {"issue": "office", "event": "title", "page": "stamps", "state": "", "archive": "recipients"}
_CODES = {
    "office/name": "office_name",
    "issue/day": "day",
    "event/name": "event",
    "event/day": "event_day",
    "signature/name": "signer",
}


def label(key: Key, field: str, value: Any) -> Label:
    """Of a field of a record; `value` is the record's fields on one of the sides."""
    match key.kind:
        case "plan":
            return _frame(field)
        case "section":
            return Label(key.id, "section" if field in ("title", "", "order") else field)
        case "annex":
            return Label(key.id, "annex")
        case "item":
            content = value["content"]
            own = field.rpartition("/")[2]
            named = isinstance(content, Activity) and own in ("product", "progress")
            return Label(key.id, own if named else type(content).__name__.lower())
        case "recipient":
            return Label(f"recipients/recipients/{key.id}", "recipient")
        case "basis":
            return Label(f"opening/bases/{key.id}", "basis")
    return Label(value["whole"].place if value else key.id, key.kind)


def _frame(field: str) -> Label:
    page, _, name = field.partition("/")
    place = _PAGES.get(page, page)
    code = _CODES.get(field, name or page)
    return Label(f"{place}/{name or page}" if place else "", code)


def whole(key: Key, value: Any) -> str:
    """The record's own words, "" where it has none."""
    match key.kind:
        case "item":
            return answers.words_of(cast(Content, value["content"]))
        case "section" | "annex":
            return " ".join(str(value["title"]).split())
        case "recipient":
            return answers.recipient(Recipient(id=key.id, **value))
        case "basis":
            return cite(Basis(id=key.id, **value))
    return ""


def tree_words(key: Key, parts: Parts) -> str:
    """The words of a record and of all below it."""
    lines = [whole(key, parts.fields[key])]
    lines += [tree_words(below, parts) for below in parts.rows.get(key, ())]
    return "\n".join(filter(None, lines))


def where(key: Key, parts: Parts) -> str:
    """What a record stands below, and as which there."""
    holder = parts.holder[key]
    title = whole(holder, parts.fields[holder]) if holder.kind in ("item", *OWNERS) else ""
    return f"{title} ({parts.rows[holder].index(key) + 1})".strip()


def shown(value: object) -> str:
    """One value of a field."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case date():
            return short_date(value)
        case Text():
            return answers.plain(value)
        case Unit(name=name):
            return name
        case tuple():
            return "; ".join(filter(None, map(shown, value)))
    return " ".join(str(value).split())
