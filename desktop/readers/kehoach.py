"""Reads an exchange file `.kehoach`."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import exchange
from desktop.plan.plan import Plan
from desktop.readers.file import data_of

_SEAL = 1_000
"""Bytes that a password adds at most."""


def read(path: Path) -> Plan:
    """The one plan of an exchange file without a password. Raises KnownError."""
    from desktop import sealing

    found = data(path)
    if sealing.is_sealed(found):
        raise KnownError(
            naming(_("The file “{name}” is under a password."), path.name),
            do=_("Receive it in the window: it asks for the password."),
        )
    try:
        return exchange.unpack(found)
    except exchange.BadContainer as error:
        raise told(error, path.name) from error


def data(path: Path) -> bytes:
    """The bytes of an exchange file, one more than it may have where it is too large. Raises KnownError."""
    return data_of(path, exchange.MAX_BYTES + _SEAL)


def told(error: exchange.BadContainer, name: str = "") -> KnownError:
    """What is wrong with the container, in the user's words."""
    match error:
        case exchange.NewerContainer():
            return KnownError(
                naming(_("The file “{name}” was made by a newer version of Sổ Kế hoạch."), name),
                do=_("Update the program, then open the file again."),
            )
        case exchange.SeveralPlans():
            return KnownError(
                naming(_("The file “{name}” holds several plans or none."), name),
                do=_("Receive it in the window: each plan is shown by itself."),
            )
    return KnownError(
        naming(_("The file “{name}” is damaged or is not a plan."), name),
        safe=_("Nothing was changed."),
        do=_("Ask the sender to export it again."),
    )


def naming(words: str, name: str) -> str:
    """The words with the file's name, without the quotes where it has none."""
    return words.format(name=name) if name else " ".join(words.replace("“{name}”", "").split())
