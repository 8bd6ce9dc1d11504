"""What may be on the disk after a power cut: un-synced sectors kept or not, metadata as an ordered prefix.

Two models of metadata (names and sizes). "journal": one log for the whole disk; whatever is synced, a file or
a folder, makes all of it durable that came before (ext4, NTFS). "separate": syncing a file makes its bytes
and size durable and no name, syncing a folder its names; each file and each folder has a log of its own
(what POSIX promises). Of each log a prefix is there after the cut.

Of every un-synced write each 512-byte sector is there, is not, or is rubbish. Where a file has grown and the
bytes are not there, it holds zeros or rubbish. Earlier contents of the same file do not appear there: neither
NTFS nor ext4 shows them.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from recording import Event, Recording

SECTOR = 512
MODELS = ("journal", "separate")
Disk = dict[str, bytes]


class Size(NamedTuple):
    """A file was made longer or shorter: metadata operation `number`."""

    number: int
    size: int


class Write(NamedTuple):
    at: int
    data: bytes


@dataclass
class Content:
    """One file: what is durable, its size now, and what was done to it that is not durable yet."""

    durable: bytearray
    size: int
    pending: list[Size | Write] = field(default_factory=list)

    def whole(self) -> bytearray:
        """With everything that is pending."""
        content = bytearray(self.durable)
        for step in self.pending:
            if isinstance(step, Size):
                resize(content, step.size, bytes)
            else:
                content[step.at : step.at + len(step.data)] = step.data
        return content


@dataclass
class Replay:
    """The disk as it is while events come; `after_cut` is one way that it may be found."""

    model: str
    begin: Disk
    files: dict[int, Content] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    renamed: list[tuple[int, Event]] = field(default_factory=list)
    """What happened to the names and may not be durable, each under its number."""
    clock: int = 0
    """Metadata operations so far."""
    logged: int = 0
    """How many of them are durable in the model "journal"."""

    def __post_init__(self) -> None:
        for number, (name, data) in enumerate(sorted(self.begin.items()), 1):
            self.files[number] = Content(bytearray(data), len(data))
            self.names[name] = number

    def play(self, event: Event) -> None:
        match event.kind:
            case "create":
                self.files[event.file] = Content(bytearray(), 0)
                self._rename(event)
            case "rename" | "unlink":
                self._rename(event)
            case "write":
                content = self.files[event.file]
                if event.at + len(event.data) > content.size:
                    self._resize(content, event.at + len(event.data))
                content.pending.append(Write(event.at, event.data))
            case "size":
                self._resize(self.files[event.file], event.at)
            case "sync":
                self._sync(self.files[event.file])
            case "dirsync":
                if self.model == "separate":
                    self._settle_names(lambda done: folder_of(done) == event.name)
                self._log()

    def _rename(self, event: Event) -> None:
        self.clock += 1
        self.renamed.append((self.clock, event))

    def _resize(self, content: Content, size: int) -> None:
        self.clock += 1
        content.size = size
        content.pending.append(Size(self.clock, size))

    def _sync(self, content: Content) -> None:
        content.durable = content.whole()
        content.pending = []
        self._log()

    def _log(self) -> None:
        if self.model == "journal":
            self.logged = self.clock
            self._settle_names(lambda done: True)

    def _settle_names(self, settled: Callable[[Event], bool]) -> None:
        left = []
        for number, done in self.renamed:
            if settled(done):
                apply_name(self.names, done)
            else:
                left.append((number, done))
        self.renamed = left

    def whole(self) -> Disk:
        """The disk with everything on it: after a kill, not a cut."""
        names = dict(self.names)
        for _number, done in self.renamed:
            apply_name(names, done)
        return {name: bytes(self.files[number].whole()) for name, number in names.items()}

    def after_cut(self, chance: random.Random) -> Disk:
        """One way that the disk may be found after the plug was pulled now."""
        kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        rubbish = chance.choice((0.0, 0.0, 0.1))
        empty = chance.choice((bytes, chance.randbytes))
        log = chance.randint(self.logged, self.clock)
        names = dict(self.names)
        for folder in {folder_of(done): None for _number, done in self.renamed}:
            here = [step for step in self.renamed if folder_of(step[1]) == folder]
            upto = self._prefix(log, [number for number, _done in here], chance)
            for number, done in here:
                if number <= upto:
                    apply_name(names, done)
        found = {}
        for name, file in names.items():
            pending = self.files[file].pending
            content = bytearray(self.files[file].durable)
            upto = self._prefix(log, [step.number for step in pending if isinstance(step, Size)], chance)
            for write in visible(pending, content, upto, empty):
                put_sectors(content, write, kept, rubbish, chance)
            found[name] = bytes(content)
        return found

    def _prefix(self, log: int, numbers: list[int], chance: random.Random) -> int:
        """Up to which metadata operation one file or folder got."""
        return log if self.model == "journal" else chance.choice([0, *numbers])


def visible(
    pending: list[Size | Write], content: bytearray, upto: int, empty: Callable[[int], bytes]
) -> Iterator[Write]:
    """The un-synced writes that may be seen; `content` gets the sizes that are there on the way."""
    for step in pending:
        if isinstance(step, Write):
            yield step
        elif step.number <= upto:
            resize(content, step.size, empty)
        elif step.size < len(content):
            return  # what was written after a cut that is not there went to sectors nobody finds


def put_sectors(content: bytearray, write: Write, kept: float, rubbish: float, chance: random.Random) -> None:
    last = min(write.at + len(write.data), len(content))
    start = write.at
    while start < last:
        end = min(last, (start // SECTOR + 1) * SECTOR)
        if chance.random() < kept:
            content[start:end] = write.data[start - write.at : end - write.at]
        elif chance.random() < rubbish:
            content[start:end] = chance.randbytes(end - start)
        start = end


def resize(content: bytearray, size: int, empty: Callable[[int], bytes]) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(empty(size - len(content)))


def folder_of(done: Event) -> str:
    return os.path.dirname(done.to or done.name)


def apply_name(names: dict[str, int], done: Event) -> None:
    if done.kind == "create":
        names[done.name] = done.file
    else:
        names.pop(done.name, None)
        if done.kind == "rename":
            names[done.to] = done.file


def cuts(
    recording: Recording, model: str, count: int, chance: random.Random
) -> Iterator[tuple[int, int, Disk]]:
    """So many cuts at random moments: (the last event before it, acks before it, the disk)."""
    moments = Counter(chance.randrange(len(recording.events)) for _ in range(count))
    replay, acks = Replay(model, recording.begin), 0
    for number, event in enumerate(recording.events):
        replay.play(event)
        acks += event.kind == "ack"
        for _ in range(moments[number]):
            yield number, acks, replay.after_cut(chance)


def kills(recording: Recording) -> Iterator[tuple[int, int, Disk]]:
    """The disk before everything and after each event, with everything on it."""
    replay, acks = Replay("journal", recording.begin), 0
    yield -1, 0, replay.whole()
    for number, event in enumerate(recording.events):
        replay.play(event)
        acks += event.kind == "ack"
        yield number, acks, replay.whole()
