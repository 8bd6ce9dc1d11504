"""What was done to a plan, when and by whom, in the user's words: the book's lines, newest first."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.i18n import _, ngettext
from desktop.session.library import Library
from desktop.session.names import state_name
from desktop.session.versions import Reason, reason_words

if TYPE_CHECKING:
    from db.audit import Entry

Detail = dict[str, object]


class Line(NamedTuple):
    """One act; `moment` is an ISO moment in UTC, `what` in words, `title` that of then where known."""

    moment: str
    who: str
    machine: str
    what: str
    plan_id: str
    title: str


def history(library: Library, plan_id: str = "", limit: int = 200) -> tuple[Line, ...]:
    """The newest acts on a plan, on all plans where it is "". Raises KnownError."""
    if not library.path.exists():
        return ()
    with library.store() as store:
        return tuple(_line(entry) for entry in store.history(plan_id, limit))


def _line(entry: Entry) -> Line:
    detail = _read(entry.detail)
    title = " ".join(str(detail.get("title", "")).split())
    what = _what(entry.action, detail)
    return Line(entry.moment, entry.who, entry.machine, what, entry.plan_id, title)


def _what(action: str, detail: Detail) -> str:
    match action:
        case "created":
            return _("Created")
        case "edited":
            return _edited(detail)
        case "state":
            was, now = (state_name(str(detail.get(end, ""))) for end in ("from", "to"))
            return _("State: {was} → {now}").format(was=was, now=now)
        case "removed":
            return _("Put into the bin")
        case "restored":
            return _("Brought back from the bin")
        case "purged":
            return _("Deleted for good")
        case "imported":
            return _("Taken in from a file")
        case "version-kept":
            return _kept(detail)
        case "upgraded":
            return _("The store was brought to a newer form")
        case "backup-restored":
            return _("A backup was restored")
    return action


def _edited(detail: Detail) -> str:
    if detail.get("damaged"):
        return _("Saved over a damaged plan")
    fields = detail.get("fields")
    names = _places(fields) if isinstance(fields, dict) else []
    if not names:
        return _("Changed")
    return _("Changed: {places}").format(places="; ".join(dict.fromkeys(names)))


def _kept(detail: Detail) -> str:
    reason = str(detail.get("reason", ""))
    why = reason_words(Reason(reason)) if reason in set(Reason) else ""
    beside = str(detail.get("label") or why)
    kept = _("Version {number} was kept").format(number=detail.get("number", ""))
    return f"{kept} ({beside})" if beside else kept


def _places(fields: Detail) -> list[str]:
    """Where something was changed, from the plan's head to its annexes."""
    plan = fields.get("plan")
    heads = [name for names in plan.values() for name in names] if isinstance(plan, dict) else []
    found = [_head(str(name)) for name in heads]
    for table in ("basis", "section", "item", "recipient", "annex"):
        if isinstance(records := fields.get(table), dict):
            found.append(f"{_tables()[table]} ({_counted(records)})")
    return found


def _head(name: str) -> str:
    words = name.removeprefix("data.")
    match words:
        case "title":
            return _("Title of the plan")
        case "event" | "anchor":
            return _("Event")
        case "number" | "symbol" | "year" | "office" | "issue":
            return _("Office, number and day")
        case "opening":
            return _("Basis and opening")
        case "closing":
            return _("Closing words")
        case "signature" | "below":
            return _("Signer")
        case "archive":
            return _("Recipients")
        case "page" | "stamps":
            return _("Page setup")
        case "state":
            return _("State of the plan")
    return _("Other particulars")


def _tables() -> dict[str, str]:
    return {
        "basis": _("Documents cited"),
        "section": _("Parts"),
        "item": _("Contents of the parts"),
        "recipient": _("Recipients"),
        "annex": _("Annexes"),
    }


def _counted(records: Detail) -> str:
    """ "2 added, 1 changed"."""
    kinds = Counter({"+": 0, "": 0, "-": 0})
    for names in records.values():
        first = names[0] if isinstance(names, list) and names else ""
        kinds[first if first in ("+", "-") else ""] += 1
    new, changed, gone = kinds["+"], kinds[""], kinds["-"]
    words = [
        new and ngettext("{count} added", "{count} added", new).format(count=new),
        changed and ngettext("{count} changed", "{count} changed", changed).format(count=changed),
        gone and ngettext("{count} deleted", "{count} deleted", gone).format(count=gone),
    ]
    return ", ".join(word for word in words if word)


def _read(words: str) -> Detail:
    try:
        found = json.loads(words)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
