"""The plan as PDF: `ke-hoach.pdf` and the very same pages for the preview."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.documents.format import Format, check_pdf
from desktop.i18n import later
from desktop.plan.plan import Plan

if TYPE_CHECKING:
    from desktop.documents.typeset import Typeset


def compose(plan: Plan) -> Typeset:
    """The plan's pages as PDF bytes, with the place of every record on them."""
    from desktop.documents.content import compose as blocks_of
    from desktop.documents.layout import profile
    from desktop.documents.typeset import typeset

    return typeset(blocks_of(plan), profile(plan.page))


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The archival PDF; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    from desktop.documents.content import compose as blocks_of
    from desktop.documents.typeset import archival

    return archival(plan, blocks_of(plan), moment)


FORMAT = Format("ke-hoach.pdf", later("The plan (PDF, ready to sign)"), make, check_pdf)
