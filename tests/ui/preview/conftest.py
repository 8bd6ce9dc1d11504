"""A real sample and its pages, made once."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.documents import plan_pdf
from desktop.documents.typeset import Typeset
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.ui.preview.view import PagesView


@pytest.fixture(scope="session")
def plan() -> Plan:
    return sample.read("kon-tum-2024")


@pytest.fixture(scope="session")
def pages(plan: Plan) -> Typeset:
    return plan_pdf.compose(plan)


@pytest.fixture
def view(qtbot: QtBot, pages: Typeset) -> PagesView:
    """The sample's pages on the screen, 500 by 600."""
    shown = PagesView()
    qtbot.addWidget(shown)
    shown.resize(500, 600)
    shown.show()
    with qtbot.waitSignal(shown.shown):
        assert shown.put(pages.pdf, pages.places)
    return shown


@pytest.fixture
def put(qtbot: QtBot) -> Callable[[PagesView, Typeset], None]:
    """Show another document and wait for it."""

    def put(view: PagesView, made: Typeset) -> None:
        with qtbot.waitSignal(view.shown):
            assert view.put(made.pdf, made.places)

    return put
