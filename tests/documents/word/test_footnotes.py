"""Footnotes are numbered in the order of their calls, behind the two rules Word asks for."""

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from desktop.documents.blocks import Span
from desktop.documents.word.footnotes import Footnotes


def test_notes_in_the_order_of_their_calls() -> None:
    notes = Footnotes()
    assert not notes
    calls = [notes.call((Span(words),)) for words in ("một & <hai>", "ba")]
    part = parse_xml(notes.part())
    assert notes and ['w:footnoteReference w:id="1"' in calls[0], 'w:id="2"' in calls[1]] == [True, True]
    assert [note.get(qn("w:id")) for note in part] == ["-1", "0", "1", "2"]
    assert [note.get(qn("w:type")) for note in part][:2] == ["separator", "continuationSeparator"]
    assert "".join(node.text or "" for node in part[2].iter(qn("w:t"))) == " một & <hai>"
