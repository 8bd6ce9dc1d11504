"""What is to be printed and how: pages, copies, sides, and the sheets of paper that takes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.i18n import _, ngettext


class Sides(StrEnum):
    """One side of the paper, or both, turned over its long or its short edge."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Order:
    """`pages` are counted from 0, in the order they are printed; `paper` is "A4" or "A3"."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    sides: Sides = Sides.ONE
    grey: bool = False
    paper: str = "A4"


class WrongPages(ValueError):
    """`words` of a page range that cannot be printed; `beyond`: such pages, but not in this document."""

    def __init__(self, words: str, beyond: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.beyond = beyond


_RANGE = re.compile(r"(\d*)(?:\s*([-–—])\s*(\d*))?")
_LONGEST = 6


def read_pages(words: str, count: int) -> tuple[int, ...]:
    """Pages counted from 0 of "1-3, 5", "4-" or "-2", each once; all for "". Raises WrongPages."""
    parts = [part.strip() for part in re.split("[,;]", words) if part.strip()]
    pages = [page for part in parts for page in _read_range(part, count)]
    if not parts and words.strip():
        raise WrongPages(words.strip())
    return tuple(dict.fromkeys(pages)) if parts else tuple(range(count))


def _read_range(words: str, count: int) -> range:
    found = _RANGE.fullmatch(words)
    if not found or not (found[1] or found[3]) or len(words) > 2 * _LONGEST:
        raise WrongPages(words)
    first = int(found[1] or 1)
    last = int(found[3] or count) if found[2] else first
    first, last = min(first, last), max(first, last)
    if first < 1 or last > count:
        raise WrongPages(words, beyond=True)
    return range(first - 1, last)


def sheets(pages: int, copies: int, sides: Sides) -> int:
    """How many sheets of paper this takes; every copy begins on a new one."""
    return copies * (pages if sides is Sides.ONE else -(-pages // 2))


def sequence(order: Order, copying: bool) -> list[int | None]:
    """The sides in their order, None for an empty one; a printer `copying` by itself gets one copy."""
    if copying:
        return list(order.pages)
    both = order.sides is not Sides.ONE
    empty: list[int | None] = [None] if both and len(order.pages) % 2 else []
    copies = [[*order.pages, *empty] for _copy in range(order.copies - 1)]
    return [side for copy in (*copies, order.pages) for side in copy]


def keep(order: Order) -> str:
    """What to remember of an order for the next time, as JSON."""
    return json.dumps({"printer": order.printer, "sides": order.sides}, ensure_ascii=False)


def read_kept(words: str) -> tuple[str, Sides]:
    """The printer and the sides used last; no printer and one side when they cannot be read."""
    try:
        kept = json.loads(words) if words else {}
        return str(kept.get("printer", "")), Sides(kept.get("sides", Sides.ONE))
    except (ValueError, AttributeError):
        return "", Sides.ONE


def summary(order: Order) -> str:
    """ "4 pages, 2 copies, both sides: 4 sheets of A4, 100 %"."""
    pages, copies = len(order.pages), order.copies
    count = sheets(pages, copies, order.sides)
    return _("{pages}, {copies}, {sides}: {sheets} of {paper}, 100 %").format(
        pages=ngettext("{count} page", "{count} pages", pages).format(count=pages),
        copies=ngettext("{count} copy", "{count} copies", copies).format(count=copies),
        sides=_("one side") if order.sides is Sides.ONE else _("both sides"),
        sheets=ngettext("{count} sheet", "{count} sheets", count).format(count=count),
        paper=order.paper,
    )
