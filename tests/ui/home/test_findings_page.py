"""The findings as cards that lead to where they are put right, are mended or set aside."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.plan import edit
from desktop.plan.office import EMPTY, Directory, KnownUnit
from desktop.plan.plan import Signature, State, blank
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui.directory import current
from desktop.ui.home.finding_card import FindingCard
from desktop.ui.home.findings_page import FindingsPage
from desktop.ui.home.row import Row


def page_of(qtbot, session: Session) -> FindingsPage:
    page = FindingsPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def card_of(page: FindingsPage, code: str) -> FindingCard:
    return next(card for card in page.cards if card.finding.code == code)


@pytest.fixture
def faulty(session: Session) -> Session:
    """A plan whose authority line lacks a space."""
    session.put("x", edit.set_signature(session.plan, Signature(("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "A")))
    return session


def test_a_finding_leads_to_its_record(qtbot) -> None:
    page = page_of(qtbot, Session(blank(2027)))
    row = page.findChildren(Row)[0]
    assert row.accessibleName().startswith("Error: The issuing office is missing.")
    with qtbot.waitSignal(page.wanted, timeout=1000) as told:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args == ["office"]


def test_errors_are_counted(qtbot) -> None:
    page = page_of(qtbot, Session(blank(2027)))
    assert "errors must be put right before signing" in page._summary.text()


def test_a_good_plan_has_nothing_in_the_way(qtbot, session: Session) -> None:
    assert "must" not in page_of(qtbot, session)._summary.text()


def test_no_finding_is_good_news_and_what_was_not_checked_is_said(qtbot) -> None:
    plan = edit.set_event(sample.read("dak-nong-2024"), blank(2024).event)
    page = page_of(qtbot, Session(plan))
    assert [card.finding.code for card in page.cards] == ["units_unchecked"]
    assert not page._summary.isVisible() and "Nothing is wrong or missing." in words(page)


def test_a_fix_is_one_step_that_can_be_undone(qtbot, faulty: Session) -> None:
    page = page_of(qtbot, faulty)
    card_of(page, "prefix_space").fix.click()
    assert faulty.plan.signature.authority[0] == "KT. GIÁM ĐỐC"
    assert "prefix_space" not in [card.finding.code for card in page.cards]
    faulty.undo()
    assert card_of(page, "prefix_space")


def test_a_finding_is_set_aside_for_a_reason_and_taken_up_again(
    qtbot, faulty: Session, typing: Callable
) -> None:
    page = page_of(qtbot, faulty)
    card = card_of(page, "prefix_space")
    card.aside.click()
    assert not card.reason.keep.isEnabled()
    typing(card.reason.field, "Mẫu của Sở\n")
    assert faulty.plan.waivers[0].reason == "Mẫu của Sở"
    assert "prefix_space" not in [shown.finding.code for shown in page.cards]
    page.fold.click()
    aside = next(
        shown
        for shown in page.findChildren(FindingCard)
        if shown.finding.code == "prefix_space" and hasattr(shown, "again")
    )
    aside.again.click()
    assert card_of(page, "prefix_space") and not faulty.plan.waivers


def test_escape_leaves_the_reason(qtbot, faulty: Session) -> None:
    card = card_of(page_of(qtbot, faulty), "prefix_space")
    card.aside.click()
    QTest.keyClick(card.reason.field, Qt.Key.Key_Escape)
    assert not card.reason.isVisible() and not faulty.plan.waivers


def test_the_keyboard_stays_in_the_list(qtbot, faulty: Session) -> None:
    page = page_of(qtbot, faulty)
    page.focus_first()
    card_of(page, "prefix_space").fix.setFocus()
    card_of(page, "prefix_space").fix.click()
    assert page.window().focusWidget() in [card.row for card in page.cards]


def test_a_signed_plan_is_only_read(qtbot, faulty: Session) -> None:
    page = page_of(qtbot, Session(edit.set_state(faulty.plan, State.SIGNED)))
    assert {button.text() for button in page.findChildren(QPushButton)} == {"Go there"}


def test_a_page_without_a_session_asks_by_signals(qtbot, faulty: Session) -> None:
    page = FindingsPage()
    qtbot.addWidget(page)
    page.load(faulty.plan)
    with qtbot.waitSignal(page.fix_wanted, timeout=1000) as told:
        card_of(page, "prefix_space").fix.click()
    assert told.args[0].plan_after.signature.authority[0] == "KT. GIÁM ĐỐC"


def test_a_directory_is_compared_with(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    assert "units_unchecked" in [card.finding.code for card in page.cards]
    current.set_directory(Directory(units=(KnownUnit("u", "Phòng Hành chính - Tổng hợp"),)))
    codes = [card.finding.code for card in page.cards]
    current.set_directory(EMPTY)
    assert "units_unchecked" not in codes and "unit_unknown" in codes


def test_every_button_has_a_name_of_its_own(qtbot, faulty: Session) -> None:
    names = [
        button.accessibleName()
        for button in page_of(qtbot, faulty).findChildren(QPushButton)
        if button.isVisible()
    ]
    assert len(names) == len(set(names)) > 5


def words(page: FindingsPage) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in page.findChildren(QLabel))
