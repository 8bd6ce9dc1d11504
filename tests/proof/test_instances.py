"""Several programs on one store: copies of the live file, and writers that must not lose one another's work.

SO_KE_HOACH_COPIES sets how many copies are made of the store while it is written (20; for a release 300);
SO_KE_HOACH_WRITERS how many programs write at once (3).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from figures import Tally, times
from judging import Judge, Unsound
from scenarios import STORE, rows

from db import backup
from db.store import Store

COPIES = times("COPIES", 20)
WRITERS = times("WRITERS", 3)
SEED = times("SEED", 20261121)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs select on a pipe")
CHILD = Path(__file__).with_name("child.py")


def writer(folder: Path, plan_id: str, items: int, pause: float) -> "subprocess.Popen[bytes]":
    """A program that saves that plan for ever, and tells each number once its input is closed."""
    command = [sys.executable, str(CHILD), "write", str(folder), plan_id, f"{items}", f"{pause}"]
    return subprocess.Popen(command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def stopped(program: "subprocess.Popen[bytes]") -> list[int]:
    said, _none = program.communicate()
    assert program.returncode == 0
    return [int(number) for number in said.split()]


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Path]:
    """A folder with a store that a program never stops writing."""
    with Store.open(tmp_path / STORE) as store:
        store.save(rows("p", 1, 400))
    program = writer(tmp_path, "p", 400, 0)
    assert program.stdout and program.stdout.readline()
    yield tmp_path
    assert len(stopped(program)) > 1


def copied(path: Path) -> bytes:
    """As a copying program reads: piece by piece, while others go on."""
    pieces = []
    with path.open("rb") as file:
        while piece := file.read(1 << 14):
            pieces.append(piece)
            Event().wait(0.001)
    return b"".join(pieces)


def test_a_plain_copy_of_the_live_file_is_no_backup(busy: Path, field: Path):
    tally = Tally("control, plain copies of the live file", SEED, control=True)
    while tally.trials < COPIES or not tally.bad:
        disk = {name: copied(busy / name) for name in (STORE, f"{STORE}-journal")}
        try:
            Judge(field).look(disk)
            tally.add("")
        except Unsound as error:
            tally.add(str(error), disk)
        assert tally.trials < 500
    print(tally)


def test_a_backup_of_the_live_file_is_whole(busy: Path, tmp_path: Path):
    tally = Tally("backups of the live file", SEED)
    for number in range(COPIES):
        target = tmp_path / f"{number}.skh-backup"
        backup.make(busy / STORE, target, reason="asked", sequence=number)
        report = backup.verify(target)
        tally.add("" if report.plans == 1 and not report.damaged and not report.faults else f"bad: {report}")
        target.unlink()
    print(tally)
    assert tally.bad == 0


def test_programs_that_write_at_once_wait_for_one_another(tmp_path: Path):
    Store.open(tmp_path / STORE).close()
    programs = [writer(tmp_path, f"p{number % 2}", 12, 0.02) for number in range(WRITERS)]
    for program in programs:
        assert program.stdout
        for _ in range(5):
            assert program.stdout.readline()
    told = [5 + len(stopped(program)) for program in programs]
    with Store.open(tmp_path / STORE) as store:
        assert store.check() == []
        assert sum(store.revision(plan_id) for plan_id in ("p0", "p1")) == sum(told)
        assert len(store.history("", 10**6)) >= 2
    print(f"{WRITERS} programs, {sum(told)} saves, none refused, none lost")
