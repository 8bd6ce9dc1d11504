"""A blank plan has the usual sections; the year comes from the issue or the event."""

from datetime import date

from desktop.plan.plan import Event, Issue, Plan, State, blank, new_id


def test_blank_has_the_usual_sections() -> None:
    titles = [section.title for section in blank(2026).sections]
    assert titles[0] == "MỤC ĐÍCH, YÊU CẦU" and titles[-1] == "TỔ CHỨC THỰC HIỆN"


def test_year() -> None:
    assert Plan(id="p", issue=Issue(year=2026)).year == 2026
    assert Plan(id="p", event=Event("x", date(2027, 5, 18))).year == 2027
    assert Plan(id="p").year is None


def test_signed_and_later_are_frozen() -> None:
    frozen = {state for state in State if Plan(id="p", state=state).frozen}
    assert frozen == set(State) - {State.DRAFT, State.SUBMITTED}


def test_ids_differ() -> None:
    assert new_id() != new_id()
