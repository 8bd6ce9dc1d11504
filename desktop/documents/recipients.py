"""The list of recipients as PDF: `noi-nhan.pdf`, from the same data as Nơi nhận on the plan."""

from __future__ import annotations

from datetime import datetime

from desktop.documents.blocks import Paragraph, Sheet, Span, Style, Table, Title
from desktop.documents.content import head, issuer, reference
from desktop.documents.format import Format, check_pdf
from desktop.i18n import later
from desktop.plan.plan import Plan, Recipient
from desktop.plan.wording import GAP, title_line

COLUMNS = ("STT", "Nơi nhận", "Mục đích", "Số bản", "Cách gửi", "Ngày gửi", "Ký nhận")
WIDTHS = (0.07, 0.30, 0.16, 0.08, 0.17, 0.11, 0.11)
ALIGNS = ("c", "l", "l", "c", "l", "c", "c")
_PURPOSES = {
    "b/c": "Để báo cáo",
    "b/cáo": "Để báo cáo",
    "báo cáo": "Để báo cáo",
    "để báo cáo": "Để báo cáo",
    "để b/c": "Để báo cáo",
    "t/h": "Để thực hiện",
    "thực hiện": "Để thực hiện",
    "để thực hiện": "Để thực hiện",
    "để t/h": "Để thực hiện",
    "p/h": "Để phối hợp",
    "để p/h": "Để phối hợp",
    "để phối hợp": "Để phối hợp",
}


def compose(plan: Plan) -> Sheet:
    """The distribution list: number, recipient, purpose, copies, way, day sent, received by."""
    subject = (f"Kèm theo {reference(plan)}", title_line(plan) or GAP)
    copies = sum(recipient.copies for recipient in plan.recipients)
    body = (
        Table(WIDTHS, COLUMNS, tuple(_rows(plan)), "recipients", ALIGNS),
        _line(f"Tổng số: {len(plan.recipients):02d} nơi nhận, {copies:02d} bản."),
        _line(f"Lưu: {plan.archive or GAP}."),
    )
    blocks = (head(plan), Title("DANH SÁCH NƠI NHẬN", subject, "recipients"), *body)
    return Sheet(blocks, title=f"Danh sách nơi nhận - {title_line(plan)}", author=issuer(plan))


def purpose(note: str) -> str:
    """A note of Nơi nhận in full words; unknown notes stay as they are, none means for information."""
    return _PURPOSES.get(note.strip().casefold(), note or "Để biết")


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The archival PDF; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    from desktop.documents.typeset import archival

    return archival(plan, compose(plan), moment)


def _rows(plan: Plan) -> list[tuple[tuple[Span, ...], ...]]:
    return [_row(number, recipient) for number, recipient in enumerate(plan.recipients, 1)]


def _row(number: int, recipient: Recipient) -> tuple[tuple[Span, ...], ...]:
    cells = (
        str(number),
        recipient.name or GAP,
        purpose(recipient.note),
        f"{recipient.copies:02d}",
        recipient.way,
        "",
        "",
    )
    return tuple((Span(cell),) if cell else () for cell in cells)


def _line(words: str) -> Paragraph:
    return Paragraph((Span(words),), Style.BODY, "recipients")


FORMAT = Format("noi-nhan.pdf", later("The list of recipients (PDF)"), make, check_pdf)
