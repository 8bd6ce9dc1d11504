"""A backup brought back while the window is open: what is open is let go first and begun anew after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session.backups import Keeper, Kept
from desktop.ui.backups import words
from desktop.ui.backups.room import Room

if TYPE_CHECKING:
    from desktop.session.restoring import Rescued, Restored

Told = Callable[[str, Callable[[], object] | None], object]
Failed = Callable[[KnownError], object]


class Restoring(QObject):
    """`let_go` saves and closes all that is open, False when it cannot; `begin_anew` opens the store again.

    `done` of each verb gets what to say, and what takes it back where something can; then `finished` is
    told, unless it failed.
    """

    finished = Signal()

    def __init__(self, room: Room, let_go: Callable[[], bool], begin_anew: Callable[[], object]) -> None:
        super().__init__(room)
        self._room, self._let_go, self._begin_anew = room, let_go, begin_anew
        self.working = False

    def restore(self, kept: Kept, done: Told, failed: Failed) -> None:
        """Put the whole store back as it was."""
        self._work(
            lambda keeper: keeper.restore(kept),
            lambda found: self._restored(kept, found, done, failed),
            failed,
        )

    def salvage(self, done: Told, failed: Failed) -> None:
        """Carry what is sound out of a damaged store into a new one."""
        self._work(lambda keeper: keeper.salvage(), lambda found: done(_rescued(found), None), failed)

    def _work(self, work: Callable[[Keeper], object], done: Callable[..., object], failed: Failed) -> None:
        if not self._let_go():
            failed(
                KnownError(
                    _("The last changes could not be saved, so nothing was restored."),
                    _("What you typed is still on the screen."),
                    _("Save a copy of the open plan, then try again."),
                )
            )
            return

        self.working = True

        def after(tell: Callable[..., object]) -> Callable[[object], None]:
            def told(answer: object) -> None:
                self.working = False
                self._begin_anew()
                tell(answer)
                self._room.changed.emit()

            return told

        def ended(answer: object) -> None:
            after(done)(answer)
            self.finished.emit()

        self._room.ask(work, ended, after(failed), self)

    def _restored(self, kept: Kept, found: Restored, done: Told, failed: Failed) -> None:
        when = words.at(found.manifest.moment, datetime.now().astimezone())
        said = _("Restored the backup made {when}: {plans}.").format(
            when=when, plans=words.plans(found.manifest.plans)
        )
        if found.aside is not None:
            said += " " + _aside(found.aside)
        elif found.before is not None and not found.before.manifest.sound:
            said += " " + _("The damaged state is kept as a backup; nothing was deleted.")
        before = found.before
        if before is None:
            done(said, None)
            return

        def undone(_said: str, _redo: object) -> None:
            done(
                _("All is as it was before the backup was restored."),
                lambda: self.restore(kept, done, failed),
            )

        done(said, lambda: self.restore(before, undone, failed))


def _rescued(found: Rescued) -> str:
    parts = [_("{plans} carried into a new store.").format(plans=words.plans(found.plans))]
    if found.from_versions:
        parts.append(_("Of these from a kept version: {n}.").format(n=found.from_versions))
    if found.from_backups:
        parts.append(_("Of these from a backup: {n}.").format(n=found.from_backups))
    if found.lost:
        parts.append(_("Lost: {n}.").format(n=len(found.lost)))
    return " ".join((*parts, _aside(found.aside)))


def _aside(path: Path) -> str:
    return _("The damaged file was moved to {path}; nothing was deleted.").format(path=path)
