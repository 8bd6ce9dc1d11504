"""The log in the data folder: small, rotating, never a reason to fail."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


class _Quiet(RotatingFileHandler):
    """Makes its folder when the first line is written; a full disk does not stop the program."""

    def _open(self):
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written must not hide the fault from the screen."""


def opened(path: Path, size: int) -> logging.Logger:
    """The log of this path, at most 3 × `size` bytes with its two older files."""
    log = logging.getLogger("so-ke-hoach")
    log.propagate = False
    log.setLevel(logging.INFO)
    handler = _Quiet(path, maxBytes=size, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log


def closed(log: logging.Logger) -> None:
    """Let go of the file."""
    for handler in tuple(log.handlers):
        log.removeHandler(handler)
        handler.close()
