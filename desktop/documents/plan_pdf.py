"""The plan as PDF: `ke-hoach.pdf` and the very same pages for the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.format import Format, check_pdf
from desktop.i18n import later
from desktop.plan.plan import Plan

if TYPE_CHECKING:
    from desktop.documents.typeset import Typeset


def compose(plan: Plan) -> Typeset:
    """The plan's pages as PDF bytes, with the place of every record on them."""
    from desktop.documents.content import compose as blocks_of
    from desktop.documents.typeset import typeset

    return typeset(blocks_of(plan))


def make(plan: Plan) -> bytes:
    """The plan's PDF; equal plans give equal bytes."""
    return compose(plan).pdf


FORMAT = Format("ke-hoach.pdf", later("The plan (PDF, ready to sign)"), make, check_pdf)
