"""What a format is: the name of its file, how it is made from a plan and how it is checked once written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Format:
    """`title` is an English message id; `check` re-opens the written file and raises when it is unsound."""

    name: str
    title: str
    make: Callable[[Plan], bytes]
    check: Callable[[Path], None]


class Unsound(ValueError):
    """A written file could not be read back."""


def check_pdf(path: Path) -> None:
    """The PDF opens and has a page. Raises Unsound."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if not len(pdf.pages):
                raise Unsound(path.name)
    except pikepdf.PdfError as error:
        raise Unsound(str(error)) from error


def check_zip(path: Path) -> None:
    """Every member of the package (.docx, .xlsx) reads back as it was written. Raises Unsound."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as package:
            torn = package.testzip()
    except BadZipFile as error:
        raise Unsound(str(error)) from error
    if torn:
        raise Unsound(torn)
