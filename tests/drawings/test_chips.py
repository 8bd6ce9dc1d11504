"""A chip says by its ground how sure a time is, and by colour and pattern whose it is."""

from datetime import date

import pytest

from desktop.drawings.chips import BADGE, Rect, chip, more
from desktop.drawings.hues import hue
from desktop.drawings.shapes import Box, Flag, Tone, Words
from desktop.plan.slots import slots

PLACE = Rect(10, 20, 240, 20)
FAR = (date(2024, 1, 1), date(2024, 12, 31))


def drawn(make, style, words: str, today: date | None = None, **more: object) -> list:
    (slot,) = slots(make(words, **more).entries[0], *FAR)
    return chip(slot, PLACE, style, today)


def test_an_exact_time_has_a_pale_ground_and_its_units_swatch(make, style) -> None:
    ground, swatch, words = drawn(make, style, "Chiều ngày 17/5/2024", unit="Thanh tra Sở")
    assert (ground.tone, swatch.tone) == (Tone.CHIP, Tone.UNIT)
    assert ground.hue == swatch.hue == hue("Thanh tra Sở") and not ground.dashed
    assert isinstance(words, Words) and words.text == "Chiều · Việc 1"


def test_a_tentative_time_is_an_outline(make, style) -> None:
    outline = drawn(make, style, "Dự kiến ngày 17/5/2024")[0]
    assert isinstance(outline, Box) and outline.dashed and outline.tone is Tone.UNIT


def test_a_deadline_has_a_flag_and_no_ground(make, style) -> None:
    shapes = drawn(make, style, "trước ngày 10/5/2024")
    assert [type(shape) for shape in shapes] == [Box, Flag, Words]
    assert shapes[1].tone is Tone.UNIT


def test_a_late_deadline_says_so_in_its_colour(make, style) -> None:
    shapes = drawn(make, style, "trước ngày 10/5/2024", date(2024, 5, 12))
    assert shapes[1].tone is shapes[2].tone is Tone.LATE


@pytest.mark.parametrize("width", [12, 30, 60, 200])
def test_words_stay_inside(make, style, width: float) -> None:
    (slot,) = slots(make("trước ngày 10/5/2024").entries[0], *FAR)
    for shape in chip(slot, Rect(0, 0, width, 20), style, None):
        if isinstance(shape, Words):
            assert shape.x + style.measure(shape.text, shape.size, shape.bold) <= width


def test_a_count_knows_what_it_hides_each_once(make, style) -> None:
    entries = make("ngày 10/5/2024", "ngày 10/5/2024").entries
    pairs = [(slot, "") for entry in entries for slot in slots(entry, *FAR)]
    words, spot = more(pairs + pairs, PLACE, date(2024, 5, 10), style)
    assert words.text == "+2" and spot.hidden == tuple(entry.key for entry in entries)


def test_what_is_marked_leaves_room_for_its_sign(make, style) -> None:
    (slot,) = slots(make("Sáng ngày 17/5/2024").entries[0], *FAR)
    place, ends = Rect(10, 20, 90, 20), []
    for kept in (0.0, BADGE):
        words = chip(slot, place, style, None, kept=kept)[-1]
        ends.append(words.x + style.measure(words.text, style.size, False))
    assert ends[1] <= place.x + place.width - 4 - BADGE < ends[0]
