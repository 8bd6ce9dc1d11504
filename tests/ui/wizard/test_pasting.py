"""Several lines pasted into a sentence become several sentences, in one step."""

import pytest

from desktop.plan.item import Mark, Prose
from desktop.plan.text import text
from desktop.plan.tree import walk
from desktop.ui.wizard.adding import split_into

LINES = "- Tổ chức hội thảo.\n\n- Tổ chức hội thi;\r\n• Phát động phong trào."
WORDS = ["Tổ chức hội thảo.", "Tổ chức hội thi;", "Phát động phong trào."]


def sentences(plan, section):
    return [
        item.content.text.plain for item in plan.sections[section].items if isinstance(item.content, Prose)
    ]


@pytest.fixture
def page(open_page, plan):
    page = open_page(f"section:{plan.sections[0].id}")
    page.desk.open(plan.sections[0].items[0].id)
    return page


def test_lines_become_sentences_and_one_undo_takes_them_back(page, paste):
    before = page.session.plan
    field = page.desk.editor.record.field("text")
    field.edit.selectAll()
    paste(field.edit, LINES)
    assert sentences(page.session.plan, 0)[:3] == WORDS
    page.session.undo()
    assert page.session.plan == before
    page.desk.tree.choose(before.sections[0].items[0].id)
    assert page.desk.editor.record.field("text").value() == before.sections[0].items[0].content.text


def test_the_cursor_is_in_the_last_one(page, paste):
    paste(page.desk.editor.record.field("text").edit, LINES)
    assert page.window().focusWidget().toPlainText() == WORDS[-1]


def test_one_line_is_pasted_as_ever(page, paste):
    count = len(page.session.plan.sections[0].items)
    paste(page.desk.editor.record.field("text").edit, "một dòng\n")
    assert len(page.session.plan.sections[0].items) == count


def test_lines_pasted_on_an_activitys_form(open_page, plan, paste):
    activity = plan.sections[2].items[4]
    sentence = next(item for item in activity.children if isinstance(item.content, Prose))
    page = open_page(f"section:{plan.sections[2].id}")
    page.desk.tree.choose(activity.id)
    paste(page.desk.editor.field(sentence.id, "text").edit, LINES)
    now = page.session.plan.sections[2].items[4].children
    assert len(now) == len(activity.children) + 2
    assert page.window().focusWidget().toPlainText() == WORDS[-1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1. Hai", "Hai"),
        ("b) Hai", "Hai"),
        ("+ Hai", "Hai"),
        ("\uf0b7 Hai", "Hai"),
        ("10.000 đồng", "10.000 đồng"),
    ],
)
def test_a_pasted_bullet_goes_as_the_item_has_its_own(plan, line, words):
    first = plan.sections[0].items[0]
    assert first.mark is not Mark.NONE
    made, last = split_into(plan, first.id, text("Một"), [line])
    items = {item.id: item for item in walk(made.sections[0].items)}
    assert items[last].content == Prose(text(words))
    assert items[last].mark is first.mark
