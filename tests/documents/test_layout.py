"""The office's page becomes measures, never outside the Decree."""

import pytest

from desktop.documents.layout import MM, PROFILE_L, PROFILE_S, profile
from desktop.plan.plan import PageSetup


def test_the_usual_page_is_the_large_profile() -> None:
    assert profile(PageSetup()) == PROFILE_L
    assert profile(PageSetup("S", body=13)) == PROFILE_S


def test_margins_and_body_are_the_offices() -> None:
    made = profile(PageSetup("S", 25, 22, 35, 15, 14))
    assert (made.top, made.bottom, made.left, made.right) == (25 * MM, 22 * MM, 35 * MM, 15 * MM)
    assert (made.body, made.title, made.signer, made.annex_ref) == (14, 14, 14, 14)
    assert (made.state, made.motto, made.date) == (12, 13, 13)


@pytest.mark.parametrize("name", ["L", "S", "strange"])
def test_what_the_decree_does_not_allow_is_brought_back(name: str) -> None:
    made = profile(PageSetup(name, 0, 99, -5, 10**9, 72))
    assert (made.top, made.bottom, made.left, made.right) == (20 * MM, 25 * MM, 30 * MM, 20 * MM)
    assert made.body == 14


@pytest.mark.parametrize("left", [30, 35])
@pytest.mark.parametrize("right", [15, 20])
def test_the_signature_begins_at_the_stamping_band(left: int, right: int) -> None:
    made = profile(PageSetup(left=left, right=right))
    assert made.left + made.measure - made.signer_cell == pytest.approx(102 * MM)
