"""Small parts of the search index become large ones, so that there are few of them to look into."""

from __future__ import annotations

import sqlite3

from db import search_parts
from db.search import alive_in
from db.search_parts import MOST, SPAN, Part
from db.transaction import reading, writing

_MANY = 4
"""So many small neighbours become one."""


def step(connection: sqlite3.Connection) -> bool:
    """Merge the next few parts: read in one transaction, written in another; whether there were any."""
    with reading(connection):
        due = _due(connection)
        if not due:
            return False
        found = search_parts.merged(connection, due)
    docs = sorted(doc for _part, alive in due for doc in alive)
    with writing(connection):
        parts = {part for part, _alive in due}
        if parts <= {*search_parts.all_parts(connection)}:  # another program may have been faster
            for part in parts:
                search_parts.drop(connection, part.first)
            if docs:
                search_parts.write(connection, Part(docs[0], docs[-1], len(docs)), found)
    return True


def _due(connection: sqlite3.Connection) -> list[tuple[Part, set[int]]]:
    """Neighbours that should be one, as many as can be; else one with most of its plans gone; those alive."""
    parts = [(part, alive_in(connection, part)) for part in search_parts.all_parts(connection)]
    best = range(0)
    for start, (first, _alive) in enumerate(parts):
        total = most = 0
        for end, (part, alive) in enumerate(parts[start:], start + 1):
            total, most = total + len(alive), max(most, len(alive))
            if total > MOST or part.last - first.first >= SPAN:
                break
            if _pays(end - start, total, most) and end - start > len(best):
                best = range(start, end)
    shrunk = [(part, alive) for part, alive in parts if part.size > 2 * len(alive)]
    return [parts[number] for number in best] or shrunk[:1]


def _pays(count: int, total: int, most: int) -> bool:
    """No plan is written again unless its part becomes much larger."""
    return (count >= _MANY and total >= 2 * most) or (count > 1 and total >= max(MOST // 2, 1.5 * most))
