"""The plan as a Word file: `ke-hoach.docx`, to be worked on by a superior, with what the PDF says."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.format import Format, Unsound, check_zip
from desktop.i18n import later
from desktop.plan.plan import Plan


def make(plan: Plan) -> bytes:
    """The Word file; equal plans give equal bytes."""
    from desktop.documents.content import compose
    from desktop.documents.layout import profile
    from desktop.documents.word.package import package

    return package(compose(plan), profile(plan.page))


def check(path: Path) -> None:
    """The package is whole and its document can be read. Raises Unsound."""
    import docx

    check_zip(path)
    try:
        document = docx.Document(str(path))
    except (KeyError, ValueError) as error:
        raise Unsound(str(error)) from error
    if not document.sections:
        raise Unsound(path.name)


FORMAT = Format("ke-hoach.docx", later("The plan (Word, to edit)"), make, check)
