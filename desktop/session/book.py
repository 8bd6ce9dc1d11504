"""The book of acts for reading: newest lines first with the names of their plans, and where it is torn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from db import audit
from db.errors import translating
from db.transaction import reading
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import trash
from desktop.session.history import Line, history

if TYPE_CHECKING:
    from db.store import Store
    from desktop.session.library import Library

PAGE = 200
EVERY = 1_000_000
_PIECE = 500


class Book(NamedTuple):
    """Lines, newest first; `more` tells that there are older ones."""

    lines: tuple[Line, ...]
    more: bool


class Torn(NamedTuple):
    """A place where the book is not as it was written: the days around it, as ISO moments or ""."""

    kind: str
    after: str
    before: str


def read(library: Library, plan_id: str = "", limit: int = PAGE) -> Book:
    """The newest lines on a plan, on all plans, each by its name, where it is "". Raises KnownError."""
    found = history(library, plan_id, limit + 1)
    lines = found[:limit]
    if plan_id:
        lines = tuple(line._replace(title="") for line in lines)
    elif lines:
        names = {line.plan_id: line.title for line in lines if line.title} | _titles(library)
        lines = tuple(line._replace(title=names.get(line.plan_id) or line.title) for line in lines)
    return Book(lines, len(found) > limit)


def torn(library: Library) -> tuple[Torn, ...]:
    """Where the chain of lines does not hold, first place first; () where it does. Raises KnownError."""
    if not library.path.exists():
        return ()
    with library.store() as store, translating(store.path):
        chain, more = audit.Chain(), True
        while more:
            with reading(store.connection):
                found = audit.piece(store.connection, chain.seq, _PIECE)
                chain.follow(found)
                more = len(found) == _PIECE
                if not more:
                    chain.end(store.connection)
                    chain.compare(store.connection)
        return tuple(dict.fromkeys(_place(store, words) for words in chain.faults))


def torn_words(found: tuple[Torn, ...], say: Callable[[str], str]) -> KnownError:
    """What happened, what is safe, what to do; `say` puts an ISO moment into words."""
    first = found[0]
    after, before = (say(moment) if moment else "" for moment in (first.after, first.before))
    match first.kind:
        case "missing" if after and before:
            what = _("Lines of the history between {after} and {before} are missing.").format(
                after=after, before=before
            )
        case "missing":
            what = _("Lines at the beginning of the history are missing.")
        case "changed" if after:
            what = _("The line of the history of {moment} is not as it was written.").format(moment=after)
        case "cut":
            what = _("The newest lines of the history are missing.")
        case "plan":
            what = _("The history tells of a plan or a version that is not there any more.")
        case _:
            what = _("The history is not as it was written.")
    if len(found) > 1:
        what += " " + _("There are {n} such places.").format(n=len(found))
    return KnownError(
        what,
        _("The plans you see are checked by themselves and are safe."),
        _("A backup from before then holds the history as it was."),
    )


def _place(store: Store, words: str) -> Torn:
    numbers = [int(number) for number in re.findall(r"\b\d+\b", words)]
    if words.endswith("are missing") and len(numbers) == 2:
        return Torn("missing", _moment(store, numbers[0]), _moment(store, numbers[1]))
    if words.endswith("is gone") or words.endswith("are gone"):
        return Torn("plan", "", "")
    if "its head" in words:
        return Torn("cut", "", "")
    return Torn("changed", _moment(store, numbers[0]) if numbers else "", "")


def _moment(store: Store, seq: int) -> str:
    found = audit.piece(store.connection, seq - 1, 1)
    return str(found[0][3]) if found and found[0][0] == seq else ""


def _titles(library: Library) -> dict[str, str]:
    """Today's names of all plans that are there, the deleted ones too."""
    named = [(one.id, one.title) for one in trash.removed(library)]
    named += [(one.id, one.title) for one in library.plans(limit=EVERY)]
    return {plan_id: " ".join(title.split()) for plan_id, title in named}
