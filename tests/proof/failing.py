"""A disk that fails at any point of an act: what the program says, what lies there, whether it goes on."""

from __future__ import annotations

import errno
import json
import random
import sqlite3
from pathlib import Path
from typing import Any

from deeds import DEEDS, Deed
from figures import Tally
from judging import Judge, Unsound, lay, states
from recording import Fault, Recorder, read, watching
from replay import Disk

from db.errors import StoreError
from desktop.documents.file import WriteError
from desktop.errors import KnownError

NEVER = 1 << 60
CODES = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}
FALSE_ALARMS = {"StoreDamaged", "NotOurStore", "NewerStore", "BackupDamaged", "NotABackup"}
"""A disk that did not answer has damaged nothing: these would frighten the worker."""


class Trial:
    """One deed, whose disk is to fail at this place and that."""

    def __init__(self, top: Path, deed: Deed) -> None:
        self.deed = deed
        self.folder = top / "failing"
        self.judge = Judge(top / "judged")
        begin = top / "begin"
        lay({}, begin)
        deed.prepare(begin)
        self.begin = read(begin)
        with self.laid() as recorder, deed.ready(self.folder) as do:
            do()
            recorder.ack()
        self.states = states(recorder.recording, self.judge)[0]

    def laid(self) -> Any:
        lay(self.begin, self.folder)
        return watching(self.folder)

    def points(self, code: int) -> int:
        """How many operations may fail."""
        with self.laid() as recorder, self.deed.ready(self.folder) as do:
            recorder.fault = fault = Fault(code, NEVER, lasting=False)
            do()
        return fault.seen

    def run(self, code: int, at: int, lasting: bool) -> tuple[str, str, Disk]:
        """What was wrong ("" nothing), what the program said ("" nothing), what lay on the disk."""
        fault = Fault(code, at, lasting)
        with self.laid() as recorder, self.deed.ready(self.folder) as do:
            said = self.struck(recorder, fault, do)
            found = read(self.folder)
            wrong = self.after(found, said)
            try:
                do()
            except (StoreError, WriteError, KnownError, sqlite3.Error, OSError) as error:
                wrong = wrong or f"does not go on: {type(error).__name__} {error}"
        wrong = wrong or self.finished(read(self.folder))
        assert fault.struck
        return wrong and f"{wrong}: {fault.struck[0]}", said, found

    def struck(self, recorder: Recorder, fault: Fault, do: Any) -> str:
        recorder.fault = fault
        try:
            do()
        except (StoreError, WriteError) as error:
            return type(error).__name__
        except KnownError as error:
            return type(error.__cause__).__name__
        except (sqlite3.Error, OSError, AssertionError, ValueError, LookupError) as error:
            return f"{type(error).__name__}! {error}"
        finally:
            recorder.fault = None
        return ""

    def after(self, found: Disk, said: str) -> str:
        if "!" in said:
            return f"not in our words: {said}"
        if said in FALSE_ALARMS:
            return f"false alarm: {said}"
        try:
            seen = self.judge.look(found)
        except Unsound as error:
            return str(error)
        if not self.deed.exact:
            return ""
        return "" if seen in (self.states if said else self.states[-1:]) else "torn" if said else "lost"

    def finished(self, found: Disk) -> str:
        """Once the disk answers again the same act is done."""
        try:
            seen = self.judge.look(found)
        except Unsound as error:
            return f"afterwards {error}"
        return "nothing came of it" if len(self.states) > 1 and seen == self.states[0] else ""


def main(top: Path, arguments: list[str]) -> None:
    """`failing.py FOLDER SEED MOST NAME …`: a line of JSON for each deed, code and way."""
    seed, most, *names = arguments
    for name in names:
        trial = Trial(top, DEEDS[name])
        for word, code in CODES.items():
            for lasting in (False, True):
                chance = random.Random(f"{seed} {name} {word} {lasting}")
                tally = Tally(f"{word} {'from there on' if lasting else 'once'}, {name}", int(seed))
                every = range(1, trial.points(code) + 1)
                said = {}
                for at in sorted(chance.sample(every, min(int(most), len(every)))):
                    wrong, words, disk = trial.run(code, at, lasting)
                    said[words] = said.get(words, 0) + 1
                    tally.add(wrong, disk, f"operation {at}")
                kept = [str(path) for path in tally.kept]
                answer = {"kind": tally.kind, "points": len(every), "said": said, "kept": kept}
                print(json.dumps(answer | {"outcomes": tally.outcomes}), flush=True)
