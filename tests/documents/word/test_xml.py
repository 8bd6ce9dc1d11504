"""Words become XML in one place, and nothing in them is markup."""

import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.word import xml


def parsed(inner: str) -> str:
    words = parse_xml(f"<w:p {xml.NAMESPACES}>{inner}</w:p>")
    return "".join(str(node.text or "") for node in words.iter() if node.tag.endswith("}t"))


@settings(max_examples=150)
@given(st.text())
def test_any_text_is_data(words: str) -> None:
    assert parsed(xml.run(words)) == xml.letters(words).replace("\n", "")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_a_field_holds_any_text(words: str) -> None:
    assert parsed(xml.field("PAGE", words)) == xml.letters(words).replace("\n", "")


@pytest.mark.parametrize(
    ("words", "kept"), [("e\u0302\u0301", "ế"), ("a\x00\x0c\ufffeb", "ab"), ("a\tb", "a b")]
)
def test_letters_are_clean(words: str, kept: str) -> None:
    assert xml.letters(words) == kept


def test_a_line_break_stays_a_break() -> None:
    assert xml.run("a\nb").count("<w:br/>") == 1


def test_a_rule_stands_in_the_middle_with_its_length() -> None:
    drawn = xml.rule(100, 300, 0.75)
    assert 'w:left="2000" w:right="2000"' in drawn and 'w:sz="6"' in drawn


def test_columns_fill_the_width_of_the_table() -> None:
    drawn = xml.table((100.0, 50.0), [xml.row(("", ""), (100.0, 50.0), header=True)])
    assert 'w:tblW w:w="3000"' in drawn and "<w:tblHeader/>" in drawn and "<w:cantSplit/>" in drawn
