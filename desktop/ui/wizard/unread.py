"""What was typed and is no value yet (a wrong day), kept while the plan is open."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from desktop.session.session import Session
from desktop.ui.wizard.fields.field import Kept
from desktop.ui.wizard.form import Form

_memory: WeakKeyDictionary[Session, dict[tuple[str, str], Kept]] = WeakKeyDictionary()


def keep(session: Session, place: str, form: Form) -> None:
    """Remember what the form of a page or item holds in vain, and forget what it held before."""
    known = _memory.setdefault(session, {})
    for key in [key for key in known if key[0] == place]:
        del known[key]
    known.update({(place, path): kept for path, kept in form.unread().items()})


def bring_back(session: Session, place: str, form: Form) -> None:
    """Show in the form what was kept for it."""
    for (where, path), kept in tuple(_memory.get(session, {}).items()):
        if where == place:
            form.show_unread(path, kept)
