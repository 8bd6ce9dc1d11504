"""What the window asks of plans from outside, off the GUI thread: each asking opens the store for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.exchange import Attachment
from desktop.readers import kehoach
from desktop.session import receiving
from desktop.session.library import Library
from desktop.session.receiving import Choice, Parcel
from desktop.session.taking_back import Taken, take_back, taken
from desktop.ui import jobs

T = TypeVar("T")
Failed = Callable[[KnownError], object]


class Letter(NamedTuple):
    """The bytes of a file that was opened, and its name."""

    name: str
    data: bytes


class Post:
    """Works on one data folder; `flush` saves what is typed, answers come while `owner` lives."""

    def __init__(self, folder: Path, flush: Callable[[], bool], owner: QObject) -> None:
        self._folder, self._flush, self._owner = folder, flush, owner

    def of(self, owner: QObject) -> Post:
        """The same, with answers while that one lives."""
        return Post(self._folder, self._flush, owner)

    def read(self, path: Path, done: Callable[[Letter], object], failed: Failed) -> None:
        """The bytes of the file."""
        self._ask(lambda: Letter(path.name, kehoach.data(path)), done, failed)

    def look(self, letter: Letter, password: str, done: Callable[[Parcel], object], failed: Failed) -> None:
        """What is in it; a password that is wanted or wrong is a fault like others."""

        def work(library: Library) -> Parcel:
            return receiving.look(library, letter.data, password, letter.name)

        self._with_library(work, done, failed)

    def accept(
        self,
        parcel: Parcel,
        choices: Mapping[str, Choice] | None,
        done: Callable[[tuple[Taken, ...]], object],
        failed: Failed,
        *,
        backup: bool = True,
    ) -> None:
        """Take the plans in, after a backup of what is there."""

        def work(library: Library) -> tuple[Taken, ...]:
            before = self._back_up if backup else lambda: None
            return taken(library, parcel, receiving.accept(library, parcel, choices, before))

        self._with_library(work, done, failed)

    def take_back(self, every: Sequence[Taken], done: Callable[[None], object], failed: Failed) -> None:
        """All as before they were taken in."""
        self._with_library(lambda library: take_back(library, every), done, failed)

    def put(
        self,
        attachments: Sequence[Attachment],
        folder: Path,
        done: Callable[[list[Path]], object],
        failed: Failed,
    ) -> None:
        """The attachments as files in the folder."""
        self._ask(lambda: [receiving.save_attachment(one, folder) for one in attachments], done, failed)

    def _back_up(self) -> None:
        from desktop.session.backups import Keeper, Reason

        Keeper(self._folder).before(Reason.IMPORT)

    def _with_library(
        self, work: Callable[[Library], T], done: Callable[[T], object], failed: Failed
    ) -> None:
        def asked() -> T:
            if not self._flush():
                raise KnownError(
                    _("The last changes could not be saved."),
                    _("Nothing was taken in."),
                    _("Put that right first, then try again."),
                )
            library = Library(self._folder)
            try:
                return work(library)
            finally:
                library.close()

        self._ask(asked, done, failed)

    def _ask(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed) -> None:
        jobs.run(work, done=done, failed=failed, owner=self._owner)  # type: ignore[arg-type]
