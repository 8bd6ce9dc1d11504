"""The one call from a sheet to a PDF file."""

from dataclasses import dataclass

from desktop.documents.blocks import Sheet
from desktop.documents.layout import PROFILE_L, Profile
from desktop.documents.pages import Page, Place, paginate
from desktop.documents.painter import paint


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
