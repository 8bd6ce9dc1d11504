"""How the table shares its width: the name of an activity comes first, the rest as far as there is room."""

from __future__ import annotations

LEAST, USUAL, MOST = 160, 460, 680
"""Of the whole table, in pixels; MOST before anybody has moved the splitter."""
SHARE = 0.36
"""Of the window, before anybody has moved the splitter."""
_SHARES = (
    # number, title, lead, partners, words, state; the least width they need, in widths of a letter
    (46, (4.4, 14, 9, 0, 9, 8)),
    (60, (4.4, 16, 10, 9, 10, 8)),
    (32, (4.4, 14, 8, 0, 7, 0)),
    (22, (4.4, 12, 0, 0, 7, 0)),
    (0, (4.4, 8, 0, 0, 0, 0)),
)
_PARTS = (0, 5, 2, 2, 2, 0)
"""Of the room that is left."""


def shared(width: float, size: float) -> tuple[float, ...]:
    """The widths of the six columns; `size` of the words; 0 for what finds no room."""
    letters = width / size
    fitting = [least for need, least in sorted(_SHARES, reverse=True) if letters >= need]
    least = fitting[0]
    widths = [float(round(each * size)) for each in least]
    left = width - sum(widths)
    whole = sum(part for part, each in zip(_PARTS, widths, strict=True) if each)
    for number, part in enumerate(_PARTS):
        if part and widths[number]:
            widths[number] += int(left * part / whole)
    widths[1] += width - sum(widths)
    return tuple(widths)
