"""Names of units compared: abbreviations written out, case, accents, punctuation and spaces left aside."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.plan.text import fold

ABBREVIATIONS = {
    "KH,CN&ĐMST": "khoa học công nghệ và đổi mới sáng tạo",
    "KHCN&ĐMST": "khoa học công nghệ và đổi mới sáng tạo",
    "KH&CN": "khoa học và công nghệ",
    "KHCN": "khoa học và công nghệ",
    "KH&KT": "khoa học và kỹ thuật",
    "KHKT": "khoa học và kỹ thuật",
    "KH&ĐT": "kế hoạch và đầu tư",
    "ĐMST": "đổi mới sáng tạo",
    "GD&ĐT": "giáo dục và đào tạo",
    "NN&MT": "nông nghiệp và môi trường",
    "TT&TT": "thông tin và truyền thông",
    "VHXH": "văn hóa xã hội",
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "PTTH": "phát thanh và truyền hình",
    "PT-TH": "phát thanh và truyền hình",
    "TTĐT": "thông tin điện tử",
    "DVC": "dịch vụ công",
    "ĐH": "đại học",
    "CĐ": "cao đẳng",
    "PGD": "phó giám đốc",
    "GD": "giám đốc",
    "PCT": "phó chủ tịch",
    "CT": "chủ tịch",
}
_SHORT = r"(?<![\w&])(?:" + "|".join(re.escape(word) for word in ABBREVIATIONS) + r")(?![\w&])"
_NOT_A_NAME = ("cac ", "nhung ", "moi ", "toan the ", "don vi", "dia phuong", "mot so ", "co quan ", "tung ")


def expanded(words: str) -> str:
    """The words with the usual abbreviations written out."""
    return re.sub(_SHORT, lambda match: ABBREVIATIONS[match[0]], words)


@lru_cache(maxsize=2048)
def key(name: str) -> tuple[str, ...]:
    """What a name says: its syllables without case, accents, punctuation and "và"."""
    return tuple(word for word in re.findall(r"\w+", fold(expanded(name))) if word != "va")


@lru_cache(maxsize=2048)
def spaced(name: str) -> str:
    """The name with single spaces, none before a comma, and one on both sides of a loose hyphen."""
    name = re.sub(r"\s*(?<=\s)-\s*|\s*-(?=\s)\s*", " - ", name.strip(" .;,"))
    return re.sub(r"\s+([,;])", r"\1", " ".join(name.split()))


@lru_cache(maxsize=2048)
def is_group(name: str) -> bool:
    """Whether the words name nobody in particular ("các phòng, đơn vị thuộc Sở")."""
    folded = fold(name.strip())
    return folded.startswith(_NOT_A_NAME) or "lien quan" in folded or not name.strip()[:1].isupper()


def one_slip(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names of the same length differ in one letter of one longer syllable."""
    if len(first) != len(second) or len(first) < 3:
        return False
    apart = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    if len(apart) != 1:
        return False
    one, two = apart[0]
    return min(len(one), len(two)) >= 3 and one.isalpha() and two.isalpha() and distance(one, two) == 1


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out or changed."""
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        left, row[0] = row[0], at
        for n, other in enumerate(two, 1):
            left, row[n] = row[n], min(row[n] + 1, row[n - 1] + 1, left + (letter != other))
    return row[-1]


def same_case(one: str, two: str) -> bool:
    """Whether two names write the syllables they share in the same case, abbreviations aside."""
    for first, second in zip(
        re.findall(r"\w+", _blanked(one)), re.findall(r"\w+", _blanked(two)), strict=False
    ):
        if fold(first.lstrip("0")) != fold(second.lstrip("0")):
            return True
        if first != second and "0" not in (first[0], second[0]):
            return False
    return True


@lru_cache(maxsize=2048)
def initials(name: str) -> str:
    """ "VHXH" of "Phòng Văn hóa - Xã hội"; the word for the kind of unit is left out."""
    words = re.findall(r"\w+", re.sub(r"^(?:Phòng|Văn phòng Sở|Ban|Trung tâm|Chi cục)\s+", "", name))
    return "".join(word[0].upper() for word in words if fold(word) not in ("va", "cac"))


def _blanked(name: str) -> str:
    """The name with each syllable of an abbreviation as "0", which takes any case."""
    return re.sub(
        _SHORT, lambda match: " ".join("0" + word for word in ABBREVIATIONS[match[0]].split()), name
    )
