"""The grammar on skeletons: which rule takes a phrase, and what none takes."""

import re
from datetime import date

import pytest

from desktop.plan.phrase_rules import RULES, understand
from desktop.plan.phrase_tokens import Unreadable, read

LETTERS = set("DNMQYKCPLW")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("17/5/2026", "day"),
        ("tháng 5/2026", "months"),
        ("trước 17/5/2026", "deadline"),
        ("01 ngày, tháng 5/2026", "within"),
    ],
)
def test_the_first_rule_that_applies_is_taken(words, kind):
    found = understand(read(words, None))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "words", ["", "sáng tạo", "17/5/2026 và tháng 6/2026", "3 ngày 2 đêm", "quý II, tháng 5/2026"]
)
def test_other_words_are_left_alone(words):
    assert understand(read(words, 2026)) is None


def test_ends_of_unlike_grain_make_a_vague_window():
    found = understand(read("từ tháng 5/2026 đến quý III/2026", None))
    assert found is not None
    assert (found.kind, found.earliest, found.latest) == ("vague", date(2026, 5, 1), date(2026, 9, 30))


def test_a_day_without_a_year_is_refused_when_nothing_gives_one():
    with pytest.raises(Unreadable, match="no_year"):
        understand(read("17/5", None))


def test_the_core_takes_the_year_of_the_window():
    found = understand(read("tháng 4/2024, trọng tâm từ 15 - 21/4", 2030))
    assert found is not None
    assert found.core == (date(2024, 4, 15), date(2024, 4, 21))


def test_every_rule_is_a_pattern_and_a_maker():
    assert all(
        callable(make) and re.compile(pattern) and set(needs) <= LETTERS for needs, pattern, make in RULES
    )
