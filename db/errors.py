"""Everything that can be wrong with the store by name, and the one place that sorts SQLite's codes."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Something is wrong with the store at `path`; `detail` is technical and for the log."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path
        self.detail = detail


class NotOurStore(StoreError):
    """The file is something else and was left untouched."""


class NewerStore(StoreError):
    """The file has shape `found`; this program knows shapes up to `known` and wrote nothing."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"shape {found}, known up to {known}")
        self.found = found
        self.known = known


class StoreLocked(StoreError):
    """Another program holds the file; trying again later may work."""


class StoreReadOnly(StoreError):
    """The file or its folder cannot be written."""


class StoreFull(StoreError):
    """No space is left; the store is as it was before."""


class StoreDamaged(StoreError):
    """Content is not what was saved; `plan_id` is None when it is not one plan alone."""

    def __init__(self, path: Path, detail: str = "", plan_id: str | None = None) -> None:
        super().__init__(path, detail)
        self.plan_id = plan_id


class StoreUnreachable(StoreError):
    """The folder, the file or the disk does not answer."""


class PlanMissing(StoreError):
    """No plan with the id in `detail`."""


class VersionMissing(StoreError):
    """No kept copy with the plan and number in `detail`."""


class PlanChanged(StoreError):
    """Somebody else has saved plan `plan_id` since; the store holds `revision` and nothing was written."""

    def __init__(self, path: Path, plan_id: str, revision: int) -> None:
        super().__init__(path, f"plan {plan_id} is at revision {revision}")
        self.plan_id = plan_id
        self.revision = revision


class PlanFrozen(StoreError):
    """Plan `plan_id` is signed, or past it, and nothing from outside replaces it; nothing was written."""

    def __init__(self, path: Path, plan_id: str, state: str) -> None:
        super().__init__(path, f"plan {plan_id} is {state}")
        self.plan_id = plan_id
        self.state = state


_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreLocked,
    sqlite3.SQLITE_LOCKED: StoreLocked,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachable,
    sqlite3.SQLITE_IOERR: StoreUnreachable,
}
_BY_ERRNO: dict[int | None, type[StoreError]] = {
    errno.ENOSPC: StoreFull,
    errno.EROFS: StoreReadOnly,
}


_OF_CONTENT = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_TOOBIG,
)


def refuse_trouble(error: sqlite3.Error) -> None:
    """Raise it again unless it tells of what is kept: a disk that fails, a lock or a full disk is no damage.

    SQLite may have undone the transaction then: whoever goes on would write outside of it.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and (code & 0xFF) not in _OF_CONTENT:
        raise error


def translate(error: sqlite3.Error | OSError | UnicodeDecodeError, path: Path) -> StoreError:
    """The same trouble under our name; an error that is no trouble of the file is raised again as it is."""
    if isinstance(error, UnicodeDecodeError):  # SQLite's complaint quotes the damaged bytes
        return StoreDamaged(path, str(error))
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno, StoreUnreachable)(path, str(error))
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        raise error
    detail = f"{error} ({error.sqlite_errorname})"
    if kind := _BY_CODE.get(code & 0xFF):
        return kind(path, detail)
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        return StoreDamaged(path, detail)
    raise error


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the system inside the block leave it as StoreError."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise translate(error, path) from error
