"""kill -9 in the middle of what changes many plans at once: all of it is there afterwards, or nothing.

SO_KE_HOACH_KILLS sets how often each is killed; the seed is printed, and a failing folder stays where it is.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.store import Store
from desktop.paths import STORE_NAME
from desktop.plan.exchange import Carried, pack_all
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.library import Library

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
BREAKER = Path(__file__).with_name("breaker.py")
KILLS = int(os.environ.get("SO_KE_HOACH_KILLS", "1"))
SEED = int(os.environ.get("SO_KE_HOACH_SEED", str(random.randrange(1 << 30))))
HERE, ARRIVING = 12, 30
LONGEST = 0.25
"""Seconds after the beginning in which the process is killed."""


def plans(name: str, count: int) -> list[Plan]:
    return [replace(KON_TUM, id=f"{name}{n}", title=f"{name} {n}") for n in range(count)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Plans that are in a backup, changed since, and half as many that were deleted."""
    made = tmp_path / "data"
    library = Library(made)
    for plan in plans("cũ", HERE):
        library.save(plan)
    Keeper(made).make()
    for plan in plans("cũ", HERE):
        library.save(replace(plan, title="mới"))
    for n in range(0, HERE, 2):
        library.remove(f"cũ{n}")
    library.close()
    return made


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    made = tmp_path / "đến.kehoach"
    made.write_bytes(pack_all([Carried(plan) for plan in plans("đến", ARRIVING)]))
    return made


def kill(deed: str, folder: Path, letter: Path, seconds: float) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SO_KE_HOACH_LANGUAGE": "en"}
    command = [sys.executable, str(BREAKER), deed, str(folder), str(letter)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as at_work:
        assert at_work.stdout is not None and "begun" in at_work.stdout.readline()
        time.sleep(seconds)
        at_work.send_signal(signal.SIGKILL)


def titles(folder: Path) -> list[str]:
    library = Library(folder)
    try:
        return sorted(plan.title for plan in library.plans(limit=1000))
    finally:
        library.close()


def whole(folder: Path) -> int:
    """How many plans are in the store, in the bin too; all that is kept is as it was kept."""
    with Store.open(folder / STORE_NAME, create=False) as store:
        report = store.verify()
        assert report.sound, report
        assert store.check() == []
        return report.plans


NOW = ["mới"] * (HERE // 2)
AFTER: dict[str, tuple[list[str], Callable[[int], int]]] = {
    "import": (sorted([*NOW, *(f"đến {n}" for n in range(ARRIVING))]), lambda before: before + ARRIVING),
    "restore": (sorted(f"cũ {n}" for n in range(HERE)), lambda before: before),
    "purge": (NOW, lambda before: before - HERE // 2),
    "backup": (NOW, lambda before: before),
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("deed", AFTER)
def test_a_kill_leaves_all_or_nothing(deed: str, folder: Path, letter: Path) -> None:
    chance = random.Random(f"{SEED} {deed}")
    before, (done, count), ended = whole(folder), AFTER[deed], 0
    for n in range(KILLS):
        trial = folder.with_name(f"trial-{n}")
        shutil.copytree(folder, trial)
        kill(deed, trial, letter, LONGEST * chance.random() ** 2)
        found = titles(trial), whole(trial)
        assert found in ((NOW, before), (done, count(before))), f"seed {SEED}, {trial}"
        kept = Keeper(trial).kept()
        assert kept and all(one.sound and Keeper(trial).verify(one).sound for one in kept)
        ended += len(kept) > 1 if done == NOW and count(before) == before else found != (NOW, before)
        shutil.rmtree(trial)
    print(f"{deed}: {KILLS} kills, {ended} after the end, seed {SEED}")
