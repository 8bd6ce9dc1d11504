"""The documents of a plan: blocks are composed, laid out on pages, painted, and written to files.

To add a format: a new file with a FORMAT, and its name in _ROOMS.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.documents.format import Format

    FORMATS: tuple[Format, ...]

_ROOMS = (
    *("plan_pdf", "recipients", "assignments", "docx", "xlsx"),
    *("ics", "gantt_pdf", "calendar_pdf", "kehoach"),
)


def __getattr__(name: str) -> tuple[Format, ...]:
    """FORMATS, made when first asked for: to open one room is not to open them all."""
    if name != "FORMATS":
        raise AttributeError(name)
    made: tuple[Format, ...] = tuple(import_module(f"{__name__}.{room}").FORMAT for room in _ROOMS)
    globals()[name] = made
    return made
