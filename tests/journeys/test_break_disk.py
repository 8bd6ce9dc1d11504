"""The disk fills up in the middle of an import, a restore, a deletion or a backup: said, and all as before.

The full disk is a small tmpfs, where one may be mounted.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.plan.exchange import Carried, pack_all
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.ui.exchange import joining as exchange
from desktop.ui.trash.joining import of

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
LEFT = 60_000
"""Bytes that are free."""


@pytest.fixture
def office(tmp_path: Path, open_office: Callable[..., Any]) -> Iterator[Any]:
    """A window over a disk of 4 MB with six plans, of which two are deleted, and a backup."""
    folder = tmp_path / "data"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    made = open_office(*(replace(KON_TUM, id=f"p{n}", title=f"Kế hoạch {n}") for n in range(6)))
    Keeper(folder).make()
    library = Library(folder)
    for plan_id in ("p0", "p1"):
        library.remove(plan_id)
    library.close()
    yield made
    made.window.backups.room.make_last(0.0)
    made.window.desk.close(2.0)
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while file.write(bytes(4096)):
            pass
    with filler.open("r+b") as file:
        file.truncate(filler.stat().st_size - LEFT)
    return filler


def receiving(office: Any) -> Any:
    letter = office.folder.parent / "đến.kehoach"
    letter.write_bytes(pack_all([Carried(replace(KON_TUM, id=f"n{n}")) for n in range(20)]))
    office.window.open_file(letter)
    here = exchange.of(office.window)
    office.hand.wait(lambda: here.page is not None and here.page.go.isVisible(), "the page")
    return here.page, here.page.go.click


def restoring(office: Any) -> Any:
    office.window.go("backups")
    page = office.window.pages["backups"]
    office.hand.wait(lambda: page.list.count() > 0, "the list")
    page._ask_restore()
    office.hand.wait(page.confirm.go.isEnabled, "the preview")
    return page, page._restore


def purging(office: Any) -> Any:
    of(office.window).show("trash")
    page = office.window.pages["trash"]
    office.hand.wait(lambda: page.list.count() == 2, "the list")
    page._ask(page._may_go(), every=True)
    return page, page._purge


def backing_up(office: Any) -> Any:
    page, _restore = restoring(office)
    page._leave_confirm()
    return page, page.make.click


@pytest.mark.parametrize("deed", [receiving, restoring, purging, backing_up])
def test_a_full_disk_leaves_all_as_it_was(office: Any, deed: Callable[[Any], Any]) -> None:
    page, act = deed(office)
    filler = fill(office.folder)
    before = Keeper(office.folder).kept()
    act()
    office.hand.wait(page.banner.isVisible, "the reason")
    said = page.banner.words.text()
    assert ("is full" in said and "safe" in said) or "Nothing was taken in" in said
    assert ".tmp" not in said
    filler.unlink()
    assert Keeper(office.folder).kept() == before and not list(office.folder.rglob("*.tmp"))
    assert Keeper(office.folder).verify_store().sound
    library = Library(office.folder)
    assert len(library.plans()) == 4
    with library.store() as store:
        assert len(store.trash()) == 2
    library.close()
