"""How long a search over all plans takes as it is typed, beside plain FTS5 on the same words (goal D4)."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import search
from db.rows import CHILDREN, KEPT, PLAN, Cell
from db.store import Store
from db.transaction import writing
from desktop.plan.tree import all_items
from desktop.plan.wording import sentence
from desktop.readers import sample
from desktop.session.library import Library
from desktop.session.searching import LIMIT
from desktop.session.searching import search as search_all

PLANS, ACTIVITIES, RECIPIENTS, ROUNDS = 10_000, 30, 15, 15
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
Row = tuple[Cell, ...]


def search_figures(plans: int = PLANS) -> dict[str, float]:
    """Milliseconds, MB and ratios; both sides take turns."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        with library.store() as store:
            fill(store, plans)
            begun = perf_counter()
            with writing(store.connection):
                search.rebuild(store.connection)
            made = perf_counter()
            found = search.faults(store.connection)
            checked = perf_counter()
            assert not found, found
            figures = _beside_plain(store.connection)
            figures |= _puts(store.connection) | _sizes(store.connection)
        figures |= {"rebuild_s": made - begun, "check_s": checked - made}
        figures |= _whole(library)
        library.close()
    return figures


def fill(store: Store, plans: int) -> None:
    """Plans as an office would have in many years, in the words of the samples; nothing in the index yet."""
    with writing(store.connection):
        for number in range(plans):
            for table, rows in _plan(number, random.Random(number)).items():
                columns = (*PLAN, *KEPT) if table == "plan" else CHILDREN[table]
                marks = ", ".join("?" * len(columns))
                into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
                store.connection.executemany(into, rows)


def _plan(number: int, hand: random.Random) -> dict[str, list[Row]]:
    name, day = f"p{number:05}", f"20{10 + number * 17 // PLANS:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    title = f"Tổ chức {' '.join(hand.choices(_words(), k=12))}"
    moment = f"{day}T08:00:00.000+00:00"
    plan = (name, title, str(number), "KH-SKHCN", int(day[:4]), title, day, "draft", "", "{}")
    return {
        "plan": [(*plan, 1, moment, moment, None, "")],
        "section": [(name, "s", 0, "activities", "NỘI DUNG CÁC HOẠT ĐỘNG", "{}")],
        "item": [_item(name, n, hand) for n in range(ACTIVITIES)],
        "recipient": [(name, f"r{n}", n, _name(hand), "b/c", "{}") for n in range(RECIPIENTS)],
    }


def _name(hand: random.Random) -> str:
    return " ".join(hand.choices(_words(), k=4))


def _item(plan: str, number: int, hand: random.Random) -> Row:
    said = f"{hand.choice(_sentences())} {' '.join(hand.choices(_words(), k=20))}"
    data = json.dumps({"is": "prose", "text": said}, ensure_ascii=False)
    return (plan, f"i{number}", "s", None, number, "prose", "dash", said, data)


_known: dict[str, list[str]] = {}


def _sentences() -> list[str]:
    if "sentences" not in _known:
        plans = [sample.read(name) for name in sample.NAMES]
        said = [sentence(item.content).plain for plan in plans for item in all_items(plan)]
        _known["sentences"] = [words for words in said if len(words) > 60]
    return _known["sentences"]


def _words() -> list[str]:
    """The syllables of the samples, and numbers and names that are seldom."""
    if "words" not in _known:
        syllables = sorted({word for said in _sentences() for word in said.split() if word.isalpha()})
        _known["words"] = [*syllables, *(f"{word}{n}" for word in syllables[:60] for n in range(40))]
    return _known["words"]


def _beside_plain(connection: sqlite3.Connection) -> dict[str, float]:
    """Each typed query in turn here and there: the worst of each, and their ratio."""
    ours: dict[str, list[float]] = {}
    plain: dict[str, list[float]] = {}
    with closing(_plain(connection)) as peer:
        for _round in range(ROUNDS):
            for typed in TYPED:
                ours.setdefault(typed, []).append(_ms(lambda typed=typed: search.find(connection, typed)))
                plain.setdefault(typed, []).append(_ms(lambda typed=typed: _ask(peer, typed)))
    times = [ms for one in ours.values() for ms in one]
    worst, theirs = max(map(median, ours.values())), max(map(median, plain.values()))
    recall = sum(bool(_recalled(said)) for said in FOLDS) / len(FOLDS)
    return {
        "typed_worst_ms": worst, "typed_p95_ms": quantiles(times, n=20)[18],
        "plain_worst_ms": theirs, "d4_ratio": worst / theirs, "recall": recall,
    }  # fmt: skip


def _plain(connection: sqlite3.Connection) -> sqlite3.Connection:
    """FTS5 as the manual shows it, over the same words."""
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE plain USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    words = connection.execute(f"SELECT doc, text FROM {search.BODY}")
    peer.executemany("INSERT INTO plain (rowid, words) VALUES (?, ?)", words)
    peer.execute("INSERT INTO plain (plain) VALUES ('optimize')")
    return peer


def _ask(peer: sqlite3.Connection, typed: str) -> list[Row]:
    query = " ".join(f'"{word}"' for word in typed.split()) + "*"
    select = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rowid DESC LIMIT ?"
    return peer.execute(select, [query, LIMIT]).fetchall()


def _recalled(said: str) -> list[str]:
    return [word for word in ("dong", "nai") if word in search.terms_of(said)][1:]


def _puts(connection: sqlite3.Connection) -> dict[str, float]:
    """What the index adds to a save: the plan taken out and in again, and the commit."""
    times = []
    for number in range(100):
        begun = perf_counter()
        with writing(connection):
            search.put(connection, f"p{number * 7:05}")
        times.append(1000 * (perf_counter() - begun))
    return {"put_p50_ms": median(times), "put_p95_ms": quantiles(times, n=20)[18]}


def _sizes(connection: sqlite3.Connection) -> dict[str, float]:
    blocks = (f"SELECT sum(length(block)) FROM {table}_data" for table in search.TABLES)
    index = sum(connection.execute(select).fetchone()[0] for select in blocks)
    texts = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM item").fetchone()[0]
    words = connection.execute(f"SELECT sum(length(text) + length(title)) FROM {search.BODY}").fetchone()[0]
    return {"index_mb": index / 1e6, "words_mb": words / 1e6, "item_text_mb": texts / 1e6}


def _whole(library: Library) -> dict[str, float]:
    """The search of the window: plans, places and marks."""
    times = list(_each(lambda words: search_all(library, words)))
    return {
        "search_p50_ms": median(times),
        "search_p95_ms": quantiles(times, n=20)[18],
        "search_worst_ms": max(times),
    }


def _each(seek: Callable[[str], object]) -> Iterator[float]:
    for _round in range(ROUNDS):
        for words in (*TYPED, *WHOLE):
            yield _ms(lambda words=words: seek(words))


def _ms(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)


if __name__ == "__main__":
    for name, value in search_figures(int(sys.argv[1]) if len(sys.argv) > 1 else PLANS).items():
        print(f"{name:18} {value:10.3f}")
