"""Text goes into the document and comes back the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.plan.text import Run, Text, text, tidy
from desktop.ui.wizard.fields import marks

WORDS = st.text("aăâđêôơư &<>“”\n", min_size=1, max_size=8)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "ghi chú"]))


@settings(max_examples=100)
@given(st.lists(RUNS, max_size=6))
def test_marks_survive_both_ways(qapp, runs):
    value = tidy(Text(tuple(runs)))
    document = QTextDocument()
    marks.fill(document, value)
    assert marks.joined(marks.to_text(document)) == value


def test_footnotes_are_numbered_where_they_stand(qapp):
    document = QTextDocument()
    marks.fill(document, Text((Run("một", note="a"), Run("hai", note="b"))))
    assert [note for _place, note in marks.notes(document)] == ["a", "b"]
    assert document.toPlainText() == "một\ufffchai\ufffc"


@pytest.mark.parametrize("words", ["KH&CN <b>", "&amp;", "<script>"])
def test_markup_is_plain_words(qapp, words):
    document = QTextDocument()
    marks.fill(document, text(words))
    assert document.toPlainText() == words
