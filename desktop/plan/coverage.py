"""Whom a recipient line or a collective name reaches: abbreviations, collectives, the office's own units."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan
from desktop.plan.text import fold

_LONG = {
    "kh&cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "kh&kt": "khoa hoc va ky thuat",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "dvc": "dich vu cong",
    "dh": "dai hoc",
    "cd": "cao dang",
    "ptth": "phat thanh truyen hinh",
    "ttdt": "thong tin dien tu",
}
_LOOSE, _VAGUE = (
    frozenset(words.split())
    for words in (
        "cac cua va co lien quan thuoc truc tren dia ban tai mot cap la",
        "so phong don vi chuyen mon truong co nguoi dung dau xa phuong to chuc tinh khac",
    )
)
_OWN = (
    "phong", "van phong", "thanh tra", "chi cuc", "trung tam", "chi doan", "cong doan", "doan thanh nien",
    "chi bo", "cac phong", "truong phong", "truong cac phong", "cac don vi", "don vi thuoc",
    "don vi truc thuoc", "thu truong", "nguoi dung dau",
)  # fmt: skip
_FOREIGN = re.compile(r"^van phong (bo|chinh phu|tinh uy|uy ban nhan dan tinh|hoi dong)\b| cac huyen\b")
_ALL_OWN = re.compile(r"\b(cac|truong)\b.*\bdon vi\b(?!.*\blien quan\b)")
_ALL_ROOMS = re.compile(r"\b(cac|truong) phong\b")
_LEADERS = re.compile(r"\blanh dao (?!phong)|\bp?gd\b|giam doc|\bp?ct\b|chu tich(?! uy ban nhan dan tinh)")


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Folded words with the usual abbreviations written out."""
    return " ".join(_LONG.get(word, word) for word in re.findall(r"[\w&]+|:", fold(words)))


def own(name: str, directory: Directory = EMPTY) -> bool:
    """Whether the unit belongs to the office: by the directory, else by how it is called."""
    known = directory.unit(name)
    if known:
        return known.own
    words = plain(name)
    return words.startswith(_OWN) and not _FOREIGN.search(words)


def vague(name: str) -> bool:
    """ "các đơn vị có liên quan": nobody in particular."""
    return not _tokens(name) - _VAGUE


def collective(name: str) -> bool:
    """ "Các phòng, đơn vị thuộc Sở": all units of the office at once."""
    return bool(_ALL_OWN.search(plain(name)))


def leaders(line: str) -> bool:
    """Whether the line is for the office's own leaders ("GD, các PGD Sở")."""
    return bool(_LEADERS.search(plain(line)))


def itself(plan: Plan, name: str) -> bool:
    """Whether the name is the issuing office's own."""
    words = _tokens(name)
    issuers = (plan.office.name, plan.office.issuer)
    return bool(words) and any(words <= _tokens(issuer) for issuer in issuers if issuer)


def names(line: str, unit: str, plan: Plan, directory: Directory = EMPTY) -> bool:
    """Whether the line names the unit itself, in full, by a short name or by its initials."""
    known = directory.unit(unit)
    called = (unit, known.name) if known else (unit,)
    here = _tokens(line)
    if known and any(fold(short) in here for short in known.short if " " not in short):
        return True
    if ":" in line and _initials(unit) in here:
        return True
    place = _tokens(plan.office.place)
    return any((wanted := _told(name) - _towns(name, place)) and wanted <= here for name in called)


def covers(line: str, unit: str, plan: Plan, directory: Directory = EMPTY) -> bool:
    """Whether a paper sent to this line reaches the unit (domain §8.12)."""
    if names(line, unit, plan, directory):
        return True
    if ":" in line or not own(unit, directory):
        return False
    words, called = plain(line), plain(unit)
    if collective(line):
        return True
    return bool(_ALL_ROOMS.search(words)) and (vague(unit) or called.startswith(("phong", "van phong")))


def reached(plan: Plan, unit: str, directory: Directory = EMPTY) -> bool:
    """Whether any recipient of the plan covers the unit; the office itself and nobody in particular are."""
    if itself(plan, unit) or (vague(unit) and not own(unit, directory)):
        return True
    return any(covers(recipient.name, unit, plan, directory) for recipient in plan.recipients)


@lru_cache(maxsize=4096)
def _tokens(words: str) -> frozenset[str]:
    return frozenset(plain(words).replace(":", " ").split()) - _LOOSE


def _told(name: str) -> frozenset[str]:
    """The words that tell the unit from others; "đơn vị" tells nothing beside them."""
    words = _tokens(name)
    return words - {"don", "vi"} or words


def _towns(name: str, place: frozenset[str]) -> frozenset[str]:
    """Words that only say which province it is; a People's Committee is told by them."""
    if plain(name).startswith("uy ban nhan dan"):
        return frozenset()
    return place | {"tinh"}


def _initials(unit: str) -> str:
    words = plain(unit).split()
    heads = {"phong": 1, "trung": 2, "chi": 2}
    if words[:2] == ["van", "phong"]:
        return "vp"
    rest = words[heads.get(words[0], 0) :] if words else []
    return "".join(word[0] for word in rest if word != "va")
