"""Where backups are kept and what was copied away: beside the store, a damaged one hides none of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

NAME = "backups.json"


class State(NamedTuple):
    """`place`: the folder chosen, "" for the usual one; `last`: the last sequence number given.

    `usb` and `usb_moment` tell the backup last copied to another disk, and when (ISO, UTC).
    """

    place: str = ""
    last: int = 0
    usb: int = 0
    usb_moment: str = ""


def read(folder: Path) -> State:
    """What was last written; the usual where it is missing or damaged."""
    try:
        cells = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(cells, dict):
        return State()
    usual = State()._asdict()
    right = {name: cells[name] for name, cell in usual.items() if type(cells.get(name)) is type(cell)}
    return State(**{**usual, **right})


def write(folder: Path, state: State) -> None:
    """Keep the state, whole or not at all. Raises OSError."""
    from db.placing import beside, place

    target = folder / NAME
    with beside(target) as made:
        (made / NAME).write_text(json.dumps(state._asdict(), ensure_ascii=False), "utf-8")
        place(made / NAME, target)
