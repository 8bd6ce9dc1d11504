"""The index over all that is printed in the plans: found by words without accents, as they are typed."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from db import search_pages

if TYPE_CHECKING:
    from sqlite_utils import Database

WORDS, BODY = "search_words", "search_body"
"""Each plan's number, which grows with each save so that the newest has the greatest; its words, folded."""
TABLES = ("search_title", "search_text", "search_start")
"""By title; by words in their order; by words and their beginnings (no places kept: a fifth of the size)."""
_COLUMNS = {"search_title": "title", "search_text": "text", "search_start": "text"}
_HOW = {
    "search_title": "prefix='1 2 3'",
    "search_text": "detail=full",
    "search_start": "detail=none, prefix='1 2 3 4'",
}
_PRINTED = {
    "section": "'', title",
    "item": "owner, text",
    "annex": "'', title",
    "recipient": "'', name || CASE note WHEN '' THEN '' ELSE ' (' || note || ')' END",
    "basis": "'', kind || ' ' || number || ' ' || ifnull(day, '') || ' ' || issuer || ' ' || subject",
}
_HEAD = ("title", "event", "anchor", "number", "symbol", "year")
_UNSEEN = {
    "id", "is", "kind", "mark", "role", "style", "state", "page", "waivers", "traces", "proposed", "picks",
}  # fmt: skip
_CELL, _ROW = "\x1f", "\x1e"
"""No words have them: desktop/plan/text.clean takes them out."""
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MANY, _FEW = 2000, 200


class IndexDamaged(Exception):
    """The index cannot be read; `rebuild` makes it anew."""


class Hit(NamedTuple):
    """A plan with all the words. `rank` 0: all in its title; 1: next to each other; 2: anywhere in it."""

    plan_id: str
    rank: int


class Record(NamedTuple):
    """Words of a row in its `table`; of an item with its section or annex, of a plan by the cell's name."""

    table: str
    id: str
    owner: str
    words: str


def create(db: Database) -> None:
    """The tables, empty: `rebuild` fills them. Inside a transaction of the store."""
    for table, columns in ((WORDS, {"plan_id": str, "revision": int}), (BODY, {"title": str, "text": str})):
        db.table(table).create({"doc": int, **columns}, pk="doc", not_null=columns, strict=True)
    db.table(WORDS).create_index(["plan_id"], unique=True, index_name="search_words_plan")
    _create_indexes(db.conn)


def put(connection: sqlite3.Connection, plan_id: str) -> None:
    """Take the plan's rows, as they are now, in place of what was known of it; inside a transaction.

    A damaged index is made anew; where even that fails the plan is saved without it, and `faults` tells.
    """
    _mending(connection, partial(_put, connection, plan_id))


def drop(connection: sqlite3.Connection, plan_id: str) -> None:
    """Forget the plan; nothing where it is unknown. Inside a transaction of the store."""
    _mending(connection, partial(_drop, connection, plan_id))


def find(connection: sqlite3.Connection, words: str, limit: int = 50) -> list[Hit]:
    """Plans in the list with every word, accents aside, the last as far as it is typed; best first.

    Within a rank few are ordered by bm25, many by their last change. Raises IndexDamaged.
    """
    terms = terms_of(words)
    try:
        return _best(connection, terms, limit) if terms else []
    except sqlite3.Error as error:
        _refuse_others(error)
        raise IndexDamaged(str(error)) from error


def _best(connection: sqlite3.Connection, terms: list[str], limit: int) -> list[Hit]:
    gone = {row[0] for row in connection.execute(_GONE)}
    found: dict[int, int] = {}
    for rank, docs in enumerate(_ranked(connection, terms, limit + len(gone))):
        for doc in docs:
            if doc not in gone:
                found.setdefault(doc, rank)
        if len(found) >= limit:
            break
    best = list(found.items())[:limit]
    select = f"SELECT plan_id FROM {WORDS} WHERE doc = ?"
    known = ((connection.execute(select, [doc]).fetchone(), rank) for doc, rank in best)
    return [Hit(row[0], rank) for row, rank in known if row]


def faults(connection: sqlite3.Connection) -> list[str]:
    """What in the index does not fit the plans, in technical words. Inside a writing transaction."""
    found = [f"search: plan {row[0]} is not as saved" for row in connection.execute(_STALE)]
    found += [f"search: plan {row[0]} is not kept" for row in connection.execute(_UNKNOWN)]
    for table in TABLES:
        try:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            found += search_pages.faults(connection, table)
        except sqlite3.DatabaseError as error:
            found.append(f"search: {table}: {error}")
    return found


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew out of the plans' rows; inside a transaction of the store."""
    for table in (WORDS, BODY):
        connection.execute(f"DELETE FROM {table}")
    for (plan_id,) in connection.execute("SELECT id FROM plan ORDER BY changed, rowid").fetchall():
        _keep_words(connection, str(plan_id))
    _fill(connection)


def terms_of(words: str) -> list[str]:
    """The folded words, one by one; numbers without leading zeros, so that 05/03 finds 5/3."""
    return [_fold_word(word) for word in _WORD.findall(unicodedata.normalize("NFC", words))]


@lru_cache(maxsize=20_000)
def _fold_word(word: str) -> str:
    """Lower case, no accents, đ as d."""
    bare = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return plain.lstrip("0") or "0" if plain.isdecimal() else plain


_GONE = f"SELECT doc FROM plan CROSS JOIN {WORDS} ON plan_id = id WHERE deleted > ''"
_STALE = f"""
    SELECT id FROM plan LEFT JOIN {WORDS} ON plan_id = id LEFT JOIN {BODY} USING (doc)
    WHERE {WORDS}.revision IS NOT plan.revision OR {BODY}.doc IS NULL ORDER BY id
"""
_UNKNOWN = f"SELECT plan_id FROM {WORDS} WHERE plan_id NOT IN (SELECT id FROM plan) ORDER BY plan_id"


def _ranked(connection: sqlite3.Connection, terms: list[str], limit: int) -> Iterator[list[int]]:
    """The numbers of the plans of each rank; worked out only when asked for."""
    quoted = [f'"{term}"' for term in terms]
    every = " ".join(quoted) + "*"
    yield _docs(connection, "search_title", every, limit)
    anywhere = _docs(connection, "search_start", every, max(limit, _MANY))
    yield _neighbours(connection, terms, set(anywhere), limit)
    if 1 < len(anywhere) <= _FEW:
        best = _docs(connection, "search_text", " ".join(quoted), _FEW, "bm25(search_text), ")
        place = {doc: number for number, doc in enumerate(best)}
        anywhere.sort(key=lambda doc: place.get(doc, _FEW))
    yield anywhere


def _neighbours(
    connection: sqlite3.Connection, terms: list[str], anywhere: set[int], limit: int
) -> list[int]:
    """Those with the words next to each other: all of them, or all but the last, half typed one."""
    found: list[int] = []
    most = 4 * limit if len(anywhere) >= _MANY else _MANY
    whole = (terms,) if len(terms[-1]) > 1 else ()  # one letter is the beginning of a word
    for phrase in (*whole, terms[:-1]):
        if len(phrase) > 1 and len(found) < limit and anywhere:
            docs = _docs(connection, "search_text", f'"{" ".join(phrase)}"', most)
            found += [doc for doc in docs if doc in anywhere]
    return found


def _docs(connection: sqlite3.Connection, table: str, query: str, limit: int, order: str = "") -> list[int]:
    select = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY {order}rowid DESC LIMIT ?"
    return [row[0] for row in connection.execute(select, [query, limit])]


def _mending(connection: sqlite3.Connection, act: Callable[[], object]) -> None:
    """Act; where the index is damaged make it anew from its words and act again; else act not at all."""
    if not _tried(connection, act) and _tried(connection, partial(_fill, connection)):
        _tried(connection, act)


def _tried(connection: sqlite3.Connection, act: Callable[[], object]) -> bool:
    """Whether it was done; what damage has stopped is undone. The inner savepoint makes FTS5 write."""
    try:
        connection.execute("SAVEPOINT search")
        act()
        connection.execute("SAVEPOINT search_written")
        connection.execute("RELEASE search")
    except sqlite3.Error as error:
        _refuse_others(error)
        connection.execute("ROLLBACK TO search")
        connection.execute("RELEASE search")
        return False
    return True


def _refuse_others(error: sqlite3.Error) -> None:
    """A full disk or a lock is no damage of the index."""
    kinds = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
    if (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in kinds:
        raise error


def _drop(connection: sqlite3.Connection, plan_id: str) -> None:
    row = connection.execute(f"SELECT doc FROM {WORDS} WHERE plan_id = ?", [plan_id]).fetchone()
    if row:
        for table in TABLES:  # they read in BODY what to forget
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", row)
        for table in (BODY, WORDS):
            connection.execute(f"DELETE FROM {table} WHERE doc = ?", row)


def _put(connection: sqlite3.Connection, plan_id: str) -> None:
    _drop(connection, plan_id)
    row = _keep_words(connection, plan_id)
    if row:
        doc, title, text = row
        for table, words in zip(TABLES, (title, text, text), strict=True):
            connection.execute(f"INSERT INTO {table} (rowid, {_COLUMNS[table]}) VALUES (?, ?)", [doc, words])


def _keep_words(connection: sqlite3.Connection, plan_id: str) -> tuple[int | None, str, str] | None:
    found = connection.execute("SELECT revision FROM plan WHERE id = ?", [plan_id]).fetchone()
    if found is None:
        return None
    every = list(records(connection, plan_id))
    title = " ".join(word for record in every if record.id in _HEAD for word in terms_of(record.words))
    text = " ".join(word for record in every for word in terms_of(record.words))
    cursor = connection.execute(
        f"INSERT INTO {WORDS} (doc, plan_id, revision)"
        f" VALUES ((SELECT ifnull(max(doc), 0) + 1 FROM {WORDS}), ?, ?)",
        [plan_id, found[0]],
    )
    connection.execute(
        f"INSERT INTO {BODY} (doc, title, text) VALUES (?, ?, ?)", [cursor.lastrowid, title, text]
    )
    return cursor.lastrowid, title, text


def records(connection: sqlite3.Connection, plan_id: str, deep: bool = True) -> Iterator[Record]:
    """What is printed, as in the plan's rows; `deep`: also what stands in their JSON alone."""
    plan = connection.execute(f"SELECT {', '.join(_HEAD)}, data FROM plan WHERE id = ?", [plan_id]).fetchone()
    *head, data = plan or ("",)
    for name, words in zip(_HEAD, head, strict=False):
        if words:
            yield Record("plan", name, "", _day(str(words)))
    for name, part in _read(data).items() if deep else ():
        parts = {f"{name}/{inner}": below for inner, below in part.items()} if isinstance(part, dict) else {}
        for place, cell in (parts or {name: part}).items():
            if not {*place.split("/")} & _UNSEEN and (words := " · ".join(_strings(cell))):
                yield Record("plan", place, "", words)
    for table, cells in _PRINTED.items():
        for record_id, owner, said, data in _rows(connection, table, cells, plan_id, deep):
            said = _day(said) if table == "basis" else said
            rest = (words for words in _strings(_read(data)) if words not in said) if data else ()
            yield Record(table, record_id, owner, " · ".join(filter(None, (said, *rest))))


def _rows(
    connection: sqlite3.Connection, table: str, cells: str, plan_id: str, deep: bool
) -> Iterator[list[str]]:
    """Id, owner, words and JSON of each row; all rows of a table in one cell, which is read in one go."""
    more = "data" if deep and table != "basis" else "''"
    joined = f" || '{_CELL}' || ".join(("id", *cells.split(", ", 1), more))
    query = (
        f"SELECT group_concat(row, '{_ROW}') FROM"
        f" (SELECT {joined} AS row FROM {table} WHERE plan_id = ? ORDER BY position, id)"
    )
    (every,) = connection.execute(query, [plan_id]).fetchone()
    for row in (every or "").split(_ROW):
        parts = row.split(_CELL)
        if len(parts) == 4:
            yield parts


def _read(data: object) -> dict[str, object]:
    """The JSON of a row; {} where damage has made something else of it."""
    with suppress(ValueError, RecursionError):
        found = json.loads(data) if isinstance(data, str) and data else {}
        return found if isinstance(found, dict) else {}
    return {}


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield _day(data)
    elif isinstance(data, list):
        for part in data:
            yield from _strings(part)
    elif isinstance(data, dict):
        for name, part in data.items():
            if name not in _UNSEEN:
                yield from _strings(part)


def _day(words: str) -> str:
    return _DAY.sub(r"\3/\2/\1", words)


def _create_indexes(connection: sqlite3.Connection) -> None:
    for table in TABLES:
        connection.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({_COLUMNS[table]}, content='{BODY}',"
            f" content_rowid='doc', tokenize='unicode61 remove_diacritics 0', {_HOW[table]})"
        )


def _fill(connection: sqlite3.Connection) -> None:
    """Make each index anew from BODY, whatever is in its pages."""
    for table in TABLES:
        anew = partial(connection.execute, f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        if not _tried(connection, anew):
            _empty(connection, table)
            anew()


def _empty(connection: sqlite3.Connection, table: str) -> None:
    """Put the pages of an empty index in place of damaged ones that FTS5 itself can neither open nor drop."""
    connection.execute("CREATE VIRTUAL TABLE temp.search_empty USING fts5(text)")
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DELETE FROM {table}_{part}")
        connection.execute(f"INSERT INTO {table}_{part} SELECT * FROM temp.search_empty_{part}")
    connection.execute("DROP TABLE temp.search_empty")
