"""Writes a plan's documents into a folder, all of them made before the first is written."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.documents import FORMATS, file
from desktop.documents.format import Format
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan

Progress = Callable[[int, int, str], None]


class ExportStopped(KnownError):
    """A document could not be written after others had been: `written` are the paths of those."""

    def __init__(self, fault: KnownError, written: Sequence[Path]) -> None:
        names = ", ".join(path.name for path in written)
        already = _("Already written: {names}.").format(names=names)
        super().__init__(fault.what, f"{fault.safe} {already}".strip(), fault.do)
        self.written = tuple(written)


def export(
    plan: Plan,
    folder: Path,
    formats: Sequence[Format] = FORMATS,
    progress: Progress = lambda done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Paths written; fewer, or none, when cancelled. `progress(done, total, file name)`.

    Raises KnownError; ExportStopped when some documents were written before the fault.
    """
    _prepare(folder)
    steps = 2 * len(formats)
    made: list[tuple[Format, bytes]] = []
    for number, made_format in enumerate(formats):
        if cancelled():
            return []
        progress(number, steps, made_format.name)
        made.append((made_format, made_format.make(plan)))
    written: list[Path] = []
    for number, (made_format, data) in enumerate(made, len(formats)):
        if cancelled():
            return written
        progress(number, steps, made_format.name)
        try:
            written.append(write(folder / made_format.name, data, made_format))
        except KnownError as error:
            if written:
                raise ExportStopped(error, written) from error
            raise
    progress(steps, steps, "")
    return written


def save_copy(plan: Plan, path: Path) -> Path:
    """The plan as an exchange file. Raises KnownError."""
    exchange = next(found for found in FORMATS if found.name.endswith(path.suffix or ".kehoach"))
    return write(path, exchange.make(plan), exchange)


def write(path: Path, data: bytes, made: Format) -> Path:
    """The one way a document leaves the program. Raises KnownError."""
    old_is_safe = _("The earlier file is untouched.")
    try:
        return file.write(path, data, validate=made.check)
    except file.TargetBusy as error:
        raise KnownError(
            _("The file “{name}” is open in another program.").format(name=path.name),
            old_is_safe,
            _("Close it there, save under another name, or choose another folder."),
        ) from error
    except file.TargetFull as error:
        raise KnownError(
            _("The disk is full; “{name}” was not written.").format(name=path.name),
            old_is_safe,
            _("Free some space or choose another disk."),
        ) from error
    except file.TargetUnwritable as error:
        raise _unwritable(path.parent, old_is_safe) from error
    except file.TargetUnsound as error:
        raise KnownError(
            _("The file “{name}” could not be read back after writing.").format(name=path.name),
            old_is_safe,
            _("Try again, or choose another disk."),
        ) from error


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.sweep(folder)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise KnownError(
                _("The disk is full."), do=_("Free some space or choose another disk.")
            ) from error
        raise _unwritable(folder, _("Nothing was written.")) from error


def _unwritable(folder: Path, safe: str) -> KnownError:
    return KnownError(
        _("The folder “{name}” cannot be written to.").format(name=folder),
        safe,
        _("Choose another folder."),
    )
