"""Fields bound to the parts of one value."""

from dataclasses import dataclass

from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import attribute


@dataclass(frozen=True)
class Pair:
    one: str = ""
    two: str = ""


def pair_form(show):
    form = Form()
    form.add(LineField("one", "One"), *attribute("one"))
    form.add(LineField("two", "Two"), *attribute("two"))
    show(form)
    form.show_value(Pair("a", "b"))
    return form


def test_a_change_gives_a_new_value(show, typing):
    form = pair_form(show)
    told = []
    form.edited.connect(lambda value, field: told.append((value, field.name)))
    typing(form.field("two").edit, "c")
    assert told == [(Pair("a", "cb"), "two")]


def test_a_field_that_holds_the_value_keeps_its_cursor(show):
    form = pair_form(show)
    form.field("one").go_to(0)
    form.show_value(Pair("a", "new"))
    assert form.field("one").place() == 0
    assert form.field("two").value() == "new"


def test_all_fields_become_read_only(show):
    form = pair_form(show)
    form.set_read_only(True)
    assert all(field.edit.isReadOnly() for field in form.fields())
