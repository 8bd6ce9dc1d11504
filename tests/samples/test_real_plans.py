"""Units, symbols, days and numbers of the real plans occur in the samples; their prose does not.

The real texts lie beside the repository and are skipped where they are absent. `real/NAME.toml` lists
each error of the real text with its correction, and further official names that must stay word for word.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "plans"
TABLES = Path(__file__).parent / "real"

_CAPITALS = "".join(letter for letter in map(chr, range(ord("A"), ord("ỹ"))) if letter.isupper())
_CAPITAL = rf"[{_CAPITALS}][\w&]*"
_BODIES = (
    "Phòng|Trung tâm|Chi cục|Văn phòng|Thanh tra|Chi đoàn|Đoàn|Công đoàn|Sở|Bộ|UBND|HĐND|Liên hiệp|Hội|"
    "Hiệp hội|Đài|Báo|Ban|Trường|Phân hiệu|Trang|Bản tin|Chuyên mục|Đảng|Ngày|Lễ|Khu|Hội trường|Tòa nhà"
)
PATTERNS = {
    "symbols": rf"\b\d+[/-]{_CAPITAL}(?:[/-]{_CAPITAL})*",
    "days": r"\b\d{1,2}/\d{1,2}/\d{4}|\b\d{1,2} tháng \d{1,2} năm \d{4}",
    "months": r"[Tt]háng \d{1,2}/\d{4}|[Tt]háng \d{1,2} - \d{1,2} năm \d{4}",
    "numbers": r"\b\d+(?:[./:-]\d+)*",
    "units": rf"\b(?:{_BODIES})(?:(?:,| -| và| các)? {_CAPITAL})+",
    "abbreviations": r"\b[A-ZĐ]{2,}(?:\s?[,&]\s?[A-ZĐ]{2,})*\b",
    "quotations": r"“[^”]+”",
}
WORDS_IN_A_ROW = 12


@pytest.fixture
def table(name: str) -> dict[str, list[list[str]]]:
    """`corrections` = [real, ours, reason]; `official` = [words that must stay, what they are]."""
    return tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))


@pytest.fixture
def raw(name: str) -> str:
    """The real text without marks of type, white space as one blank."""
    path = REAL / f"{name}.txt"
    if not path.exists():
        pytest.skip("the real plans are not here")
    return " ".join(re.sub(r"[*#]", "", path.read_text("utf-8")).split())


@pytest.fixture
def real(raw: str, table: dict[str, list[list[str]]]) -> str:
    """The real text with its errors corrected."""
    for wrong, right, _ in table["corrections"]:
        raw = raw.replace(wrong, right)
    return raw


@pytest.fixture
def ours(name: str, plan_text: Callable[[str], str]) -> str:
    return plan_text(name)


@pytest.fixture
def body(real: str, ours: str) -> str:
    """Our text from where the real one begins: two of the real texts have no header."""
    return ours if "Số:" in real else ours[ours.index("KẾ HOẠCH") :]


@pytest.mark.parametrize("what", PATTERNS)
def test_what_the_real_plan_names_is_in_the_sample(real: str, ours: str, what: str) -> None:
    named = {" ".join(found.split()) for found in re.findall(PATTERNS[what], real)}
    assert {found for found in named if found not in ours} == set()


@pytest.mark.parametrize("what", ["symbols", "days", "months", "numbers"])
def test_symbols_days_and_numbers_occur_as_often(real: str, body: str, what: str) -> None:
    assert Counter(re.findall(PATTERNS[what], body)) == Counter(re.findall(PATTERNS[what], real))


def test_every_correction_is_of_a_real_error(raw: str, table: dict[str, list[list[str]]]) -> None:
    assert [wrong for wrong, _, reason in table["corrections"] if wrong not in raw or not reason] == []


def test_no_corrected_error_is_left(ours: str, table: dict[str, list[list[str]]]) -> None:
    errors = [wrong for wrong, right, _ in table["corrections"] if wrong not in right]
    assert [wrong for wrong in errors if wrong in ours] == []


def test_the_prose_is_our_own(
    real: str, ours: str, facts: dict[str, list[str]], table: dict[str, list[list[str]]]
) -> None:
    """No twelve words in a row are those of the real plan, but for facts and official names."""
    names = [name for name, _ in table["official"]]
    names += [fact for group in facts.values() for fact in group if len(fact.split()) > 2]
    assert sorted(rows(real, names) & rows(ours, names)) == []


def test_the_prose_is_about_as_long(real: str, ours: str) -> None:
    assert 0.8 < len(ours) / len(real) < 1.2


def rows(words: str, names: list[str]) -> set[str]:
    """Every row of twelve words inside one sentence; a fact or official name ends the row."""
    for known in sorted(names, key=len, reverse=True):
        words = re.sub(re.escape(known), "\n", words, flags=re.IGNORECASE)
    found = set()
    for part in re.split(r"\n|\. ", words.casefold()):
        bare = re.findall(r"\w+", part)
        found |= {" ".join(bare[n : n + WORDS_IN_A_ROW]) for n in range(len(bare) - WORDS_IN_A_ROW + 1)}
    return found
