"""Money read, added up and said in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import money
from desktop.plan.item import Activity, Item, Money
from desktop.plan.plan import Plan, Section

FIGURES = {word: number for number, word in enumerate(money.DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}


def heard(words: str) -> int:
    """The number that the words say, understood by other rules than those that made them."""
    *parts, last = words.split(" tỷ")
    if parts:
        return heard(" tỷ".join(parts)) * 10**9 + (heard(last.strip()) if last.strip() else 0)
    total = figure = group = 0
    for word in words.split():
        if word in FIGURES:
            figure = FIGURES[word]
        elif word == "mười":
            group, figure = group + 10, 0
        elif word in ("mươi", "trăm"):
            group, figure = group + figure * (10 if word == "mươi" else 100), 0
        elif word in ("nghìn", "ngàn", "triệu"):
            total += (group + figure) * (10**6 if word == "triệu" else 1000)
            group = figure = 0
    return total + group + figure


@settings(max_examples=200)
@given(
    st.integers(0, 10**12) | st.integers(0, 6).flatmap(lambda n: st.integers(0, 9).map(lambda d: d * 10**n))
)
def test_every_number_is_heard_as_it_was_said(number):
    words = money.number_words(number)
    assert heard(words) == number
    assert heard(money.number_words(number, linh="lẻ", nghin="ngàn")) == number
    assert "  " not in words and words == words.strip()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (1_005, "một nghìn không trăm linh năm"),
        (10_000, "mười nghìn"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (125_000_000, "một trăm hai mươi lăm triệu"),
        (1_000_000_000, "một tỷ"),
        (2_500_000_021, "hai tỷ năm trăm triệu không trăm hai mươi mốt"),
        (10**12, "một nghìn tỷ"),
    ],
)
def test_numbers_as_they_are_read(number, words):
    assert money.number_words(number) == words


def test_dong_in_words():
    assert money.dong_words(125_000_000) == "Một trăm hai mươi lăm triệu đồng"
    assert money.dong_words(101_000, linh="lẻ", nghin="ngàn") == "Một trăm lẻ một ngàn đồng"
    with pytest.raises(ValueError):
        money.number_words(-1)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("125.000.000", 125_000_000),
        ("125.000.000 đồng", 125_000_000),
        ("125 000 000đ", 125_000_000),
        ("125,000,000 VNĐ", 125_000_000),
        ("125 triệu đồng", 125_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1,5 tỉ đồng", 1_500_000_000),
        ("500 nghìn", 500_000),
        ("20.000", 20_000),
        ("tiền điện", None),
        ("", None),
        ("khoảng 20 triệu", None),
        ("1,3333", None),
        ("9" * 30, None),
    ],
)
def test_amounts_are_read(words, amount):
    assert money.read_amount(words) == amount


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Kinh phí", 1),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí (triệu đồng)", 10**6),
        ("Dự toán (ĐVT: 1.000 đồng)", 1000),
        ("Số tiền (nghìn đồng)", 1000),
        ("Kinh phí (tr.đ)", 10**6),
    ],
)
def test_a_column_says_what_it_counts(title, unit):
    assert money.column_unit(title) == unit


def test_a_bare_number_below_millions():
    assert money.read_amount("12,5", 10**6) == 12_500_000
    assert money.read_amount("12.500.000 đồng", 10**6) == 12_500_000


def cost(name, amount):
    return Item(id=name, content=Money(amount=amount))


def test_totals_count_each_amount_once():
    inner = Item(id="i", content=Activity(), children=(cost("c", 5),))
    outer = Item(id="o", content=Activity(), children=(cost("a", 100), cost("b", None), inner))
    plan = Plan(id="p", sections=(Section(id="s", items=(outer, cost("x", 1000))),))
    assert money.total(plan) == 1105
    assert money.activities_total(plan) == 105
    assert money.cost_of(outer) == 100
