"""Ten colours for units, each with its own pattern, the same in every view, on screen and on paper."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum

from desktop.plan.text import fold


class Pattern(StrEnum):
    """What tells units apart where colours do not."""

    SOLID = "solid"
    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"
    UPRIGHT = "upright"
    GRID = "grid"
    LATTICE = "lattice"
    DOTS = "dots"
    ZIGZAG = "zigzag"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class Hue:
    """A unit's colour, full and pale, on a light ground (and white paper) and on a dark one."""

    pattern: Pattern
    light: str
    light_pale: str
    dark: str
    dark_pale: str


HUES = (
    Hue(Pattern.SOLID, "#1B73D5", "#E2EEFE", "#91ACCF", "#223348"),
    Hue(Pattern.RISING, "#C3441D", "#FFE7E0", "#E47E61", "#452921"),
    Hue(Pattern.FALLING, "#255F4A", "#DCF3E9", "#52E0B0", "#18392D"),
    Hue(Pattern.LEVEL, "#654177", "#F4E8FA", "#BE82DB", "#3A2B42"),
    Hue(Pattern.UPRIGHT, "#6A4F23", "#F8EBD9", "#DB9D2D", "#3E2F16"),
    Hue(Pattern.GRID, "#1A7A9D", "#DBF1FC", "#3FC8FD", "#163644"),
    Hue(Pattern.LATTICE, "#A7214C", "#FFE6E9", "#C4939B", "#45282D"),
    Hue(Pattern.DOTS, "#597221", "#E8F0DC", "#A7BF7E", "#2C361C"),
    Hue(Pattern.ZIGZAG, "#8C5477", "#FBE6F2", "#F4AFD8", "#422838"),
    Hue(Pattern.HALF, "#5A599A", "#EAEBFE", "#9C9CFE", "#2E2F48"),
)
"""Found by a search for the largest differences with and without red-green blindness, hues 24° apart."""


def hue(name: str) -> int:
    """The place of a unit in HUES, by its name alone: the same on every PC and in every view."""
    letters = "".join(letter for letter in fold(name) if letter.isalnum())
    return zlib.crc32(letters.encode()) % len(HUES)
