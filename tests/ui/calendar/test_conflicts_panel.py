"""The list of conflicts: read, gone through, set aside and taken up again by mouse and keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.conflict import Index
from desktop.plan.item import Unit, Venue
from desktop.plan.plan import State
from desktop.plan.workdays import calendar
from desktop.session.conflicts import waiver_of
from desktop.ui.calendar.conflicts_panel import AT_ONCE, ConflictsPanel


def book(*times: str, **more) -> Agenda:
    entries = (
        Entry(
            plan="p",
            place=f"p{n}",
            task=f"p{n}",
            name=f"III. {n}.",
            title=f"Tọa đàm {n}",
            when=phrase.parse(words, year=2024),
            leads=(Unit("Văn phòng Sở"),),
            rooms=(Venue("Hội trường"),) if n < 3 else (),
        )
        for n, words in enumerate(times, 1)
    )
    return Agenda(plan="p", title="Kế hoạch P", year=2024, entries=tuple(entries), **more)


BOOK = book("Sáng 17/5/2024", "ngày 17/5/2024", "Sáng ngày 17/5/2024", "18/5/2024")
FOUND = Index([BOOK]).all(calendar(()))


@pytest.fixture
def panel(qtbot) -> ConflictsPanel:
    made = ConflictsPanel()
    qtbot.addWidget(made)
    made.resize(352, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.load(FOUND, (), [BOOK])
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def titles(panel: ConflictsPanel) -> list[str]:
    labels = panel.widget().findChildren(QLabel)
    return [label.text() for label in labels if label.property("role") == "section" and not label.isHidden()]


def test_the_gravest_stand_first_under_their_level(panel: ConflictsPanel) -> None:
    assert titles(panel) == ["Blocks issuing (1)", "Warning (2)", "For information (1)"]
    assert panel.cards[0].row.accessibleName().startswith("Blocks issuing: On 17/5/2024, III. 1.")


def test_without_conflicts_it_says_so(panel: ConflictsPanel) -> None:
    panel.load((), (), [BOOK])
    assert panel.cards == [] and titles(panel) == []
    assert "No two times clash." in [label.text() for label in panel.widget().findChildren(QLabel)]


def test_enter_leads_to_the_activity_and_a_button_to_the_other(panel: ConflictsPanel, qtbot) -> None:
    panel.focus_first()
    with qtbot.waitSignal(panel.chosen) as got:
        qtbot.keyClick(panel.cards[0].row, Qt.Key.Key_Return)
    assert got.args == [("p", "p1", 0)]
    with qtbot.waitSignal(panel.chosen) as got:
        panel.cards[0].over.click()
    assert got.args == [("p", "p2", 0)]


def test_arrows_go_from_line_to_line(panel: ConflictsPanel, qtbot) -> None:
    panel.focus_first()
    qtbot.keyClick(panel.cards[0].row, Qt.Key.Key_Down)
    assert panel.cards[1].row.hasFocus()
    qtbot.keyClick(panel.cards[1].row, Qt.Key.Key_Up)
    qtbot.keyClick(panel.cards[0].row, Qt.Key.Key_Up)
    assert panel.cards[0].row.hasFocus()


def ask(panel: ConflictsPanel, number: int = 0):
    panel.cards[number].ignore.click()
    return panel.focusWidget()


def test_ignoring_needs_a_reason(panel: ConflictsPanel, qtbot, typing) -> None:
    field = ask(panel)
    with qtbot.assertNotEmitted(panel.waived):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    typing(field, "hai tầng khác nhau")
    with qtbot.waitSignal(panel.waived) as got:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert got.args == [FOUND[0], "hai tầng khác nhau"]


def test_escape_leaves_the_reason_and_nothing_else(panel: ConflictsPanel, qtbot) -> None:
    field = ask(panel)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible() and panel.cards[0].ignore.hasFocus()


def test_a_reason_half_typed_outlives_a_change_elsewhere(panel: ConflictsPanel, typing) -> None:
    typing(ask(panel), "vì hai")
    panel.load(FOUND[:3], (), [BOOK])
    assert panel.cards[0].typed == "vì hai" and panel.focusWidget().text() == "vì hai"


def test_what_is_shown_already_is_left_alone(panel: ConflictsPanel) -> None:
    before = panel.cards[0]
    panel.load(FOUND, (), [BOOK])
    assert panel.cards[0] is before


def test_what_was_set_aside_is_folded_away_with_its_reason(panel: ConflictsPanel, qtbot) -> None:
    waiver = waiver_of(FOUND[0], "đã thống nhất")
    panel.load(FOUND[1:], ((FOUND[0], waiver),), [BOOK])
    assert panel.fold.text() == "Set aside (1)" and not panel.cards[-1].isVisible()
    panel.fold.click()
    assert panel.cards[-1].isVisible() and "đã thống nhất" in panel.cards[-1].row.words()
    with qtbot.waitSignal(panel.unwaived) as got:
        panel.cards[-1].back.click()
    assert got.args == [FOUND[0], waiver]


def test_in_a_signed_plan_nothing_can_be_ignored(panel: ConflictsPanel) -> None:
    panel.load(FOUND, (), [replace(BOOK, state=State.SIGNED)])
    buttons = [button.text() for button in panel.cards[0].findChildren(QPushButton)]
    assert buttons == ["The other activity"]


def test_many_come_by_and_by(panel: ConflictsPanel, qtbot) -> None:
    many = book(*["18/5/2024"] * 20)
    found = Index([many]).all(calendar(()))
    panel.load(found, (), [many])
    shown = len(panel.cards)
    assert len(found) > AT_ONCE * 2 and shown == AT_ONCE
    more = next(b for b in panel.widget().findChildren(QPushButton) if b.text().startswith("Show "))
    more.click()
    assert [card.conflict for card in panel.cards] == list(found[: 2 * AT_ONCE])
    qtbot.waitUntil(panel.cards[AT_ONCE].row.hasFocus)


def test_every_button_says_what_it_is_about(panel: ConflictsPanel) -> None:
    for button in panel.widget().findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    assert panel.accessibleName() == "Conflicts"
