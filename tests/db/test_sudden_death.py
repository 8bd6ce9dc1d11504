"""A program killed while it saves loses nothing it was told was saved, and leaves nothing half saved.

SO_KE_HOACH_KILLS sets how many times (40; nightly 3000).
"""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from db.store import Store

KILLS = int(os.environ.get("SO_KE_HOACH_KILLS", "40"))
SAVER = Path(__file__).with_name("saver.py")


def kill_while_saving(path: Path, how: str, first: int, chance: random.Random) -> tuple[int, bool]:
    """The last save the program was told of, and whether it died in the middle of the next."""
    command = [sys.executable, SAVER, path, how, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as saver:
        assert saver.stdout
        last = saver.stdout.readline()
        for _ in range(chance.randint(1, 4)):
            began = perf_counter()
            last = saver.stdout.readline()
        one_save = perf_counter() - began
        with suppress(subprocess.TimeoutExpired):  # it never ends; on one busy core it must have its turn
            saver.wait(chance.uniform(0, one_save))
        saver.kill()
        last = saver.stdout.read().rpartition(b"\n")[0].rpartition(b"\n")[2] or last
    journal = path.with_name(path.name + "-journal")
    return int(last), journal.exists() and journal.stat().st_size > 0


def number_kept(path: Path) -> int:
    """The number the plan bears in every row."""
    with Store.open(path, create=False) as store:
        assert store.check() == []
        kept = store.load("p")
    words = {kept["plan"][0]["title"], kept["recipient"][0]["name"], *(row["text"] for row in kept["item"])}
    assert len(words) == 1 and len(kept["item"]) == 12
    return int(str(words.pop()))


def test_nothing_saved_is_lost_and_nothing_is_half_saved(path):
    chance = random.Random(20260105)
    kept, in_the_middle = 0, 0
    for _ in range(KILLS):
        told, interrupted = kill_while_saving(path, "whole", kept + 1, chance)
        kept = number_kept(path)
        assert kept in (told, told + 1)
        in_the_middle += interrupted
    assert in_the_middle >= KILLS // 20


def test_the_same_without_a_transaction_is_caught(path):
    chance = random.Random(20260105)
    for first in range(1, 41):
        kill_while_saving(path, "torn", first * 1000, chance)
        with Store.open(path) as store:
            if store.check():
                return
    raise AssertionError("the harness does not see torn saves")
