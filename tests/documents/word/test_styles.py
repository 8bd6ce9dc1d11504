"""The look of the Word file lives in named styles of the Decree's sizes."""

from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from desktop.documents.blocks import Style
from desktop.documents.layout import PROFILE_L, PROFILE_S, Profile
from desktop.documents.word.styles import OF_BLOCK, styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def named(profile: Profile = PROFILE_L) -> dict[str | None, Any]:
    return {style.get(qn("w:styleId")): style for style in parse_xml(styles(profile))}


def value(style: Any, tag: str, attribute: str = "val") -> str | None:
    found = next(style.iter(f"{W}{tag}"), None)
    return None if found is None else found.get(f"{W}{attribute}")


def test_every_style_of_block_has_its_own() -> None:
    assert set(OF_BLOCK) == set(Style)
    assert set(OF_BLOCK.values()) <= set(named())


def test_the_body_is_justified_with_a_first_line_of_12_7_mm_and_6_pt_above() -> None:
    body = named()["BodyText"]
    assert value(body, "jc") == "both" and value(body, "ind", "firstLine") == "720"
    assert value(body, "spacing", "before") == "120" and value(body, "sz") == "28"


@pytest.mark.parametrize(("id", "level"), [("Heading1", "0"), ("Heading2", "1"), ("AnnexLabel", "0")])
def test_headings_are_in_the_outline_and_stay_with_what_follows(id: str, level: str) -> None:
    heading = named()[id]
    assert value(heading, "outlineLvl") == level
    assert next(heading.iter(f"{W}keepNext"), None) is not None


def test_times_new_roman_and_vietnamese_everywhere() -> None:
    defaults = named()[None]
    assert value(defaults, "rFonts", "ascii") == value(defaults, "rFonts", "cs") == "Times New Roman"
    assert value(defaults, "lang") == "vi-VN"


def test_sizes_follow_the_profile() -> None:
    assert value(named(PROFILE_S)["State"], "sz") == "24"
    assert value(named(PROFILE_L)["State"], "sz") == "26"
