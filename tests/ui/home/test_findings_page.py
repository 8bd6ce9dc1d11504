"""The findings as rows that lead to where they are put right."""

from desktop.plan.plan import blank
from desktop.session.session import Session
from desktop.ui.home.findings_page import FindingsPage
from desktop.ui.home.row import Row


def page_of(qtbot, session: Session) -> FindingsPage:
    page = FindingsPage()
    qtbot.addWidget(page)
    page.load(session.plan)
    return page


def test_a_finding_leads_to_its_record(qtbot) -> None:
    page = page_of(qtbot, Session(blank(2027)))
    row = page.findChildren(Row)[0]
    assert row.accessibleName().startswith("Error: The issuing office is missing.")
    with qtbot.waitSignal(page.wanted, timeout=1000) as told:
        row.click()
    assert told.args == ["office"]


def test_errors_are_counted(qtbot) -> None:
    page = page_of(qtbot, Session(blank(2027)))
    assert "errors must be put right before signing" in page._summary.text()


def test_a_good_plan_has_nothing_in_the_way(qtbot, session: Session) -> None:
    page = page_of(qtbot, session)
    assert "must" not in page._summary.text()
