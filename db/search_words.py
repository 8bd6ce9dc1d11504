"""What is printed in a plan, by its rows, and the folded words by which it is found."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

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
_WORD = re.compile(r"[^\W_]{1,40}")
_WORD_OR_ROW = re.compile(rf"{_WORD.pattern}|{_ROW}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Record(NamedTuple):
    """Words of a row in its `table`; of an item with its section or annex, of a plan by the cell's name."""

    table: str
    id: str
    owner: str
    words: str


def terms_of(words: str) -> list[str]:
    """The folded words, one by one; numbers without leading zeros, so that 05/03 finds 5/3."""
    return [_fold_word(word) for word in _WORD.findall(unicodedata.normalize("NFC", words))]


def in_title(term: str) -> str:
    """The key of a word that stands in the title."""
    return f"={term}"


def in_row(first: str, second: str) -> str:
    """The key of two words next to each other."""
    return f" {first} {second}"


def keys_of(connection: sqlite3.Connection, plan_id: str) -> set[str]:
    """All keys by which the plan is found: its words, those of the title, and all two in a row."""
    every = list(records(connection, plan_id))
    head = " ".join(record.words for record in every if record.table == "plan" and record.id in _HEAD)
    words = unicodedata.normalize("NFC", _ROW.join(record.words for record in every))
    terms = [_fold_word(word) for word in _WORD_OR_ROW.findall(words)]
    keys = {*terms, *map(in_row, terms, terms[1:])}
    return {key for key in keys if _ROW not in key}.union(map(in_title, terms_of(head)))


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
            rest = [words for words in _strings(_read(data)) if words not in said] if data else []
            yield Record(table, record_id, owner, " · ".join((said, *rest) if said else rest))


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


def _strings(data: object) -> list[str]:
    found: list[str] = []
    left = [data]
    while left:
        match left.pop():
            case str() as words:
                found.append(_day(words))
            case list() as parts:
                left.extend(reversed(parts))
            case dict() as parts:
                left.extend(reversed([part for name, part in parts.items() if name not in _UNSEEN]))
    return found


def _day(words: str) -> str:
    """Days as they are printed."""
    return _DAY.sub(r"\3/\2/\1", words) if "-" in words else words


@lru_cache(maxsize=20_000)
def _fold_word(word: str) -> str:
    """Lower case, no accents, đ as d."""
    bare = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return plain.lstrip("0") or "0" if plain.isdecimal() else plain
