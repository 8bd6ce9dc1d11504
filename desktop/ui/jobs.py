"""Work off the GUI thread: run a function on the pool, hear its result on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from desktop.errors import KnownError
from desktop.ui import errors

T = TypeVar("T")
_running: set[_Job] = set()


class _Job(QObject):
    """Carries one result home; lives on the GUI thread."""

    returned = Signal(object)
    raised = Signal(object)

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[KnownError], None] | None, owner: QObject | None
    ) -> None:
        super().__init__()
        self._done, self._failed, self._owner = done, failed, owner
        self.returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self.raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_returned(self, value: Any) -> None:
        if self._wanted():
            self._done(value)

    @Slot(object)
    def _on_raised(self, error: KnownError) -> None:
        if not self._wanted():
            return
        if self._failed is None:
            errors.report(error)
        else:
            self._failed(error)

    def _wanted(self) -> bool:
        QTimer.singleShot(0, lambda: _running.discard(self))  # it must not die inside its own event
        return self._owner is None or shiboken6.isValid(self._owner)


class _Work(QRunnable):
    def __init__(self, job: _Job, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        super().__init__()
        self._job, self._function, self._args = job, function, args

    def run(self) -> None:
        try:
            value = self._function(*self._args)
        except KnownError as error:
            _tell(self._job, "raised", error)
        except Exception as error:
            _tell(self._job, "raised", errors.unexpected(error))
        else:
            _tell(self._job, "returned", value)


def _tell(job: _Job, signal: str, value: object) -> None:
    if shiboken6.isValid(job):
        getattr(job, signal).emit(value)


def run(
    function: Callable[..., T],
    *args: Any,
    done: Callable[[T], None],
    failed: Callable[[KnownError], None] | None = None,
    owner: QObject | None = None,
) -> None:
    """Call `function(*args)` on a worker; `done(result)` or `failed(KnownError)` follow on the GUI thread.

    Neither is called once `owner` is destroyed. Call from the GUI thread.
    """
    job = _Job(done, failed, owner)
    _running.add(job)
    QThreadPool.globalInstance().start(_Work(job, function, args))
