"""Quick looks before the patterns never hide a fault."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan.checks import language
from desktop.plan.checks.names import expanded

WORDS = (
    "phối hợp",
    "chủ trì",
    "bộ y",
    "bộ",
    "ủy ban nhân dân",
    "một hai ba",
    "một hai ba bốn",
    "các",
    "KH&CN",
)
RIVALS = ("hoá", "hóa", "thuỷ", "Thủy", "hằng năm", "hàng năm")
SIGNS = (
    "ngày12",
    "12 /5",
    "12/ 5",
    "quyết định số 5",
    "12/QĐ -B",
    "- ",
    " -",
    "-",
    " ,",
    ", ",
    ";a",
    "( a",
    "a )",
)
PARTS = (*WORDS, *RIVALS, *SIGNS, "“", "”", "a)", "  ", ".", ":", "x")
LINES = st.tuples(st.lists(st.sampled_from(PARTS), max_size=9), st.sampled_from(("", " "))).map(
    lambda drawn: drawn[1].join(drawn[0])
)


@settings(max_examples=200)
@given(LINES)
def test_every_fault_of_a_pattern_is_told(words: str) -> None:
    told = {code for code, *_rest in language.faults(words)}
    assert told >= {code for code, _severity, pattern in language._PATTERNS if re.search(pattern, words)}
    assert bool(language.garbled(words)) == bool(re.search(language.GARBLED, expanded(words)))


@settings(max_examples=200)
@given(LINES)
def test_no_rival_way_of_writing_is_passed_over(words: str) -> None:
    for _code, *ways in language._RIVALS:
        for cue, pattern in ways:
            assert list(language._hits(cue, pattern, words)) == re.findall(pattern, words)
