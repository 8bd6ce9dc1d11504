"""Whatever can be answered, or differ, has a name in both languages."""

import pytest

from desktop import i18n
from desktop.plan.answers import answers
from desktop.plan.plan import SectionKind, State
from desktop.readers import sample
from desktop.session.answers import labels, shown

PAGES = {"office", "title", "opening", "closing", "recipients", "signature", "stamps"}
BESIDE = {"state", "kind", "done", "product", "progress", "waiver", "trace", "proposed"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_answer_of_the_samples_has_a_label(language: str) -> None:
    i18n.set_language(language)
    codes = {line.code for name in sample.NAMES for line in answers(sample.read(name))}
    assert codes | PAGES | BESIDE <= set(labels())
    assert all(labels().values())


@pytest.mark.parametrize(("code", "values"), [("state", State), ("kind", SectionKind)])
def test_choices_are_shown_in_words(code: str, values) -> None:
    assert len({shown(code, value) for value in values}) == len(values)


@pytest.mark.parametrize(
    ("code", "words", "seen"),
    [("collective", "có", "Yes"), ("done", "không", "No"), ("progress", "40", "40 %"), ("title", "A", "A")],
)
def test_values(code: str, words: str, seen: str) -> None:
    i18n.set_language("en")
    assert shown(code, words) == seen
