"""Reads the data that ships with the program and belongs to plans: calendars and templates."""

from __future__ import annotations

import json
from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"


def read(folder: str, name: str) -> object:
    """The JSON data of `resources/<folder>/<name>.json`."""
    return json.loads((_RESOURCES / folder / f"{name}.json").read_text("utf-8"))
