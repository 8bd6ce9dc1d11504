"""What each answer and each record of a plan is called, in the user's language."""

from __future__ import annotations

from desktop.i18n import _
from desktop.session.names import section_kind_name, state_name


def labels() -> dict[str, str]:
    """What was asked, by the code of the answer: the label of a field, the name of a kind of record."""
    return {**_office(), **_parts(), **_records(), **_frame(), **_beside()}


def shown(code: str, words: str) -> str:
    """The value of a field whose words are a choice of the program's own."""
    match code:
        case "state":
            return state_name(words)
        case "kind":
            return section_kind_name(words)
        case "collective" | "done":
            return _("Yes") if words == "có" else _("No")
        case "profile":
            return _("Large, 13–14") if words == "L" else _("Small, 12–13")
        case "progress":
            return f"{words} %" if words else ""
        case _:
            return words


def _office() -> dict[str, str]:
    return {
        "office": _("Office, number and day"),
        "superior": _("Superior body"),
        "issuer": _("Issuing office"),
        "office_name": _("Name in running text"),
        "place": _("Place"),
        "symbol": _("Symbol"),
        "collective": _("The office decides as a body (People's Committee)"),
        "number": _("Number"),
        "day": _("Day"),
        "month": _("Month"),
        "year": _("Year"),
    }


def _parts() -> dict[str, str]:
    return {
        "title": _("Title of the plan"),
        "event": _("Event"),
        "event_day": _("Day of the event"),
        "opening": _("Basis and opening"),
        "lines": _("How the plan opens"),
        "basis": _("Document cited"),
        "conclusion": _("Opening sentence"),
        "section": _("Part"),
        "annex": _("Annex"),
        "kind": _("Kind of part"),
        "done": _("Part done"),
        "state": _("State of the plan"),
    }


def _records() -> dict[str, str]:
    return {
        "prose": _("Sentence or dash"),
        "heading": _("Heading"),
        "activity": _("Activity"),
        "duty": _("Duties of a unit"),
        "role": _("Units"),
        "timing": _("Time"),
        "venue": _("Venue"),
        "people": _("Participants"),
        "paper": _("Paper to prepare"),
        "quote": _("Theme or slogan"),
        "money": _("Cost"),
        "table": _("Table"),
        "product": _("Product"),
        "progress": _("Progress"),
    }


def _frame() -> dict[str, str]:
    return {
        "closing": _("Closing words"),
        "recipients": _("Recipients"),
        "recipient": _("Recipient"),
        "archive": _("Filed at (Lưu)"),
        "signature": _("Signer"),
        "authority": _("Lines above the signature"),
        "signer": _("Full name of the signer"),
        "below": _("Post below the name"),
        "stamps": _("Stamps and contact"),
        "urgency": _("Urgency"),
        "circulation": _("Circulation"),
        "contact": _("Contact line"),
        "drafter": _("Drafter's mark and number of copies"),
        "profile": _("Size of type"),
        "body": _("Body text"),
        "top": _("Top margin"),
        "bottom": _("Bottom margin"),
        "left": _("Left margin"),
        "right": _("Right margin"),
    }


def _beside() -> dict[str, str]:
    return {
        "waiver": _("Finding set aside"),
        "pick": _("Day chosen in the calendar"),
        "trace": _("Left over from the earlier plan, confirmed"),
        "proposed": _("Proposed by the program, not yet touched"),
    }
