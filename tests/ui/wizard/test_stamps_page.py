"""Stamps, the contact line, the drafter's mark, the page: nothing the Decree forbids gets into the plan."""

from dataclasses import replace

import pytest

from desktop.plan.plan import PageSetup


@pytest.fixture
def page(open_page):
    return open_page("stamps")


def field(page, name):
    return page.form.field(name)


def choose(page, name, words):
    box = field(page, name).box
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_stamps_are_chosen_from_the_decree(page):
    choose(page, "urgency", "THƯỢNG KHẨN")
    choose(page, "circulation", "LƯU HÀNH NỘI BỘ")
    stamps = page.session.plan.stamps
    assert (stamps.urgency, stamps.circulation) == ("THƯỢNG KHẨN", "LƯU HÀNH NỘI BỘ")
    choose(page, "urgency", "None")
    assert page.session.plan.stamps.urgency == ""


def test_contact_and_drafter_are_written(page, typing):
    typing(field(page, "contact").edit, "Số 68 Lê Hồng Phong")
    typing(field(page, "drafter").edit, "PL.(300)")
    stamps = page.session.plan.stamps
    assert (stamps.contact, stamps.drafter) == ("Số 68 Lê Hồng Phong", "PL.(300)")


@pytest.mark.parametrize("words", ["(MẬT)", "Độ mật: Tuyệt mật"])
def test_a_mark_of_secrecy_stays_in_the_field_and_out_of_the_plan(page, typing, words):
    typing(field(page, "contact").edit, words)
    assert field(page, "contact").edit.text() == words
    assert "State secrets" in field(page, "contact").error
    assert page.session.plan.stamps.contact == ""


def test_taking_the_mark_away_takes_the_words(page, typing):
    edit = field(page, "contact").edit
    typing(edit, "(MẬT)")
    for _ in range(2):
        edit.backspace()
    assert field(page, "contact").error == ""
    assert page.session.plan.stamps.contact == "(MẬ"


@pytest.mark.parametrize(("name", "number"), [("top", 25), ("left", 35), ("right", 15)])
def test_margins_within_the_decree(page, typing, name, number):
    field(page, name).edit.clear()
    typing(field(page, name).edit, str(number))
    assert getattr(page.session.plan.page, name) == number
    assert field(page, name).error == ""


@pytest.mark.parametrize("typed", ["99", "", "2x"])
def test_a_margin_outside_the_decree_stays_in_the_field_with_the_range(page, typing, typed):
    edit = field(page, "left").edit
    edit.selectAll()
    typing(edit, typed or " ")
    typing(field(page, "contact").edit, "A")
    assert page.session.plan.page.left == 30
    assert edit.text().strip() == typed
    assert "from 30 to 35" in field(page, "left").error


def test_another_fault_of_the_page_is_named(open_page, plan, typing):
    page = open_page("stamps", replace(plan, page=PageSetup(top=10)))
    edit = field(page, "left").edit
    edit.selectAll()
    typing(edit, "32")
    assert field(page, "left").error == "First set “Top margin” to a number from 20 to 25."


def test_sizes(page):
    choose(page, "profile", "Small, 12–13")
    choose(page, "body", "13")
    assert (page.session.plan.page.profile, page.session.plan.page.body) == ("S", 13)


def test_undo_brings_the_margin_back(page, typing):
    edit = field(page, "right").edit
    edit.selectAll()
    typing(edit, "15")
    page.session.undo()
    assert (edit.text(), page.session.plan.page.right) == ("20", 20)
