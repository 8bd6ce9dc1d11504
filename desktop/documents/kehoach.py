"""The exchange file: `plan.kehoach`, to carry a plan to another office."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.format import Format, Unsound
from desktop.i18n import later
from desktop.plan import exchange


def check(path: Path) -> None:
    """The container opens and its hash holds. Raises Unsound."""
    try:
        exchange.unpack(path.read_bytes())
    except exchange.BadContainer as error:
        raise Unsound(str(error)) from error


FORMAT = Format("plan.kehoach", later("The exchange file for another computer"), exchange.pack, check)
