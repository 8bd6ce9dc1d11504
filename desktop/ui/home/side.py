"""Pages about a plan that print nothing: the check, the answers, what stands over, the versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.session.session import Session

if TYPE_CHECKING:
    from desktop.session.library import Library

CHECK, ANSWERS, LEFTOVERS, VERSIONS = "check", "answers", "leftovers", "versions"


def make(key: str, session: Session, library: Library | None) -> QWidget:
    """The page of a key. Raises KeyError."""
    return _MAKERS[key](session, library)


def _check(session: Session, library: Library | None) -> QWidget:
    from desktop.ui.home.findings_page import FindingsPage

    return FindingsPage(session)


def _answers(session: Session, library: Library | None) -> QWidget:
    from desktop.ui.home.answers_page import AnswersPage

    return AnswersPage(session)


def _leftovers(session: Session, library: Library | None) -> QWidget:
    from desktop.ui.renew.leftovers import LeftoversPage

    return LeftoversPage(session)


def _versions(session: Session, library: Library | None) -> QWidget:
    from desktop.ui.versions.page import VersionsPage

    return VersionsPage(session, library)


_MAKERS: dict[str, Callable[[Session, Library | None], QWidget]] = {
    CHECK: _check,
    ANSWERS: _answers,
    LEFTOVERS: _leftovers,
    VERSIONS: _versions,
}
SIDES = tuple(_MAKERS)
