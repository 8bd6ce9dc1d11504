"""Single acts of the program, each made ready and then done while the disk fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scenarios import (
    DOCUMENT,
    STORE,
    document,
    nothing,
    of_shape,
    opened,
    parcel,
    prepare,
    rows,
    ticking,
    with_a_damaged_store,
    with_a_document,
    with_backups,
)

from db import backup, migrations
from desktop.documents import file
from desktop.session.backups import Keeper


@contextmanager
def saving(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        yield lambda: store.save(rows("p", 2, 40))


@contextmanager
def importing(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        yield lambda: store.import_plans(parcel(2))


@contextmanager
def purging(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        store.remove("s")
        yield lambda: store.purge(["s"])


@contextmanager
def keeping(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        yield lambda: store.keep_version("p", "words " * 3000, who="Lan", reason="asked")


@contextmanager
def following(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        store.save(rows("p", 2, 40))
        yield lambda: store.index(60.0)


@contextmanager
def opening(folder: Path) -> Iterator[Callable[[], object]]:
    yield lambda: opened(folder).close()


@contextmanager
def checking(folder: Path) -> Iterator[Callable[[], object]]:
    with opened(folder) as store:
        yield store.check


@contextmanager
def backing_up(folder: Path) -> Iterator[Callable[[], object]]:
    target = folder / "backups" / "000001.skh-backup"
    clock = ticking()
    yield lambda: backup.make(folder / STORE, target, reason="asked", sequence=1, clock=lambda: clock())


@contextmanager
def exporting(folder: Path) -> Iterator[Callable[[], object]]:
    yield lambda: file.write(folder / DOCUMENT, document(1))


@contextmanager
def restoring(folder: Path) -> Iterator[Callable[[], object]]:
    keeper = Keeper(folder)
    kept = keeper.kept()[-1]
    yield lambda: keeper.restore(kept)


@contextmanager
def salvaging(folder: Path) -> Iterator[Callable[[], object]]:
    yield Keeper(folder).salvage


@contextmanager
def copying(folder: Path) -> Iterator[Callable[[], object]]:
    keeper = Keeper(folder)
    (folder / "usb").mkdir()  # an empty folder is no file of what was prepared
    kept = keeper.kept()[0]
    yield lambda: keeper.copy_to(kept, folder / "usb")


@dataclass(frozen=True)
class Deed:
    """One act of the program, made ready and then done while the disk fails."""

    prepare: Callable[[Path], None]
    ready: Callable[[Path], AbstractContextManager[Callable[[], object]]]
    exact: bool = True
    """Every run leaves the very same behind."""


DEEDS = {
    "save": Deed(prepare, saving),
    "import": Deed(prepare, importing),
    "purge": Deed(prepare, purging),
    "version": Deed(prepare, keeping),
    "index": Deed(prepare, following),
    "open": Deed(prepare, opening),
    "check": Deed(prepare, checking),
    "begin": Deed(nothing, opening),
    **{f"migrate from {n}": Deed(partial(of_shape, n), opening) for n in range(1, migrations.VERSION)},
    "back up": Deed(prepare, backing_up),
    "export": Deed(with_a_document, exporting),
    "restore": Deed(with_backups, restoring, exact=False),
    "restore over damage": Deed(with_a_damaged_store, restoring, exact=False),
    "salvage": Deed(with_a_damaged_store, salvaging, exact=False),
    "copy": Deed(with_backups, copying),
}
