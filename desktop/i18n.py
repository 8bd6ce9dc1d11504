"""The program's own words in the user's language; English ids in the code, Vietnamese by default."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("vi", "en")
LANGUAGE_VARIABLE = "SO_KE_HOACH_LANGUAGE"
DOMAIN = "so-ke-hoach"

_current: NullTranslations | None = None


def set_language(language: str) -> None:
    """Speak "vi" or "en" from now on."""
    global _current
    import gettext  # a document has no words of the program's own

    _current = gettext.NullTranslations() if language == "en" else _catalogue(language)


def preferred() -> str:
    """The language asked for by the environment, else Vietnamese."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    return asked if asked in LANGUAGES else "vi"


def _(message: str) -> str:
    """The message in the user's language."""
    return _words().gettext(message)


def later(message: str) -> str:
    """Marks an id that is looked up when it is shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """The message for so many things in the user's language."""
    return _words().ngettext(one, many, count)


def _words() -> NullTranslations:
    if _current is None:
        set_language(preferred())
    assert _current is not None
    return _current


def _catalogue(language: str) -> NullTranslations:
    import gettext

    return gettext.translation(DOMAIN, paths.resources() / "locale", [language], fallback=True)
