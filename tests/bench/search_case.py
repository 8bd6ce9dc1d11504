"""How long a search over all plans takes as it is typed, beside plain FTS5 on the same words (goal D4)."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

import store_case as case

from db import indexing, search
from db.search_words import records, terms_of
from db.store import Import, Store
from desktop.session.library import Library
from desktop.session.searching import LIMIT
from desktop.session.searching import search as search_all

ROUNDS, PUTS = 15, 100
TYPED = ("h", "t", "ng", "nghi", "hoi t", "ke h", "khoa hoc c", "dong n", "to chuc h", "phong v")
"""The ten fixed queries, each cut off in the middle of a word or before it."""
WHOLE = (
    "hội nghị",
    "phòng quản lý",
    "kinh phí bảo đảm",
    "Đồng Nai",
    "báo cáo kết quả thực hiện",
    "ky niem 65 nam",
)
FOLDS = ("Tỉnh Đồng Nai", "TỈNH ĐỒNG NAI", "Tỉnh Đồng Nai", "đồng nai")
Times = list[tuple[float, float]]
"""Milliseconds, of which at work."""


def search_figures(plans: int = case.PLANS) -> dict[str, float]:
    """Milliseconds, seconds, bytes and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        with library.store() as store:
            for made, _some in case.batches(plans):
                store.import_plans([Import(rows) for rows, _agenda in made])
            begun = perf_counter()
            store.index(3600)
            figures = {"index_all_s": perf_counter() - begun} | _checked(store)
            figures |= _puts(store, plans) | _sizes(store.connection, plans) | _beside_plain(store)
        times = [
            _took(lambda w=words: search_all(library, w)) for _ in range(ROUNDS) for words in TYPED + WHOLE
        ]
        library.close()
    return figures | _named("search", times)


def _checked(store: Store) -> dict[str, float]:
    begun = perf_counter()
    found = indexing.faults(store.connection)
    assert not found, found
    return {"check_s": perf_counter() - begun}


def _puts(store: Store, plans: int) -> dict[str, float]:
    """The index follows a plan that was saved; now and then it is made tidy too."""
    times = []
    for turn in range(PUTS):
        saved = case.edited(case.plan(turn * 7 % plans, plans), turn)
        store.save(case.parts(saved)[0])
        times.append(_took(lambda: indexing.follow(store.connection, 60, tidy=False)))
        indexing.follow(store.connection, 60)
    return _named("put", times)


def _beside_plain(store: Store) -> dict[str, float]:
    """Each typed query in turn here and there: the worst of each, and their ratio."""
    ours: dict[str, Times] = {}
    plain: dict[str, Times] = {}
    with closing(_plain(store.connection)) as peer:
        for _round in range(ROUNDS):
            for typed in TYPED:
                ours.setdefault(typed, []).append(_took(lambda words=typed: store.find(words)))
                plain.setdefault(typed, []).append(_took(lambda words=typed: _ask(peer, words)))
    worst, theirs = (max(median(ms for ms, _cpu in one) for one in of.values()) for of in (ours, plain))
    figures = {"typed_worst_ms": worst, "plain_worst_ms": theirs, "d4_ratio": worst / theirs}
    recall = sum(terms_of(said)[-2:] == ["dong", "nai"] for said in FOLDS) / len(FOLDS)
    return figures | _named("typed", [time for one in ours.values() for time in one]) | {"recall": recall}


def _plain(connection: sqlite3.Connection) -> sqlite3.Connection:
    """FTS5 as the manual shows it, over the same words."""
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE plain USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    for doc, plan_id in connection.execute(f"SELECT doc, plan_id FROM {search.PLAN} ORDER BY doc").fetchall():
        words = " ".join(record.words for record in records(connection, plan_id))
        peer.execute("INSERT INTO plain (rowid, words) VALUES (?, ?)", (doc, " ".join(terms_of(words))))
    peer.execute("INSERT INTO plain (plain) VALUES ('optimize')")
    return peer


def _ask(peer: sqlite3.Connection, typed: str) -> None:
    query = " ".join(f'"{word}"' for word in typed.split()) + "*"
    select = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rowid DESC LIMIT ?"
    peer.execute(select, [query, LIMIT]).fetchall()


def _sizes(connection: sqlite3.Connection, plans: int) -> dict[str, float]:
    """Bytes of the index for each plan, and its parts."""
    blocks = "SELECT ifnull(sum(length(data)), 0), count(DISTINCT part) FROM search_leaf"
    index, parts = connection.execute(blocks).fetchone()
    return {"index_bytes_a_plan": index / plans, "parts": parts}


def _named(name: str, times: Times) -> dict[str, float]:
    walls, works = zip(*times, strict=True)
    return {
        f"{name}_p50_ms": median(walls),
        f"{name}_p95_ms": quantiles(walls, n=20)[18],
        f"{name}_cpu_p95_ms": quantiles(works, n=20)[18],
    }


def _took(work: Callable[[], object]) -> tuple[float, float]:
    begun, busy = perf_counter(), process_time()
    work()
    return 1000 * (perf_counter() - begun), 1000 * (process_time() - busy)


if __name__ == "__main__":
    for name, value in search_figures(int(sys.argv[1]) if len(sys.argv) > 1 else case.PLANS).items():
        print(f"{name:20} {value:10.3f}")
