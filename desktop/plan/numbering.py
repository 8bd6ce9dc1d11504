"""Numbers of sections and items, computed from where they stand (domain §6.1, decree30 §3.7)."""

from __future__ import annotations

from collections import Counter

from desktop.plan.item import Item, Mark
from desktop.plan.plan import Plan
from desktop.plan.tree import Items, owners

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_SIGNS = {Mark.DASH: "-", Mark.PLUS: "+", Mark.STAR: "*", Mark.NONE: ""}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Roman numeral of a positive number."""
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def letter(number: int) -> str:
    """The n-th letter of the Vietnamese administrative alphabet (a b c d đ e …), then aa, ab, …"""
    first, last = divmod(number - 1, len(ALPHABET))
    return (letter(first) if first else "") + ALPHABET[last]


def marks(items: Items, prefix: str = "") -> dict[str, str]:
    """Item id → printed mark ("1.", "1.1.", "a)", "(1)", "-", …) for a whole tree."""
    found: dict[str, str] = {}
    counts: Counter[Mark] = Counter()
    for item in items:
        counts[item.mark] += 1
        found[item.id] = _mark(item, counts[item.mark], prefix)
        below = found[item.id] if item.mark in (Mark.NUMBER, Mark.DECIMAL) else prefix
        found.update(marks(item.children, below))
    return found


def _mark(item: Item, number: int, prefix: str) -> str:
    match item.mark:
        case Mark.NUMBER:
            return f"{number}."
        case Mark.DECIMAL:
            return f"{prefix}{number}."
        case Mark.LETTER:
            return f"{letter(number)})"
        case Mark.PAREN:
            return f"({number})"
        case sign:
            return _SIGNS[sign]


def plan_marks(plan: Plan) -> dict[str, str]:
    """Id of every section and item → its printed mark; sections are Roman ("III.")."""
    found = {section.id: f"{roman(n)}." for n, section in enumerate(plan.sections, 1)}
    for owner in owners(plan):
        found.update(marks(owner.items))
    return found


def annex_name(plan: Plan, index: int) -> str:
    """ "Phụ lục" alone, or "Phụ lục II" where there are several (decree30 A2)."""
    return "Phụ lục" if len(plan.annexes) == 1 else f"Phụ lục {roman(index + 1)}"
