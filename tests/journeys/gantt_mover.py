"""A worker who lets a time fall on another day in the Gantt, in a process of its own to be killed.

Run as `gantt_mover.py FOLDER`: tells the drop and the save on lines of their own, then waits for the plug.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from conftest import Office
from driver import opened, play


def move() -> None:
    folder = Path(sys.argv[1])
    hand = opened(folder)
    office = Office(hand.window, hand, folder)
    office.gantt_at(2024, date(2024, 5, 9))
    office.view.show_step("ngày")
    saved: list[float] = []
    hand.window.desk.saved.connect(lambda _saved: saved.append(time.monotonic()))
    office.drag(office.grip(office.bar("Chiều ngày 17/5/2024").key), 3)
    dropped = time.monotonic()
    print(json.dumps({"dropped": True}), flush=True)
    hand.wait(lambda: bool(saved), "the autosave")
    print(json.dumps({"saved": saved[-1] - dropped}), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    play(move)
