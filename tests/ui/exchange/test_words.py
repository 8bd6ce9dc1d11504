"""Words that fit on the screen, whatever has arrived."""

import pytest

from desktop.plan.difference import Kind
from desktop.plan.merge import Conflict
from desktop.ui.exchange import words


def conflict(base: str, mine: str, theirs: str, kind: Kind = Kind.CHANGED) -> Conflict:
    return Conflict("title/title", "", "title", base, mine, theirs, "title", kind, "k")


def test_a_title_of_ten_thousand_letters_is_cut() -> None:
    assert words.short("Kế hoạch " * 1200) == ("Kế hoạch " * 1200)[: words.TITLE].rstrip() + "…"
    assert words.short("Kế\nhoạch\t\u202e năm") == "Kế hoạch năm"


def test_long_words_are_shown_from_where_they_part() -> None:
    start = "giống nhau " * 200
    _base, mine, theirs = words.sides(conflict("", start + "của mình", start + "của bạn"))
    assert mine.endswith("của mình") and theirs.endswith("của bạn")
    assert mine.startswith("…") and len(mine) < 100


@pytest.mark.parametrize(("kind", "said"), [(Kind.REMOVED, "(removed)"), (Kind.CHANGED, "(nothing)")])
def test_what_is_not_there_is_said(kind: Kind, said: str) -> None:
    assert words.sides(conflict("a", "b", "", kind)) == ("a", "b", said)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 B"), (1023, "1023 B"), (4000, "3,9 KB"), (123456, "121 KB"), (20 << 20, "20 MB")],
)
def test_sizes(count: int, said: str) -> None:
    assert words.size(count) == said


def test_what_was_done_is_counted() -> None:
    assert words.taken_in(1, 0) == "1 plan was taken in."
    assert words.taken_in(3, 1) == "3 plans were taken in. What was replaced is kept as a version."
