"""The two-column strips of the first and the last page: ô 1-4 at the head, ô 7 and 9b at the tail."""

import functools
import math

from desktop.documents import fonts
from desktop.documents.blocks import Head, Span, Tail
from desktop.documents.layout import STAMP_WIDTHS, Profile
from desktop.documents.lines import break_lines, words
from desktop.documents.rows import (
    FREE,
    HARD,
    SOFT,
    Part,
    Row,
    Rule,
    Spot,
    Text,
    box,
    centred,
    middle_rule,
    texts,
)

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER, DAY, SIGNATURE = "@number", "@day", "@signature"
"""Names of the places that the signing desk stamps."""
_MOST_LINES = 8  # of one recipient that stay together


@functools.lru_cache(maxsize=64)
def head_row(head: Head, profile: Profile) -> Row:
    """Ô 11 over 1 and 2 with their rules, then 3 and 4 on one base line, then 10b (II.1-4, 10, 11)."""
    left_width = profile.measure - profile.right_cell - profile.cell_gap
    right_left = profile.measure - profile.right_cell
    circulation, top = _circulation(head, right_left + profile.right_cell / 2, profile)
    state, left_y = _state(right_left, top, profile)
    agency, right_y = _agency(head, left_width, top, profile)
    y = max(left_y, right_y) + profile.head_gap + profile.tight(profile.date)
    base = y - profile.date * profile.descent
    numbers, number_spot = _number(head, left_width, base, profile)
    free = max(number.x + _width(number) for number in numbers) + profile.cell_gap
    dates, y = _date(head, free, base, y, profile)
    y = max(y, numbers[-1].y + profile.number * profile.descent)
    spots = [Spot(head.source, 0.0, 0.0, profile.measure, y)] if head.source else []
    if number_spot:
        spots.append(number_spot)
    if head.day is None:
        spots.append(_day_spot(dates, profile))
    urgency, y = _urgency(head, left_width / 2, y, profile)
    numbered = (Part("P", numbers, (4, 0)), Part("P", dates, (5, 0)))
    parts = (*circulation, *agency, *state, *numbered, *urgency)
    return Row(y, parts, glue=HARD, spots=tuple(spots))


def _circulation(head: Head, middle: float, profile: Profile) -> tuple[list[Part], float]:
    """Ô 11 (II.11), as wide as its words ask for."""
    if not head.circulation:
        return [], 0.0
    width = fonts.width(fonts.BOLD, head.circulation) * profile.stamp + 2 * profile.stamp_pad
    drawn = box(head.circulation, middle, 0.0, width, profile)
    return [Part("P", drawn, (6, 0))], profile.stamp_height + profile.stamp_gap


def _urgency(head: Head, middle: float, y: float, profile: Profile) -> tuple[list[Part], float]:
    """Ô 10b (II.10), bright red, left under the number."""
    if not head.urgency:
        return [], y
    y += profile.stamp_gap
    drawn = box(head.urgency, middle, y, STAMP_WIDTHS[head.urgency], profile)
    return [Part("P", drawn, (7, 0), red=True)], y + profile.stamp_height


def foot_rows(head: Head, profile: Profile) -> tuple[Row, ...]:
    """Ô 13 (II.13): the contact line under a rule over the whole measure; nothing without a contact."""
    size, measure = profile.contact, profile.measure
    height = profile.tight(size)
    drawn, _, _ = centred((head.contact,) if head.contact else (), size, 0.0, measure, 0.0, profile)
    lines: dict[float, list[Text]] = {}
    for text in drawn:
        lines.setdefault(text.y, []).append(text)
    base = height - size * profile.descent
    rows = [
        Row(height, (Part("P", tuple(text._replace(y=base) for text in line), (8, 0)),))
        for line in lines.values()
    ]
    if not rows:
        return ()
    rule = Rule(0.0, 0.0, measure, 0.0, profile.rule_stroke)
    return (Row(profile.rule_gap, (Part("", (rule,)),), before=profile.contact_gap), *rows)


def _state(left: float, top: float, profile: Profile) -> tuple[list[Part], float]:
    state, y, _ = centred((STATE,), profile.state, left, profile.right_cell, top, profile, bold=True)
    motto, y, widths = centred((MOTTO,), profile.motto, left, profile.right_cell, y, profile, bold=True)
    y += profile.rule_gap
    rule = middle_rule(left + profile.right_cell / 2, y, widths[0] * profile.motto_rule, profile)
    return [Part("P", state, (2, 0)), Part("P", motto, (3, 0)), Part("", (rule,))], y


def _agency(head: Head, width: float, top: float, profile: Profile) -> tuple[list[Part], float]:
    size = profile.agency
    superior, y, above = centred(head.superior, size, 0.0, width, top, profile)
    issuer, y, widths = centred(head.issuer, size, 0.0, width, y, profile, bold=True)
    y += profile.rule_gap
    length = max(widths or above or [0.0]) * profile.agency_rule
    rules = (middle_rule(width / 2, y, length, profile),) if length else ()
    return [Part("P", superior), Part("P", issuer, (1, 0)), Part("", rules)], y


def _number(head: Head, width: float, base: float, profile: Profile) -> tuple[tuple[Text, ...], Spot | None]:
    """Ô 3 (II.3): numbers below 10 with a nought; no number yet, room for the stamp; one line if it fits."""
    number, size = fonts.printable(head.number).strip(), profile.number
    given = number.zfill(2) if number.isdecimal() else number
    room, symbol = spaces(profile.number_gap, size), fonts.printable(head.symbol)
    drawn = Text(0.0, base, f"Số: {given or room}/{symbol}", fonts.REGULAR, size)
    if _width(drawn) > width:
        top = base + size * profile.descent - profile.tight(size)
        said = f"Số: {given or room.replace(' ', fonts.NBSP)}/{symbol}"
        return centred((said,), size, 0.0, width, top, profile)[0], None
    drawn = drawn._replace(x=(width - _width(drawn)) / 2)
    if given:
        return (drawn,), None
    x0 = drawn.x + fonts.width(fonts.REGULAR, "Số: ") * size
    return (drawn,), Spot(NUMBER, x0, base - size, x0 + profile.number_gap, base + size * profile.descent)


def date_words(head: Head, gap: str) -> tuple[str, str]:
    """Ô 4 (II.4): place and date; days below 10 and months 1, 2 with a nought; what is unknown is a gap."""
    day = gap if head.day is None else f"{head.day:02}"
    month = gap if head.month is None else f"{head.month:02}" if head.month < 3 else f"{head.month}"
    year = gap if head.year is None else f"{head.year}"
    place = fonts.printable(head.place).replace("\n", " ").strip()
    return (f"{place}," if place else ""), f"ngày {day} tháng {month} năm {year}"


def _date(
    head: Head, free: float, base: float, bottom: float, profile: Profile
) -> tuple[tuple[Text, ...], float]:
    """Place and date under the motto; a long place name may reach left, be smaller, take two lines."""
    centre = profile.measure - profile.right_cell / 2
    for size in (profile.date, profile.date_small):
        place, date = date_words(head, spaces(profile.day_gap, size))
        whole = Text(0.0, base, f"{place} {date}".strip(), fonts.ITALIC, size)
        x = min(centre - _width(whole) / 2, profile.measure - _width(whole))
        if x >= free:
            return (whole._replace(x=x),), bottom
    left, top = profile.measure - profile.right_cell, bottom - profile.tight(size)
    upper, y, _ = centred((place,), size, left, profile.right_cell, top, profile, italic=True)
    lower = Text(0.0, y + profile.tight(size) - size * profile.descent, date, fonts.ITALIC, size)
    return (*upper, lower._replace(x=centre - _width(lower) / 2)), y + profile.tight(size)


def _day_spot(dates: tuple[Text, ...], profile: Profile) -> Spot:
    last = dates[-1]
    x0 = last.x + fonts.width(last.face, last.text[: last.text.index("ngày ") + 5]) * last.size
    return Spot(DAY, x0, last.y - last.size, x0 + profile.day_gap, last.y + last.size * profile.descent)


def spaces(room: float, size: float) -> str:
    """So many spaces as fill the room."""
    return " " * math.ceil(room / (fonts.width(fonts.REGULAR, " ") * size))


def _width(text: Text) -> float:
    return fonts.width(text.face, text.text) * text.size


@functools.lru_cache(maxsize=64)
def tail_rows(tail: Tail, profile: Profile) -> tuple[Row, ...]:
    """Ô 7 and 9b (II.7, II.9), level at the top: one row, and soft ones for recipients further down."""
    signature, height, room = _signature(tail, profile)
    width = profile.measure - profile.signer_cell
    recipients = _recipients(tail, width - profile.cell_gap, profile)
    drawn, y, beside = _beside(recipients, height, profile)
    spots = [room]
    if tail.signature_source:
        spots.append(Spot(tail.signature_source, width, 0.0, profile.measure, height))
    if tail.recipients_source:
        spots.append(Spot(tail.recipients_source, 0.0, 0.0, width, y))
    top = Row(height, (Part("P", drawn), *signature), profile.tail_before, spots=tuple(spots))
    below = [_recipient_row(lines, tail, width, profile) for lines in recipients[beside:]]
    if not below:
        return (top,)
    below[0] = below[0]._replace(before=y - height)  # the list runs on evenly
    return (top._replace(glue=SOFT), *below[:-1], below[-1]._replace(glue=FREE))


_Lines = list[tuple[Text, ...]]


def _recipients(tail: Tail, measure: float, profile: Profile) -> list[_Lines]:
    """The lines of each recipient, base lines from the top of the line."""
    size = profile.recipients
    base = profile.tight(size) - size * profile.descent
    hang = fonts.width(fonts.REGULAR, "- ") * size
    made = []
    for recipient in tail.recipients:
        lines = break_lines(words((Span(recipient),), size), size, measure, measure - hang)
        drawn = [
            texts(line, size, hang if n else 0.0, measure, base, "l", profile) for n, line in enumerate(lines)
        ]
        made += [drawn[n : n + _MOST_LINES] for n in range(0, len(drawn), _MOST_LINES)]
    return made


def _beside(recipients: list[_Lines], height: float, profile: Profile) -> tuple[tuple[Text, ...], float, int]:
    """Nơi nhận, level with the first line at the right, and as many recipients as stand beside it."""
    if not recipients:
        return (), 0.0, 0
    base = profile.tight(profile.signer) - profile.signer * profile.descent
    drawn = [Text(0.0, base, "Nơi nhận:", fonts.BOLD_ITALIC, profile.recipients_title)]
    y = base + profile.recipients_title * profile.descent
    step = profile.tight(profile.recipients)
    for beside, lines in enumerate(recipients):
        if y + step * len(lines) > height:
            return tuple(drawn), y, beside
        for line in lines:
            drawn += [text._replace(y=text.y + y) for text in line]
            y += step
    return tuple(drawn), y, len(recipients)


def _recipient_row(lines: _Lines, tail: Tail, width: float, profile: Profile) -> Row:
    step = profile.tight(profile.recipients)
    ops = tuple(text._replace(y=text.y + n * step) for n, line in enumerate(lines) for text in line)
    source, height = tail.recipients_source, step * len(lines)
    spots = (Spot(source, 0.0, 0.0, width, height),) if source else ()
    return Row(height, (Part("P", ops),), glue=SOFT, spots=spots)


def _signature(tail: Tail, profile: Profile) -> tuple[tuple[Part, ...], float, Spot]:
    left, width, size = profile.measure - profile.signer_cell, profile.signer_cell, profile.signer
    authority, y, _ = centred(tail.authority, size, left, width, 0.0, profile, bold=True)
    room = Spot(SIGNATURE, left, y, profile.measure, y + profile.signature_room)
    y += profile.signature_room
    name, y, _ = centred((tail.name,), size, left, width, y, profile, bold=True)
    below, y, _ = centred((tail.below,) if tail.below else (), size, left, width, y, profile, bold=True)
    return (Part("P", authority, (1, 0)), Part("P", name, (2, 0)), Part("P", below, (3, 0))), y, room
