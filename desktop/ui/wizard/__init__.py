"""The pages of the wizard; to add one: a file here and its class in PAGES."""

from __future__ import annotations

from desktop.session.session import Session
from desktop.ui.wizard.activities_page import ActivitiesPage
from desktop.ui.wizard.annex_page import AnnexPage
from desktop.ui.wizard.closing_page import ClosingPage
from desktop.ui.wizard.office_page import OfficePage
from desktop.ui.wizard.opening_page import OpeningPage
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.recipients_page import RecipientsPage
from desktop.ui.wizard.section_page import SectionPage
from desktop.ui.wizard.signature_page import SignaturePage
from desktop.ui.wizard.stamps_page import StampsPage
from desktop.ui.wizard.title_page import TitlePage

PAGES: tuple[type[Page], ...] = (
    OfficePage,
    TitlePage,
    OpeningPage,
    SectionPage,
    ActivitiesPage,
    ClosingPage,
    RecipientsPage,
    SignaturePage,
    StampsPage,
    AnnexPage,
)


def make(key: str, session: Session) -> Page:
    """The page of a key: "office" … "signature", "section:<id>", "annex:<id>". Raises KeyError."""
    kind, _colon, owner = key.partition(":")
    page = {page.KEY: page for page in PAGES}[kind]
    return page(session, owner) if owner else page(session)  # type: ignore[call-arg]
