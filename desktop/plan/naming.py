"""How offices are called inside a sentence: "Sở", "UBND xã", "Lãnh đạo Sở"."""

from __future__ import annotations

from re import IGNORECASE, compile

from desktop.plan.plan import Plan
from desktop.plan.text import fold

PROVINCE = compile(r"(?:UBND|Ủy ban nhân dân) (tỉnh|thành phố)", IGNORECASE)
COMMUNE = compile(r"(?:UBND|Ủy ban nhân dân)\s+(xã|phường|đặc khu)", IGNORECASE)
_SPELLED = ("Bộ Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "Văn phòng", "Thanh tra")


def office_name(plan: Plan) -> str:
    """The office inside a sentence."""
    return plan.office.name or spelled(plan.office.issuer, plan)


def agency(plan: Plan) -> str:
    """What kind of office it is: "Sở", "UBND xã", "Trung tâm"."""
    office = office_name(plan)
    commune = COMMUNE.search(office)
    if commune:
        return f"UBND {commune[1].lower()}"
    words = office.split()
    return " ".join(words[: 2 if words[0] in ("Chi", "Trung") else 1]) if words else ""


def leaders_line(plan: Plan) -> str:
    """The office's own leaders as a recipient."""
    kind = agency(plan)
    return f"CT, các Phó CT {kind}" if kind.startswith("UBND") else f"Lãnh đạo {kind}"


def spelled(capitals: str, plan: Plan) -> str:
    """A heading's capitals as the name is written in a sentence; "" where that is not known."""
    words = " ".join(capitals.split())
    province = PROVINCE.search(words)
    if province:
        return f"UBND {province[1].lower()} {_place(words[province.end() :])}".strip()
    commune = COMMUNE.search(words)
    if commune:
        return f"UBND {commune[1].lower()} {_place(words[commune.end() :])}".strip()
    cited = (basis.issuer for basis in plan.opening.bases)
    return next((name for name in (*_SPELLED, *cited) if fold(name) == fold(words)), "")


def addressed(issuer: str) -> str:
    """ "Chủ tịch UBND tỉnh Thanh Hóa" gets its copy as "UBND tỉnh"."""
    found = PROVINCE.search(issuer)
    return f"UBND {found[1].lower()}" if found else issuer


def _place(capitals: str) -> str:
    return " ".join(word.capitalize() for word in capitals.split())


def capital(words: str) -> str:
    """The first letter as a capital, the others as they are."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """The first word without its capital, unless it is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
