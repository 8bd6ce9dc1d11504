"""What of the earlier plan still stands is listed until it is changed or confirmed."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.plan import edit
from desktop.plan.item import Quote
from desktop.plan.plan import blank
from desktop.plan.renew import propose, renewed
from desktop.plan.traces import standing
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui.home.row import Row
from desktop.ui.renew.leftovers import LeftoversPage, context


@pytest.fixture
def session() -> Session:
    return Session(renewed(propose(sample.read("kon-tum-2024"), 2027)))


def page_of(qtbot, session: Session) -> LeftoversPage:
    page = LeftoversPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def said(page: LeftoversPage) -> str:
    return "\n".join(row.words() for row in page.findChildren(Row) if row.isVisible())


def buttons(page: LeftoversPage, words: str) -> list[QPushButton]:
    return [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]


def test_each_leftover_is_told_with_its_words_around(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    for trace in standing(session.plan):
        assert trace.words in said(page)
    assert "khoa học và công nghệ [số 2] năm 2027" in said(page)
    assert page._summary.text().startswith("6 things of the earlier plan still stand.")


def test_a_leftover_leads_to_its_place(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    page.focus_first()
    with qtbot.waitSignal(page.wanted, timeout=1000) as told:
        page.focusWidget().click()
    assert told.args == [next(t.place for t in standing(session.plan) if t.kind == "person")]


def test_keeping_is_a_step_that_can_be_undone(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    kept = next(b for b in buttons(page, "Keep as it is") if "Nguyễn Văn An" in b.accessibleName())
    kept.click()
    assert "Nguyễn Văn An" not in said(page) and session.undo_label == "Keep “Nguyễn Văn An”"
    session.undo()
    assert "Nguyễn Văn An" in said(page)


def test_all_of_a_kind_are_kept_in_one_step(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    before = len(standing(session.plan))
    buttons(page, "Keep all of these")[0].click()
    assert len(standing(session.plan)) == before - 2
    session.undo()
    assert len(standing(session.plan)) == before


def test_what_is_changed_vanishes_at_once(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    theme = next(t for t in standing(session.plan) if t.kind == "theme")
    session.put("x", edit.set_content(session.plan, theme.place, Quote(text="Khát vọng mới")))
    assert theme.words not in said(page)


def test_the_keyboard_stays_on_the_buttons_of_the_list(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    page.activateWindow()
    first = buttons(page, "Keep as it is")[0]
    first.setFocus()
    first.click()
    assert isinstance(page.focusWidget(), QPushButton) and not page.focusWidget().isHidden()


def test_a_plan_from_nowhere_says_so(qtbot) -> None:
    page = page_of(qtbot, Session(blank(2027)))
    assert page._summary.text() == "This plan was not made from an earlier one."


def test_when_nothing_is_left_it_is_said(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    page.keep(*standing(session.plan))
    assert page._summary.text() == "Nothing of the earlier plan is left over."


def test_a_closed_page_watches_no_more(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    page.close_page()
    before = said(page)
    session.put("x", edit.set_title(session.plan, "Khác"))
    assert said(page) == before


def test_context_shows_whole_words() -> None:
    line = (
        "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai gửi trước ngày 10/5/2024 để kịp tổng hợp"
    )
    assert context((line,), "10/5/2024").endswith("gửi trước ngày [10/5/2024] để kịp tổng hợp")
    assert context(("Nguyễn Văn An",), "Nguyễn Văn An") == "Nguyễn Văn An"
