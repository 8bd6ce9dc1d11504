"""Rows read off the pages of a database file by themselves, where SQLite gives up on the whole of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGE = 4096
"""The size of our pages; another one only where the file's head says so and can be believed."""
_TABLE_LEAF, _TABLE_INNER = 0x0D, 0x05
_HEAD = 100
_LONGEST = 1 << 30
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = int | float | str | bytes | None


class Cell(NamedTuple):
    """Where a row lies: its page, its first byte in the file, its rowid and the length of its record."""

    page: int
    start: int
    rowid: int
    length: int


class Broken(ValueError):
    """These bytes are no row."""


class Pages:
    """The pages of one file; nothing in it is believed without a look."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.size = _page_size(self.data)
        self.count = -(-len(self.data) // self.size)
        reserved = self.data[20] if len(self.data) > 20 and self.data.startswith(b"SQLite format 3\0") else 0
        self.usable = self.size - (reserved if reserved <= 32 else 0)

    def leaves(self) -> Iterator[int]:
        """Every page that may hold rows of a table, whoever it belongs to."""
        for page in range(1, self.count + 1):
            if self._kind(page) == _TABLE_LEAF:
                yield page

    def owned(self, root: int) -> set[int]:
        """The pages with rows that hang on this root."""
        found, seen, ahead = set(), set(), [root]
        while ahead:
            page = ahead.pop()
            if page in seen or not 1 <= page <= self.count:
                continue
            seen.add(page)
            kind = self._kind(page)
            if kind == _TABLE_LEAF:
                found.add(page)
            elif kind == _TABLE_INNER:
                ahead += self._below(page)
        return found

    def unused(self) -> set[int]:
        """The pages on the list of free ones, as far as it can be followed: what they hold is of old."""
        found, trunk = set[int](), int.from_bytes(self.data[32:36], "big")
        while 1 < trunk <= self.count and trunk not in found:
            start = self._start(trunk)
            count = min(int.from_bytes(self.data[start + 4 : start + 8], "big"), self.size // 4 - 2)
            free = struct.iter_unpack(">I", self.data[start + 8 : start + 8 + 4 * count])
            found |= {trunk, *(page for (page,) in free)}
            trunk = int.from_bytes(self.data[start : start + 4], "big")
        return found

    def cells(self, page: int) -> Iterator[Cell]:
        """The rows of a page, as far as they can be found."""
        start, head = self._start(page), self._head(page)
        for place in self._pointers(page, 8):
            try:
                length, at = self._varint(start + place)
                rowid, at = self._varint(at)
            except Broken:
                continue
            if place > head - start and 0 < length < _LONGEST:
                yield Cell(page, at, _signed(rowid), length)

    def values(self, cell: Cell) -> list[Value]:
        """The row's columns. Raises Broken."""
        record = self._record(cell)
        try:
            length, at = _varint_of(record, 0)
            kinds = []
            while at < length:
                kind, at = _varint_of(record, at)
                kinds.append(kind)
            found = []
            for kind in kinds:
                value, at = _value(record, at, kind)
                found.append(value)
        except (IndexError, struct.error, UnicodeDecodeError) as error:
            raise Broken("no record") from error
        return found

    def _record(self, cell: Cell) -> bytes:
        """All of the record, its overflow pages too."""
        local = _local(cell.length, self.usable)
        record = bytearray(self.data[cell.start : cell.start + local])
        at, seen = cell.start + local, set[int]()
        while len(record) < cell.length:
            page = int.from_bytes(self.data[at : at + 4], "big")
            if page in seen or not 1 <= page <= self.count:
                raise Broken("its overflow is lost")
            seen.add(page)
            at = (page - 1) * self.size
            record += self.data[at + 4 : at + min(self.usable, 4 + cell.length - len(record))]
            if at + 4 >= len(self.data):
                raise Broken("the file is cut off")
        return bytes(record)

    def _start(self, page: int) -> int:
        return (page - 1) * self.size

    def _head(self, page: int) -> int:
        return self._start(page) + (_HEAD if page == 1 else 0)

    def _kind(self, page: int) -> int:
        head = self._head(page)
        return self.data[head] if head + 12 <= len(self.data) else 0

    def _pointers(self, page: int, length: int) -> list[int]:
        head = self._head(page)
        count = int.from_bytes(self.data[head + 3 : head + 5], "big")
        table = self.data[head + length : head + length + 2 * min(count, self.size // 4)]
        return [place for (place,) in struct.iter_unpack(">H", table[: len(table) // 2 * 2])]

    def _below(self, page: int) -> list[int]:
        start, head = self._start(page), self._head(page)
        places = [start + place for place in self._pointers(page, 12)] + [head + 8]
        return [int.from_bytes(self.data[place : place + 4], "big") for place in places]

    def _varint(self, at: int) -> tuple[int, int]:
        try:
            return _varint_of(self.data, at)
        except IndexError as error:
            raise Broken("the file is cut off") from error


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    believed = data.startswith(b"SQLite format 3\0") and size in {1 << power for power in range(9, 16)}
    return size if believed else PAGE


def _local(length: int, usable: int) -> int:
    """How much of a record lies in its own page (SQLite's file format, 1.6)."""
    most = usable - 35
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (length - least) % (usable - 4)
    return kept if kept <= most else least


def _varint_of(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(8):
        byte = data[at + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], at
    if kind == 7:
        return struct.unpack_from(">d", record, at)[0], at + 8
    if kind in (10, 11):
        raise Broken("no kind of value")
    length = _INTEGERS[kind] if kind < 12 else (kind - 12) // 2
    raw = record[at : at + length]
    if len(raw) != length:
        raise Broken("a short record")
    if kind < 12:
        return int.from_bytes(raw, "big", signed=True), at + length
    return raw if kind % 2 == 0 else raw.decode(), at + length
