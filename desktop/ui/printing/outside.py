"""A document as a file of its own: opened in the system's PDF viewer, or saved where the user says."""

from __future__ import annotations

import contextlib
import time
from itertools import count
from pathlib import Path

from desktop.documents import file
from desktop.documents.export import write
from desktop.documents.filename import numbered
from desktop.documents.format import Format
from desktop.errors import KnownError
from desktop.i18n import _

FOLDER = "out"
_STALE_SECONDS = 24 * 3600
_TRIES = 20


def for_viewer(made: Format, data: bytes, folder: Path) -> Path:
    """A copy in `folder`/out for the viewer; copies older than a day go. Raises KnownError.

    A copy that a viewer still holds open is left to it: the new one gets the next name.
    """
    out = folder / FOLDER
    try:
        out.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        return _written(out, made, data)
    except (file.WriteError, OSError) as error:
        raise KnownError(
            _("The PDF could not be made ready for its viewer."),
            _("Your plan is safe."),
            _("Choose “Save the PDF” and open the file from there."),
        ) from error


def save(made: Format, data: bytes, path: Path) -> Path:
    """The document in the file that the user named. Raises KnownError."""
    return write(path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"), data, made)


def _written(out: Path, made: Format, data: bytes) -> Path:
    names = (numbered(made.name, number) if number > 1 else made.name for number in count(1))
    for _try in range(_TRIES):
        target = out / next(names)
        if target.exists() and target.read_bytes() == data:
            return target
        try:
            return file.write(target, data, validate=made.check, pause=lambda _seconds: None)
        except file.TargetBusy:
            continue
    raise file.TargetBusy(out / made.name)


def _sweep(out: Path) -> None:
    for stale in out.glob("*.pdf"):
        with contextlib.suppress(OSError):
            if time.time() - stale.stat().st_mtime > _STALE_SECONDS:
                stale.unlink()
