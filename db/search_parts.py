"""The search index in parts: each holds the keys of up to 1024 plans, sorted, packed and sealed in leaves.

A part is never changed: it is written, read, merged with its neighbours and dropped. Whatever is read is
compared with its seal, so that no damage changes what is found.
"""

from __future__ import annotations

import sqlite3
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

PART, LEAF = "search_part", "search_leaf"
"""The parts, each named by the number of its first plan; their leaves, with the keys from `first` on."""
MOST, SPAN = 1024, 1 << 16
"""Plans in a part at most, and how far their numbers may lie apart."""
_LEAF_SIZE = 2000
_ABOVE = b"\xff"
"""Comes after every letter of a key."""
Places = bytes
"""Numbers of plans, ascending: what is left of each when divided by SPAN, the lower byte first."""


Key = tuple[bytes, bool]
"""What is looked for, and whether all that begin with it will do."""


class IndexDamaged(Exception):
    """The index cannot be read; what of it is damaged can be dropped and made anew."""


class Part(NamedTuple):
    """Numbers of its first and last plan, and of how many there were; the first names it."""

    first: int
    last: int
    size: int


class _Leaf(NamedTuple):
    """`after` is the first key of the next leaf, b"" on the last one."""

    after: bytes
    packed: bytes

    def found(self, key: bytes, high: bytes) -> Places:
        """The places of the key and those that begin with it, up to `high`."""
        raw = zlib.decompress(self.packed)
        if key not in raw:
            return b""
        keys, sizes, places = _opened(raw)
        start = bisect_left(keys, key)
        end = bisect_left(keys, high, start)
        first = sum(sizes[:start])
        return places[first : first + sum(sizes[start:end])]

    def each(self) -> Iterator[tuple[bytes, Places]]:
        """The keys, and the places of each."""
        keys, sizes, places = _opened(zlib.decompress(self.packed))
        ends = accumulate(sizes)
        for key, size, end in zip(keys, sizes, ends, strict=True):
            yield key, places[end - size : end]


def create(connection: sqlite3.Connection) -> None:
    """The tables, empty."""
    connection.execute(
        f"CREATE TABLE {PART} (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, size INTEGER NOT NULL,"
        " seal BLOB NOT NULL) STRICT"
    )
    connection.execute(
        f"CREATE TABLE {LEAF} (part INTEGER NOT NULL, first BLOB NOT NULL, data BLOB NOT NULL,"
        " seal BLOB NOT NULL, UNIQUE (part, first)) STRICT"
    )


def place_of(doc: int) -> Places:
    """How the plan's number stands in a part."""
    return (doc % SPAN).to_bytes(2, "little")


def write(connection: sqlite3.Connection, part: Part, found: Mapping[bytes, Places]) -> None:
    """A new part; where each key is found."""
    row = (*part, _seal(*part))
    connection.execute(f"INSERT INTO {PART} (first, last, size, seal) VALUES (?, ?, ?, ?)", row)
    insert = f"INSERT INTO {LEAF} (part, first, data, seal) VALUES (?, ?, ?, ?)"
    for first, data in _leaves(found):
        connection.execute(insert, [part.first, first, data, _seal(part.first, first, data)])


def drop(connection: sqlite3.Connection, part: int) -> None:
    """Let go of the part."""
    connection.execute(f"DELETE FROM {LEAF} WHERE part = ?", [part])
    connection.execute(f"DELETE FROM {PART} WHERE first = ?", [part])


def all_parts(connection: sqlite3.Connection) -> list[Part]:
    """Every part, the oldest first; numbers also where damage has made something else of them."""
    cells = "first, ifnull(CAST(last AS INTEGER), first), ifnull(CAST(size AS INTEGER), 0)"
    return [Part(*row) for row in connection.execute(f"SELECT {cells} FROM {PART} ORDER BY first")]


def docs_with(connection: sqlite3.Connection, part: Part, keys: Iterable[Key]) -> list[int]:
    """Numbers of the part's plans with all these keys, the newest first."""
    found: set[int] | None = None
    for key, begins in keys:
        numbers = _numbers_with(connection, part, key, begins)
        found = numbers if found is None else found & numbers
        if not found:
            return []
    return sorted((part.first + (number - part.first) % SPAN for number in found or ()), reverse=True)


def _numbers_with(connection: sqlite3.Connection, part: Part, key: bytes, begins: bool) -> set[int]:
    high = key + (_ABOVE if begins else b"\0")
    leaf = _leaf(connection, part.first, key)
    found = {*_numbers(leaf.found(key, high))}
    while leaf.after and leaf.after < high:
        leaf = _leaf(connection, part.first, leaf.after)
        found.update(_numbers(leaf.found(key, high)))
    return found


def merged(connection: sqlite3.Connection, parts: Sequence[tuple[Part, Set[int]]]) -> dict[bytes, Places]:
    """What one part would hold in place of these, all neighbours: where its keys are in plans still alive."""
    found: dict[bytes, Places] = {}
    for part, alive in parts:
        kept = {doc % SPAN for doc in alive} if len(alive) < part.size else None
        for leaf in _all_leaves(connection, part.first):
            for key, now in leaf.each():
                if kept is not None:
                    now = b"".join(place_of(number) for number in _numbers(now) if number in kept)
                if now:
                    found[key] = found.get(key, b"") + now
    return found


def check(connection: sqlite3.Connection, part: Part) -> None:
    """Read all of the part. Raises IndexDamaged."""
    row = connection.execute(f"SELECT last, size, seal FROM {PART} WHERE first = ?", [part.first]).fetchone()
    read = sum(1 for _leaf in _all_leaves(connection, part.first))
    (kept,) = connection.execute(f"SELECT count(*) FROM {LEAF} WHERE part = ?", [part.first]).fetchone()
    if read != kept or row is None or _seal(part.first, *row[:2]) != row[2]:
        raise IndexDamaged(f"part {part.first}")


def _all_leaves(connection: sqlite3.Connection, part: int) -> Iterator[_Leaf]:
    leaf = _leaf(connection, part, b"")
    yield leaf
    while leaf.after:
        leaf = _leaf(connection, part, leaf.after)
        yield leaf


def _leaf(connection: sqlite3.Connection, part: int, key: bytes) -> _Leaf:
    """The leaf that the key belongs on."""
    query = f"SELECT first, data, seal FROM {LEAF} WHERE part = ? AND first <= ? ORDER BY first DESC LIMIT 1"
    first, data, seal = connection.execute(query, [part, key]).fetchone() or (b"", None, b"")
    if not isinstance(data, bytes) or _seal(part, first, data) != seal:
        raise IndexDamaged(f"part {part}")
    after, _zero, packed = data.partition(b"\0")
    leaf = _Leaf(after, packed)
    if leaf.after and leaf.after <= key:
        raise IndexDamaged(f"part {part}: a leaf is lost")
    return leaf


def _leaves(found: Mapping[bytes, Places]) -> Iterator[tuple[bytes, bytes]]:
    """The first key of each leaf and what is kept of it; the first leaf begins before every key."""
    first, keys, size = b"", list[bytes](), 0
    for key in sorted(found):
        if size > _LEAF_SIZE:
            yield first, _packed(keys, found, key)
            first, keys, size = key, [], 0
        keys.append(key)
        size += len(key) + len(found[key])
    yield first, _packed(keys, found, b"")


def _packed(keys: list[bytes], found: Mapping[bytes, Places], after: bytes) -> bytes:
    """The first key of the next leaf; the keys, how many bytes of places each has, the places."""
    places = [found[key] for key in keys]
    sizes = struct.pack(f"<{len(places)}H", *map(len, places))
    return b"\0".join((after, zlib.compress(b"\0".join((b"\n".join(keys), sizes + b"".join(places))))))


def _opened(raw: bytes) -> tuple[list[bytes], tuple[int, ...], Places]:
    """The keys, how many bytes of places each has, and all places in a row."""
    names, _zero, rest = raw.partition(b"\0")
    keys = names.split(b"\n") if names else []
    return keys, struct.unpack_from(f"<{len(keys)}H", rest), rest[2 * len(keys) :]


def _numbers(places: Places) -> tuple[int, ...]:
    return struct.unpack(f"<{len(places) // 2}H", places)


def _seal(part: int, mark: object, data: object) -> bytes:
    """Stands beside what is kept."""
    words = data if isinstance(data, bytes) else repr(data).encode()
    return blake2b(repr((part, mark)).encode() + words, digest_size=8).digest()
