"""Adding, naming, moving and removing the parts (sections and annexes) of a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Plan, Section, new_id
from desktop.session.session import Session
from desktop.ui import theme

Act = Callable[[QWidget, Session], object]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a part's menu; without `act` it cannot be chosen now."""

    words: str
    icon: str
    act: Act | None


def choices(plan: Plan, key: str) -> tuple[Choice, ...]:
    """What can be done with a part as a whole; nothing with the fixed pages."""
    kind, _colon, owner = key.partition(":")
    if kind == "section":
        where = [section.id for section in plan.sections].index(owner)
        last = where == len(plan.sections) - 1
        return (
            Choice(_("Rename…"), "pen-line", partial(rename_section, owner=owner)),
            Choice(_("Move up"), "arrow-up", partial(move, owner=owner, by=-1) if where else None),
            Choice(_("Move down"), "arrow-down", None if last else partial(move, owner=owner, by=1)),
            Choice(_("Delete this part"), "trash-2", partial(remove_section, owner=owner)),
        )
    if kind == "annex":
        return (
            Choice(_("Rename…"), "pen-line", partial(rename_annex, owner=owner)),
            Choice(_("Delete this annex"), "trash-2", partial(remove_annex, owner=owner)),
        )
    return ()


def add_section(parent: QWidget, session: Session) -> None:
    """Ask a title and put a new part at the end."""
    title = _ask(parent, _("Add a part"), _("Title of the part, as printed"), "")
    if title:
        session.edit(
            _("Add a part"), edit.add_section, len(session.plan.sections), title, section_id=new_id()
        )


def add_annex(parent: QWidget, session: Session) -> None:
    """Ask a title and put a new annex at the end."""
    title = _ask(parent, _("Add an annex"), _("Title of the annex, as printed"), "")
    if title:
        session.edit(_("Add an annex"), edit.add_annex, title, annex_id=new_id())


def rename_section(parent: QWidget, session: Session, owner: str) -> None:
    """Ask a new title of a part."""
    section = _section(session.plan, owner)
    title = _ask(parent, _("Rename the part"), _("Title of the part, as printed"), section.title)
    if title:
        session.edit(_("Rename the part"), edit.set_section, owner, title, section.kind)


def rename_annex(parent: QWidget, session: Session, owner: str) -> None:
    """Ask a new title of an annex."""
    old = next(annex.title for annex in session.plan.annexes if annex.id == owner)
    title = _ask(parent, _("Rename the annex"), _("Title of the annex, as printed"), old)
    if title:
        session.edit(_("Rename the annex"), edit.set_annex_title, owner, title)


def move(parent: QWidget, session: Session, owner: str, by: int) -> None:
    """Move a part up or down."""
    session.edit(_("Move a part"), edit.move_section, owner, by)


def remove_section(parent: QWidget, session: Session, owner: str) -> None:
    """Remove a part; the bar at the foot takes it back."""
    title = _section(session.plan, owner).title
    session.edit(_("Delete a part"), edit.remove_section, owner)
    _told(parent, session, title)


def remove_annex(parent: QWidget, session: Session, owner: str) -> None:
    """Remove an annex; the bar at the foot takes it back."""
    title = next(annex.title for annex in session.plan.annexes if annex.id == owner)
    session.edit(_("Delete an annex"), edit.remove_annex, owner)
    _told(parent, session, title)


def _told(parent: QWidget, session: Session, title: str) -> None:
    tell = getattr(parent.window(), "tell", None)
    if tell is not None:
        tell(_("Deleted “{title}”.").format(title=title), session.undo)


def _section(plan: Plan, owner: str) -> Section:
    return next(section for section in plan.sections if section.id == owner)


def _ask(parent: QWidget, title: str, label: str, words: str) -> str:
    """Words asked in a small dialog, "" when nothing was given."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(words)
    dialog.setOkButtonText(title)
    dialog.setCancelButtonText(_("Cancel"))
    dialog.resize(480 + theme.SPACE.xl, dialog.sizeHint().height())
    return dialog.textValue().strip() if dialog.exec() else ""
