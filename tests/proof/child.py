"""A process of its own: `child.py record|tell|fail|kill|write FOLDER …`."""

from __future__ import annotations

import os
import select
import sys
from itertools import count
from pathlib import Path

import straced
from recording import watching
from scenarios import CONTROLS, STORE, STORIES, rows

from db.store import Store


def record(top: Path, name: str) -> None:
    """Through the layers; the recording goes to a file."""
    story = (STORIES | CONTROLS)[name]
    folder = top / name
    folder.mkdir()
    story.prepare(folder)
    with watching(folder) as recorder:
        story.tell(folder, recorder.ack, story.times)
    recorder.recording.dump(top / f"{name}.pickle")


def tell(top: Path, name: str) -> None:
    """For `strace`, which sees what is told on the way."""
    story = (STORIES | CONTROLS)[name]
    folder = top / name
    folder.mkdir()
    story.prepare(folder)
    os.write(1, straced.BEGIN)
    story.tell(folder, lambda: os.write(1, straced.ACK), story.times)


def write(folder: Path, plan_id: str, items: str, pause: str) -> None:
    """Save the plan again and again, with so many seconds between, until the input is closed."""
    with Store.open(folder / STORE) as store:
        for number in count(2):
            store.save(rows(plan_id, number, int(items)))
            print(number, flush=True)
            if select.select([sys.stdin], [], [], float(pause))[0]:
                return


if __name__ == "__main__":
    what, top, *rest = sys.argv[1:]
    if what == "record":
        for asked in rest:
            record(Path(top), asked)
    elif what == "tell":
        tell(Path(top), *rest)
    elif what == "fail":
        import failing

        failing.main(Path(top), rest)
    elif what == "write":
        write(Path(top), *rest)
    else:
        import killing

        killing.main(Path(top), rest)
