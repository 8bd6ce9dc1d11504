"""Ô 1-5a, 7-13 in Word: borderless tables of two columns, rules as drawn lines of the right length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from desktop.documents import fonts
from desktop.documents.blocks import Head, Span, Tail, Title
from desktop.documents.layout import STAMP_WIDTHS, Profile
from desktop.documents.lines import balanced, break_lines, words
from desktop.documents.masthead import MOTTO, STATE, date_words, spaces
from desktop.documents.word.styles import RED
from desktop.documents.word.xml import borders, paragraph, row, rule, run, table


def head(block: Head, profile: Profile) -> str:
    """Ô 1 and 2 with their rules, then 3 and 4 on one line (II.1-4)."""
    widths = (profile.measure - profile.right_cell, profile.right_cell)
    number = block.number or spaces(profile.number_gap, profile.number)
    left = paragraph("Number", run(f"Số: {number}/{block.symbol}"))
    if block.urgency:
        left += _stamp("Urgency", block.urgency, STAMP_WIDTHS[block.urgency], widths[0], profile)
    rows = [
        row((_agency(block, widths[0], profile), _state(profile)), widths),
        row((left, paragraph("PlaceDate", _date(block, profile))), widths),
    ]
    if block.circulation:
        width = fonts.width(fonts.BOLD, block.circulation) * profile.stamp + 2 * profile.stamp_pad
        stamp = _stamp("Circulation", block.circulation, width, widths[1], profile)
        rows.insert(0, row((paragraph("Spacer"), stamp), widths))
    return table(widths, rows)


def contact(block: Head, profile: Profile) -> str:
    """Ô 13 (II.13): the contact line under a rule over the whole measure."""
    return paragraph("Footer", run(block.contact), border=borders(("top",), profile.rule_stroke, space=3))


def title(block: Title, profile: Profile) -> str:
    """Ô 5a (II.5): kind and subject, and a rule of 1/3-1/2 of the last line."""
    made, length = [paragraph("Title", run(block.kind))], 0.0
    room = (profile.measure - profile.title_measure) / 2
    for line in block.lines:
        text, widths = even(line, profile.title, profile.title_measure, bold=True)
        made.append(paragraph("Subtitle", run(text), indents=room))
        length = widths[-1] * profile.title_rule
    made.append(rule(length, profile.measure, profile.rule_stroke, after=profile.title_after))
    return "".join(made)


def tail(block: Tail, profile: Profile) -> str:
    """Ô 7 and 9b (II.7, II.9), level at the top and on one page; only a very long list runs on."""
    widths = (profile.measure - profile.signer_cell, profile.signer_cell)
    lines = [paragraph("Recipients", run(recipient)) for recipient in block.recipients]
    left = paragraph("RecipientsTitle", run("Nơi nhận:"), before=profile.tail_before)
    beside = _beside(block.recipients, widths[0], profile)
    rows = [row((left + "".join(lines[:beside]), _signature(block, profile)), widths)]
    if lines[beside:]:
        rows.append(row(("".join(lines[beside:]), paragraph("Spacer")), widths, splits=True))
    return table(widths, rows)


def _beside(recipients: Sequence[str], width: float, profile: Profile) -> int:
    """How many recipients fill half a page: those stay beside the signature."""
    size, used = profile.recipients, 0
    for count, recipient in enumerate(recipients):
        used += len(break_lines(words((Span(recipient),), size), size, width, width))
        if used * profile.tight(size) > profile.depth / 2:
            return count
    return len(recipients)


def even(text: str, size: float, measure: float, *, bold: bool) -> tuple[str, list[float]]:
    """The text broken as evenly as on the printed page, and the widths of its lines in points."""
    lines = balanced(words((Span(text),), size, bold=bold), size, measure)
    split = fonts.clean(text).split()
    ends = list(accumulate(line.spaces + 1 for line in lines))
    widths = [line.width for line in lines]
    if ends[-1] != len(split):
        return " ".join(split), widths
    return "\n".join(" ".join(split[start:end]) for start, end in pairwise((0, *ends))), widths


def _date(block: Head, profile: Profile) -> str:
    """Ô 4 (II.4): smaller, then on two lines where a long place name needs it."""
    for size in (profile.date, profile.date_small):
        said = [words for words in date_words(block, spaces(profile.day_gap, size)) if words]
        if fonts.width(fonts.ITALIC, " ".join(said)) * size <= profile.right_cell:
            return run(" ".join(said), size=0.0 if size == profile.date else size)
    return run("\n".join(said), size=size)


def _agency(block: Head, width: float, profile: Profile) -> str:
    room = width - profile.cell_gap
    made, length = [], 0.0
    for style, names in (("Superior", block.superior), ("Issuer", block.issuer)):
        for name in names:
            text, widths = even(name, profile.agency, room, bold=style == "Issuer")
            made.append(paragraph(style, run(text)))
            if style == "Issuer" or not block.issuer:
                length = max(length, *widths)
    return "".join((*made, rule(length * profile.agency_rule, width, profile.rule_stroke)))


def _state(profile: Profile) -> str:
    length = fonts.width(fonts.BOLD, MOTTO) * profile.motto * profile.motto_rule
    line = rule(length, profile.right_cell, profile.rule_stroke)
    return paragraph("State", run(STATE)) + paragraph("Motto", run(MOTTO)) + line


def _stamp(style: str, words: str, width: float, measure: float, profile: Profile) -> str:
    """Bold words in a single-line box (II.10-11)."""
    space = (profile.stamp_height - profile.tight(profile.stamp)) / 2
    color = RED if style == "Urgency" else "000000"
    sides = borders(("top", "left", "bottom", "right"), profile.stamp_stroke, space=space, color=color)
    gap, room = profile.stamp_gap + space, (measure - width) / 2
    above = space if style == "Circulation" else gap
    return paragraph(style, run(words), border=sides, before=above, after=gap, indents=room)


def _signature(block: Tail, profile: Profile) -> str:
    above = [
        paragraph("Authority", run(line), before=None if n else profile.tail_before)
        for n, line in enumerate(block.authority or ("",))
    ]
    names = [paragraph("Signer", run(line)) for line in (block.name, block.below) if line]
    return "".join((*above, paragraph("SignatureRoom"), *names))
