"""A file from outside: its bytes, and its plan by what kind of file it is."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan

CALENDAR = ".ics"
SUFFIXES = (".kehoach", CALENDAR)


def read(path: Path) -> Plan:
    """The plan of an exchange file, or a draft of a calendar's activities. Raises KnownError."""
    if path.suffix.lower() == CALENDAR:
        from desktop.readers import ics

        return ics.read(data_of(path, ics.MAX_BYTES + 1))
    from desktop.readers import kehoach

    return kehoach.read(path)


def data_of(path: Path, most: int) -> bytes:
    """The first `most` bytes of the file. Raises KnownError."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise KnownError(
            _("There is no file “{name}”.").format(name=path.name), do=_("Check the name and the folder.")
        ) from error
    except OSError as error:
        raise KnownError(
            _("The file “{name}” cannot be read.").format(name=path.name),
            do=_("Check that it is not open elsewhere and that you may read it."),
        ) from error
