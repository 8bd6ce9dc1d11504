"""Every finding has words in both languages."""

import re
from pathlib import Path

import pytest

from desktop import i18n
from desktop.plan.review import Finding, Severity
from desktop.session.findings import say, severity_word

CODES = re.findall(r'"([a-z]+_[a-z_]+)"', Path("desktop/plan/review.py").read_text("utf-8"))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", sorted({*CODES, "gap", "unbalanced", "time_weekday", "time_reversed"}))
def test_a_finding_reads_as_a_sentence(language: str, code: str) -> None:
    i18n.set_language(language)
    words = say(Finding(code, Severity.ERROR, "x", ("AAA", "BBB")))
    assert words != code and words.endswith(".") and "{" not in words
    assert all(severity_word(severity) for severity in Severity)
