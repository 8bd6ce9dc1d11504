"""What is stamped or boxed on a plan beside its text: urgency, circulation, contact line, drafter's mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
"""Ô 10b (decree30 X2)."""
CIRCULATIONS = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")
"""Ô 11 (decree30 X3)."""
_SECRET = re.compile(r"\b(TUYỆT MẬT|TỐI MẬT)\b|(?:^|[(\[])\s*(MẬT)\s*(?:$|[)\]])", re.MULTILINE)
_LEVEL = re.compile(r"\bđộ mật\s*:?\s*(tuyệt mật|tối mật|mật)\b", re.IGNORECASE)


class SecretMark(ValueError):
    """A mark of secrecy: secrets must not be drafted on an ordinary machine (decree30 X1)."""


class UnknownStamp(ValueError):
    """A stamp that the Decree does not know."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """Ô 10b, 11, 13 and 12, each "" where there is none; `drafter` is "PL.(300)" (decree30 §3.11)."""

    urgency: str = ""
    circulation: str = ""
    contact: str = ""
    drafter: str = ""


NO_STAMPS = Stamps()


def secret_mark(words: str) -> str:
    """The mark of secrecy that the words carry as a mark, "" when none ("bí mật nhà nước" is none)."""
    found = _SECRET.search(words) or _LEVEL.search(words)
    return next((mark.upper() for mark in found.groups() if mark), "") if found else ""


def checked(stamps: Stamps) -> Stamps:
    """The same stamps. Raises SecretMark, UnknownStamp."""
    for words in (stamps.urgency, stamps.circulation, stamps.contact, stamps.drafter):
        if mark := secret_mark(words):
            raise SecretMark(mark)
    for stamp, known in ((stamps.urgency, URGENCIES), (stamps.circulation, CIRCULATIONS)):
        if stamp and stamp not in known:
            raise UnknownStamp(stamp)
    return stamps
