"""Vietnamese by default, English by choice."""

import pytest

from desktop import i18n
from desktop.i18n import _


@pytest.fixture(autouse=True)
def vietnamese_again() -> object:
    yield
    i18n.set_language("vi")


def test_english_is_the_ids() -> None:
    i18n.set_language("en")
    assert _("No plans.") == "No plans."


def test_vietnamese_has_words() -> None:
    i18n.set_language("vi")
    assert _("No plans.") != "No plans."


@pytest.mark.parametrize(("asked", "spoken"), [("", "vi"), ("en", "en"), ("fr", "vi")])
def test_preferred(monkeypatch: pytest.MonkeyPatch, asked: str, spoken: str) -> None:
    monkeypatch.setenv(i18n.LANGUAGE_VARIABLE, asked)
    assert i18n.preferred() == spoken
