"""Units' colours can be read, told apart also by those who do not see red and green, and stay the same."""

import math
from itertools import combinations

import pytest

from desktop.drawings.hues import HUES, hue

PAPER, DARK, LIGHT_TEXT, DARK_TEXT = "#FFFFFF", "#1D2024", "#ECEFF2", "#1B1F24"
# Machado, Oliveira, Fernandes 2009, severity 1
BLIND = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.052)),
    "green": ((0.3673, 0.8606, -0.228), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
}
Colour = tuple[float, float, float]


def linear(code: str) -> Colour:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    lights = sorted(
        sum(part * share for part, share in zip(linear(code), (0.2126, 0.7152, 0.0722), strict=True)) + 0.05
        for code in (one, other)
    )
    return lights[1] / lights[0]


def seen(code: str, blind: str) -> Colour:
    """The colour in OKLab as someone sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(code), strict=True)))) for row in BLIND[blind]
    )
    long = math.cbrt(0.4122 * red + 0.5363 * green + 0.0514 * blue)
    middle = math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue)
    short = math.cbrt(0.0883 * red + 0.2817 * green + 0.63 * blue)
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.978 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


@pytest.mark.parametrize("own", HUES, ids=lambda own: own.pattern)
def test_every_colour_and_the_words_on_it_can_be_read(own) -> None:
    assert contrast(own.light, PAPER) >= 4.5 and contrast(own.dark, DARK) >= 4.5
    assert contrast(own.light_pale, DARK_TEXT) >= 4.5 and contrast(own.dark_pale, LIGHT_TEXT) >= 4.5
    assert contrast(own.light, own.light_pale) >= 3 and contrast(own.dark, own.dark_pale) >= 3


@pytest.mark.parametrize(("blind", "least"), [("none", 0.075), ("red", 0.04), ("green", 0.04)])
def test_no_two_colours_look_alike(blind: str, least: float) -> None:
    for side in ("light", "dark"):
        colours = [seen(getattr(own, side), blind) for own in HUES]
        assert min(math.dist(one, other) for one, other in combinations(colours, 2)) >= least


def test_the_colours_are_about_as_light_as_each_other() -> None:
    for side, spread in (("light", 0.13), ("dark", 0.15)):
        lights = [seen(getattr(own, side), "none")[0] for own in HUES]
        assert max(lights) - min(lights) < spread


def test_every_colour_has_its_own_pattern() -> None:
    assert len({own.pattern for own in HUES}) == len(HUES) == 10


def test_a_unit_keeps_its_colour_however_it_is_typed() -> None:
    assert (
        hue("Phòng Hành chính - Tổng hợp")
        == hue("PHÒNG HÀNH CHÍNH- TỔNG HỢP")
        == hue("phòng hành chính tổng hợp")
    )
    assert hue("Văn phòng Sở") == 4 and 0 <= hue("") < 10
