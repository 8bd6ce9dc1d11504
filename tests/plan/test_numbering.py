"""Numbers are computed from where things stand: gapless, in the Decree's letters."""

import pytest

from desktop.plan.item import Heading, Item, Mark
from desktop.plan.numbering import annex_name, letter, marks, plan_marks, roman
from desktop.plan.plan import Annex, Plan


def item(name: str, mark: Mark, *children: Item) -> Item:
    return Item(id=name, content=Heading(name), mark=mark, children=children)


@pytest.mark.parametrize(("number", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL")])
def test_roman(number: int, sign: str) -> None:
    assert roman(number) == sign


def test_letters_follow_the_administrative_alphabet() -> None:
    assert "".join(letter(n) for n in range(1, 8)) == "abcdđeg"
    assert letter(24) == "aa"


def test_every_scheme_of_the_real_plans() -> None:
    tree = (
        item("n1", Mark.NUMBER, item("d1", Mark.DECIMAL, item("x", Mark.DASH)), item("d2", Mark.DECIMAL)),
        item("between", Mark.NONE),
        item("n2", Mark.NUMBER, item("a", Mark.LETTER, item("p", Mark.PAREN)), item("b", Mark.LETTER)),
        item("star", Mark.STAR, item("plus", Mark.PLUS)),
    )
    assert marks(tree) == {
        "n1": "1.", "d1": "1.1.", "x": "-", "d2": "1.2.", "between": "", "n2": "2.",
        "a": "a)", "p": "(1)", "b": "b)", "star": "*", "plus": "+",
    }  # fmt: skip


def test_sections_are_roman(full_plan: Plan) -> None:
    assert plan_marks(full_plan)["s1"] == "I."


def test_one_annex_has_no_number() -> None:
    one = Plan(id="p", annexes=(Annex(id="a"),))
    two = Plan(id="p", annexes=(Annex(id="a"), Annex(id="b")))
    assert annex_name(one, 0) == "Phụ lục"
    assert annex_name(two, 1) == "Phụ lục II"
