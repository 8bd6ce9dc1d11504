"""Money in words: what amounts say ("1,5 tỷ đồng"), their sum, and a number as Vietnamese read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from desktop.plan.item import Activity, Duty, Item, Money
from desktop.plan.plan import Plan
from desktop.plan.text import clean, fold
from desktop.plan.tree import Items, all_items, walk

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MOST = 10**15
_BILLION = 10**9
_SCALES = (
    ("nghin ty", 10**12), ("ngan ty", 10**12), ("ty", 10**9), ("trieu", 10**6), ("tr", 10**6),
    ("nghin", 10**3), ("ngan", 10**3),
)  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<number>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?)\s*"
    r"(?P<scale>(?:nghin|ngan) ty|ty|trieu|tr|nghin|ngan)?\s*(?P<unit>dong|vnd|d|₫)?(?:\s*chan)?\.?"
)


def number_words(number: int, *, linh: str = "linh", nghin: str = "nghìn") -> str:
    """A number from 0 as it is read: 125 "một trăm hai mươi lăm"; `linh` or "lẻ", `nghin` or "ngàn"."""
    if number < 0:
        raise ValueError(number)
    return " ".join(_read(number, False, linh, nghin)) or DIGITS[0]


def dong_words(amount: int, *, linh: str = "linh", nghin: str = "nghìn") -> str:
    """ "Một trăm hai mươi lăm triệu đồng"."""
    words = f"{number_words(amount, linh=linh, nghin=nghin)} đồng"
    return words[0].upper() + words[1:]


def _read(number: int, follows: bool, linh: str, nghin: str) -> list[str]:
    """`follows`: words of a higher part stand before, so that hundreds must be said."""
    billions, rest = divmod(number, _BILLION)
    words: list[str] = []
    if billions:
        words = [*_read(billions, follows, linh, nghin), "tỷ"]
    for scale, name in ((10**6, "triệu"), (10**3, nghin), (1, "")):
        group, rest = divmod(rest, scale)
        if group:
            words += _group(group, follows or bool(words), linh)
            words += [name] if name else []
    return words


def _group(number: int, follows: bool, linh: str) -> list[str]:
    """Three figures, not all of them zero."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or follows else []
    if tens:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    elif ones and words:
        words.append(linh)
    return words + ([_one(tens, ones)] if ones else [])


def _one(tens: int, ones: int) -> str:
    """The last figure: "mốt" and "tư" after twenty, "lăm" after ten."""
    if tens >= 2 and ones in (1, 4):
        return {1: "mốt", 4: "tư"}[ones]
    return "lăm" if tens and ones == 5 else DIGITS[ones]


def read_amount(words: str, unit: int = 1) -> int | None:
    """The amount in đồng that the words state alone ("125.000.000 đồng", "1,5 tỷ"); None for other words.

    `unit` is what a bare number counts, as in a column "Kinh phí (triệu đồng)".
    """
    said = re.sub(r"\bti\b", "ty", " ".join(fold(clean(words)).split()))
    found = _AMOUNT.fullmatch(said)
    if not found:
        return None
    scale = dict(_SCALES).get(found["scale"] or "", 1 if found["unit"] else unit)
    amount = _number(found["number"]) * scale
    return int(amount) if amount.denominator == 1 and amount < MOST else None


def column_unit(title: str) -> int:
    """What a bare number counts below this title: "(triệu đồng)", "ĐVT: 1.000 đồng"; else 1."""
    said = fold(title)
    if re.search(r"1[.,]?000\s*(?:dong|d)\b", said):
        return 1000
    return next((scale for name, scale in _SCALES if re.search(rf"\b{name}\b\.?\s*(?:dong|d)?\b", said)), 1)


def _number(words: str) -> Fraction:
    """Dots between thousands and a decimal comma, or the other way round where only that can be."""
    words = words.replace(" ", "")
    if words.count(",") > 1:
        words = words.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", words):
        words = words.replace(".", "")
    elif re.fullmatch(r"\d{1,3},\d{3}", words):
        words = words.replace(",", "")
    return Fraction(words.replace(",", "."))


def total(plan: Plan) -> int:
    """All amounts of the plan in đồng."""
    return sum(_amounts(all_items(plan)))


def cost_of(item: Item) -> int:
    """The amounts that belong to an activity itself, without activities inside it."""
    return sum(_amounts(_own(item.children)))


def activities_total(plan: Plan) -> int:
    """The amounts that stand below activities and duties of the sections."""
    tops = (item for section in plan.sections for item in _outermost(section.items))
    return sum(sum(_amounts(walk(item.children))) for item in tops)


def _outermost(items: Items) -> Iterator[Item]:
    for item in items:
        if isinstance(item.content, Activity | Duty):
            yield item
        else:
            yield from _outermost(item.children)


def _own(items: Items) -> Iterator[Item]:
    for item in items:
        if not isinstance(item.content, Activity | Duty):
            yield item
            yield from _own(item.children)


def _amounts(items: Iterator[Item]) -> Iterator[int]:
    return (it.content.amount for it in items if isinstance(it.content, Money) and it.content.amount)
