"""What a check finds: a code, how grave it is, where, and the words it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR blocks signing; WARNING asks; HINT may be ignored (domain §8)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or missing: a code, where (page key, section or item id), and words to fill in."""

    code: str
    severity: Severity
    place: str
    words: tuple[str, ...] = ()


def error(code: str, place: str, *words: str) -> Finding:
    """A finding that blocks signing."""
    return Finding(code, Severity.ERROR, place, words)


def warning(code: str, place: str, *words: str) -> Finding:
    """A finding that asks."""
    return Finding(code, Severity.WARNING, place, words)


def hint(code: str, place: str, *words: str) -> Finding:
    """A finding that may be ignored."""
    return Finding(code, Severity.HINT, place, words)
