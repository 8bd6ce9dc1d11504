"""Page ranges, sheets of paper, the order in which sides leave, what is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.printing.order import (
    Order,
    Sides,
    WrongPages,
    keep,
    read_kept,
    read_pages,
    sequence,
    sheets,
    summary,
)

sides = st.sampled_from(Sides)
orders = st.builds(
    Order,
    st.text(),
    st.lists(st.integers(0, 30), min_size=1, max_size=9, unique=True).map(tuple),
    st.integers(1, 5),
    sides,
)


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("", "12345678"),
        ("  ", "12345678"),
        ("3", "3"),
        ("1-3, 5", "1235"),
        (" 1 - 3 ; 5 ", "1235"),
        ("2–4", "234"),
        ("5, 1", "51"),
        ("6-", "678"),
        ("-2", "12"),
        ("3-1", "123"),
        ("1, 1-2,", "12"),
    ],
)
def test_pages_are_read(words: str, pages: str) -> None:
    assert read_pages(words, 8) == tuple(int(page) - 1 for page in pages)


@pytest.mark.parametrize(
    ("words", "wrong", "beyond"),
    [
        ("x", "x", False),
        ("1, hai", "hai", False),
        ("-", "-", False),
        (",", ",", False),
        ("1-2-3", "1-2-3", False),
        ("9", "9", True),
        ("0", "0", True),
        ("7-9", "7-9", True),
        ("9-", "9-", True),
        ("²", "²", False),
        ("1" * 5000, "1" * 5000, False),
    ],
)
def test_wrong_pages_are_told(words: str, wrong: str, beyond: bool) -> None:
    with pytest.raises(WrongPages) as told:
        read_pages(words, 8)
    assert (told.value.words, told.value.beyond) == (wrong, beyond)


@given(st.text("0123456789-–,; x"), st.integers(1, 40))
def test_only_pages_of_the_document_are_printed(words: str, count: int) -> None:
    try:
        pages = read_pages(words, count)
    except WrongPages:
        return
    assert pages and set(pages) <= set(range(count)) and len(set(pages)) == len(pages)


@given(orders)
def test_every_copy_begins_on_a_new_sheet(order: Order) -> None:
    sent = sequence(order, copying=False)
    a_sheet = 1 if order.sides is Sides.ONE else 2
    assert -(-len(sent) // a_sheet) == sheets(len(order.pages), order.copies, order.sides)
    assert [side for side in sent if side is not None] == [*order.pages] * order.copies
    assert sent[-1] is not None
    step = len(order.pages) + len(order.pages) % a_sheet
    assert [sent[n * step] for n in range(order.copies)] == [order.pages[0]] * order.copies


@given(orders)
def test_a_printer_that_copies_by_itself_gets_one(order: Order) -> None:
    assert sequence(order, copying=True) == list(order.pages)


@given(orders)
def test_printer_and_sides_are_remembered(order: Order) -> None:
    assert read_kept(keep(order)) == (order.printer, order.sides)


@pytest.mark.parametrize("words", ["", "{", "[]", "3", '{"sides": "both"}', '{"sides": 7}'])
def test_what_cannot_be_remembered_is_forgotten(words: str) -> None:
    assert read_kept(words) == ("", Sides.ONE)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order("", (0, 1, 2, 3), 2, Sides.LONG), "4 pages, 2 copies, both sides: 4 sheets of A4, 100 %"),
        (Order("", (0,)), "1 page, 1 copy, one side: 1 sheet of A4, 100 %"),
        (Order("", (0, 1, 2), 3, Sides.SHORT), "3 pages, 3 copies, both sides: 6 sheets of A4, 100 %"),
    ],
)
def test_an_order_in_words(order: Order, words: str) -> None:
    assert summary(order) == words
