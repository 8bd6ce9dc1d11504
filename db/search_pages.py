"""Whether the directory of an FTS5 index leads to its pages: FTS5's own check reads them without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

Page = tuple[int, int]
_FORMAT = 4
"""The only format of pages that is known here (https://sqlite.org/fts5.html, "FTS5 data structures")."""
_LEAF = (1 << 31) - 1
"""A page's number is the segment's shifted by 37 and, of a leaf, the leaf's own in the segment."""


def faults(connection: sqlite3.Connection, table: str) -> list[str]:
    """What is wrong, in technical words: a leaf that nothing leads to, or a wrong word leading to it."""
    if connection.execute(f"SELECT v FROM {table}_config WHERE k = 'version'").fetchone() != (_FORMAT,):
        return []
    ways = connection.execute(f"SELECT segid, pgno >> 1, CAST(term AS BLOB) FROM {table}_idx").fetchall()
    words = {(segment, leaf): bytes(word or b"") for segment, leaf, word in ways}
    firsts = dict(_first_words(connection, table))
    start: dict[int, int] = {}
    for segment, leaf in firsts:
        start[segment] = min(leaf, start.get(segment, leaf))
    lost = len(ways) - len(words) + len(firsts.keys() - words.keys())
    wrong = sum(not _leads(at, word, firsts, start.get(at[0], 0)) for at, word in words.items())
    return [f"{table}: {lost} ways lost, {wrong} wrong"] if lost or wrong else []


def _leads(at: Page, word: bytes, firsts: dict[Page, bytes], start: int) -> bool:
    """Up to the first leaf that is left of a segment, ways may lead to leaves that were merged away."""
    segment, leaf = at
    if leaf <= start:
        return word <= firsts.get((segment, start), b"")
    return at in firsts and firsts[at].startswith(word)


def _first_words(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Page, bytes]]:
    """Segment and number of each leaf on which words begin, and the first of them."""
    for page, block in connection.execute(f"SELECT id, block FROM {table}_data WHERE id > {1 << 37}"):
        end = int.from_bytes(block[2:4], "big")
        is_leaf = not page >> 31 & 0x3F
        if is_leaf and len(block) > end:
            size, at = _number(block, _number(block, end)[0])
            yield (page >> 37, page & _LEAF), block[at : at + size]


def _number(block: bytes, at: int) -> tuple[int, int]:
    """SQLite's number of several bytes, and where the next thing begins."""
    value = 0
    for end in range(at, min(at + 9, len(block))):
        value, at = value << 7 | block[end] & 0x7F, end + 1
        if block[end] < 0x80:
            break
    return value, at
