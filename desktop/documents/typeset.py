"""The one call from a sheet to a PDF file."""

from dataclasses import dataclass
from datetime import datetime

from desktop.documents.blocks import Sheet
from desktop.documents.layout import PROFILE_L, Profile
from desktop.documents.layout import profile as profile_of
from desktop.documents.pages import Page, Place, paginate
from desktop.documents.painter import paint
from desktop.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished document and where the records of the plan stand in it."""

    pdf: bytes
    pages: int
    places: tuple[Place, ...]


def typeset(sheet: Sheet, profile: Profile = PROFILE_L) -> Typeset:
    """Lines, pages, ink. Never raises on what the text says."""
    pages = paginate(sheet.blocks, profile)
    return Typeset(paint(pages, sheet), len(pages), _places(pages))


def archival(plan: Plan, sheet: Sheet, moment: datetime | None = None) -> bytes:
    """A sheet of the plan as a tagged PDF/A-2b file made at the moment, else on the day of issue.

    The same ink as `typeset`, at twice its time: for what leaves the program, not for the preview.
    """
    from desktop.documents.archive import finish, issued
    from desktop.documents.tags import tag

    pages = paginate(sheet.blocks, profile_of(plan.page))
    root, strokes = tag(pages, sheet.blocks)
    return finish(paint(pages, sheet, strokes), root, sheet, moment or issued(plan))


def _places(pages: list[Page]) -> tuple[Place, ...]:
    """One place for the rows of a record that follow each other on a page."""
    merged: list[Place] = []
    for place in (place for page in pages for place in page.places):
        last = merged[-1] if merged else None
        if last and (last.source, last.page, last.x0) == (place.source, place.page, place.x0):
            merged[-1] = Place(last.source, last.page, last.x0, last.y0, max(last.x1, place.x1), place.y1)
        else:
            merged.append(place)
    return tuple(merged)
