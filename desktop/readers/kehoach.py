"""Reads an exchange file `.kehoach`."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import exchange
from desktop.plan.plan import Plan
from desktop.readers.file import data_of


def read(path: Path) -> Plan:
    """The plan of an exchange file. Raises KnownError."""
    data = data_of(path, exchange.MAX_BYTES + 1)
    try:
        if len(data) > exchange.MAX_BYTES:
            raise exchange.BadContainer("too large")
        return exchange.unpack(data)
    except exchange.NewerContainer as error:
        raise KnownError(
            _("The file “{name}” was made by a newer version of Sổ Kế hoạch.").format(name=path.name),
            do=_("Update the program, then open the file again."),
        ) from error
    except exchange.BadContainer as error:
        raise KnownError(
            _("The file “{name}” is damaged or is not a plan.").format(name=path.name),
            safe=_("Nothing was changed."),
            do=_("Ask the sender to export it again."),
        ) from error
