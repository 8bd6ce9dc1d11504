"""Every finding and every fix has words in both languages."""

import re
from pathlib import Path

import pytest

from desktop import i18n
from desktop.plan.fixes import Fix
from desktop.plan.plan import blank
from desktop.plan.review import UNCHECKED, Finding, Severity
from desktop.session.findings import say, say_fix, severity_word

CHECKS = "".join(path.read_text("utf-8") for path in sorted(Path("desktop/plan/checks").glob("*.py")))
MADE = re.findall(r'(?:error|warning|hint|make|Finding)\(\s*"([a-z_]+)"', CHECKS)
NAMED = re.findall(
    r'"([a-z]+_(?:missing|hyphen|date|space|mark|word|kind|slip|signs|hang|tone|untitled))"', CHECKS
)
TIMES = [
    f"time_{code}" for code in ("weekday", "reversed", "impossible_date", "count", "no_year", "no_month")
]
RESTS = [f"{head}rest_{day}" for head in ("", "event_") for day in ("saturday", "sunday", "holiday", "off")]
CODES = sorted({*MADE, *NAMED, *TIMES, *RESTS, *UNCHECKED, "gap", "unbalanced", "garbled", "misspelt"})


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_finding_reads_as_a_sentence(language: str, code: str) -> None:
    i18n.set_language(language)
    words = say(Finding(code, Severity.ERROR, "x", ("AAA", "BBB")))
    assert words != code and words.endswith((".", "?")) and "{" not in words
    assert all(severity_word(severity) for severity in Severity)


def test_a_long_title_is_cut() -> None:
    words = say(Finding("lead_missing", Severity.WARNING, "x", ("III. 5.", "Tọa đàm " * 40)))
    assert len(words) < 200 and "…" in words


def test_every_fix_has_a_name() -> None:
    assert say_fix(Fix("doubled_mark", blank(2027))) != say_fix(Fix("prefix_space", blank(2027)))
    assert say_fix(Fix("misspelt", blank(2027)))
