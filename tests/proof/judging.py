"""Whether what is found on a disk is what it was before or what it was to become, and nothing else."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from figures import Tally
from recording import Recording
from replay import MODELS, Disk, cuts, kills
from scenarios import DOCUMENT, STORE

from db import backup
from db.backup_file import SUFFIX
from db.connection import connect
from db.errors import StoreError
from db.store import Store


class Unsound(Exception):
    """What lies there cannot be used as it is."""


def content(connection: sqlite3.Connection) -> str:
    """One hash of everything in the tables and of the shape."""
    shape = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    found = [shape, connection.execute("PRAGMA user_version").fetchall()]
    for kind, name, sql in shape:
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            found.append(connection.execute(f'SELECT * FROM "{name}"').fetchall())
    return hashlib.sha256(repr(found).encode()).hexdigest()[:12]


def lay(disk: Disk, folder: Path) -> None:
    """The disk's files in the folder, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in disk.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Judge:
    """Looks at disks, laid out in a folder of its own, as the program does at its next start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sound: set[str] = set()
        """What was found to be sound before: it is the same each time."""
        self.damaged = b""
        """A store that was damaged when it began: whatever comes of it, it must lie somewhere."""

    def look(self, disk: Disk) -> str:
        """What is found there, in short words; equal for equal content. Raises Unsound."""
        lay(disk, self.folder)
        found = []
        if self.damaged and self.damaged not in disk.values():
            raise Unsound("gone: the damaged store")
        if disk.get(STORE) and (store := self.store(self.folder / STORE)):
            found.append(f"store {store}")
        for name in sorted(disk):
            if name.endswith(SUFFIX) and "/." not in f"/{name}":
                found.append(self.backup(self.folder / name))
            elif name == DOCUMENT:
                found.append(f"document {hashlib.sha256(disk[name]).hexdigest()[:12]}")
        return ", ".join(found)

    def store(self, path: Path) -> str:
        if path.read_bytes() == self.damaged:
            return "damaged as it was"
        try:
            with closing(connect(path, create=True)) as connection:
                report = connection.execute("PRAGMA integrity_check").fetchall()
                if report != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchall():
                    raise Unsound(f"corrupt: {report}")
                found = content(connection)
                begun = connection.execute("PRAGMA user_version").fetchone() > (0,)
            if begun and found not in self.sound:
                with Store.open(path) as store:
                    if damaged := store.check():
                        raise Unsound(f"torn: {damaged}")
                self.sound.add(found)
        except (StoreError, sqlite3.Error) as error:
            raise Unsound(f"corrupt: {type(error).__name__} {error}") from error
        return found if begun else ""

    def backup(self, path: Path) -> str:
        sha = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        if sha not in self.sound:
            try:
                report = backup.verify(path)
            except StoreError as error:
                raise Unsound(f"corrupt backup: {error}") from error
            if report.damaged or report.faults:
                raise Unsound(f"corrupt backup: {report}")
            self.sound.add(sha)
        return f"backup {path.name} {sha}"


def is_damaged(disk: Disk, judge: Judge) -> bool:
    try:
        judge.look(disk)
    except Unsound:
        return True
    return False


def states(recording: Recording, judge: Judge) -> list[list[str]]:
    """What a killed program leaves behind from each ack to the next: the states in their order."""
    begun = recording.begin.get(STORE)
    if begun and is_damaged({STORE: begun}, judge):
        judge.damaged = begun
    found: list[list[str]] = [[]]
    for number, acks, disk in kills(recording):
        if number >= 0 and recording.events[number].kind == "write":
            continue
        seen = judge.look(disk)
        if seen not in found[-1]:
            found[-1].append(seen)
        if acks == len(found):
            found.append([seen])
    return found


def judged(tally: Tally, allowed: list[list[str]], recording: Recording, judge: Judge, count: int) -> Tally:
    """So many power cuts of the story, half in each model of metadata."""
    for model in MODELS:
        chance = random.Random(f"{tally.seed} {model}")
        for event, acks, disk in cuts(recording, model, count // len(MODELS), chance):
            earlier = {state for steps in allowed[:acks] for state in steps}
            try:
                found = judge.look(disk)
                outcome = "" if found in allowed[acks] else "lost" if found in earlier else "torn"
            except Unsound as error:
                outcome = str(error)
            tally.add(outcome, disk, f"{model}, event {event}")
    return tally
