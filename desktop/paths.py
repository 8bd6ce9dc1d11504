"""Where things lie: the program's own resources and the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP = "so-ke-hoach"
STORE_NAME = "so-ke-hoach.db"
DATA_VARIABLE = "SO_KE_HOACH_DATA"


def resources() -> Path:
    """The folder of data that ships with the program."""
    return Path(__file__).resolve().parent.parent / "resources"


def data_folder() -> Path:
    """The user's data folder, local to this computer, never synced (reliability §4); not created here."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen) if chosen else local_folder()


def local_folder() -> Path:
    """The data folder where none was chosen."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / APP
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APP
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / APP
