"""The directory being edited: each change can be undone, is kept at the next pause, then used everywhere."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.office import EMPTY, Directory
from desktop.session import directory as kept
from desktop.session.library import Library
from desktop.ui.directory import current

_PAUSE = 700
_LIMIT = 200


class Keeper(QObject):
    """`changed` carries who made the change; `told` the words of how it was kept, `failed` why it was not."""

    changed = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._value = self._kept = EMPTY
        self._done: list[tuple[Directory, str]] = []
        self._undone: list[Directory] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        self._pending = False
        self._merge = ""

    @property
    def value(self) -> Directory:
        """The directory as it is on the screen."""
        return self._value

    def load(self) -> None:
        """Read what is kept, unless something is still to be kept. Raises KnownError."""
        if self._pending:
            return
        value = self._kept = kept.load(self._library)
        if value != self._value:
            self._done.clear()
            self._undone.clear()
            self._show(value, None)
        current.set_directory(value)

    def put(self, value: Directory, origin: object = None, merge: str = "") -> None:
        """A changed directory; changes in a row with one non-empty `merge` are one step."""
        if value == self._value:
            return
        if not (merge and merge == self._merge):
            self._done = [*self._done[1 - _LIMIT :], (self._value, merge)]
        self._merge = merge
        self._undone.clear()
        self._change(value, origin)

    def seal(self) -> None:
        """The next change is a step of its own."""
        self._merge = ""

    def undo(self) -> None:
        """Take back the last step, if there is one."""
        if self._done:
            before, _merge = self._done.pop()
            self._undone.append(self._value)
            self._merge = ""
            self._change(before, None)

    def redo(self) -> None:
        """Bring back the step last undone, if there is one."""
        if self._undone:
            self._done.append((self._value, ""))
            self._merge = ""
            self._change(self._undone.pop(), None)

    def begin_anew(self) -> None:
        """An empty directory in place of one that cannot be read, which is put aside."""
        try:
            kept.put_aside(self._library)
            self.load()
        except KnownError as error:
            self.failed.emit(error)

    def flush(self) -> None:
        """Keep at once what is not kept yet."""
        self._timer.stop()
        if not self._pending:
            return
        current.set_directory(self._value)
        try:
            self._kept = kept.keep(self._library, self._value, self._kept)
        except KnownError as error:
            self.failed.emit(error)
            return
        self._pending = False
        if self._kept != self._value:  # another window has changed it too
            self._done.clear()
            self._undone.clear()
            current.set_directory(self._kept)
            self._show(self._kept, None)
        self.told.emit(_("Saved {time}").format(time=f"{datetime.now():%H:%M}"))

    def _change(self, value: Directory, origin: object) -> None:
        self._pending = True
        self._timer.start()
        self.told.emit(_("Saving…"))
        self._show(value, origin)

    def _show(self, value: Directory, origin: object) -> None:
        self._value = value
        self.changed.emit(origin)
