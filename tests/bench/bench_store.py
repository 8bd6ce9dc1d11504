"""How long saving, loading and listing plans takes beside plain sqlite3 with the same safety settings.

Both sides work in the same rounds on files of the same content; `--json` prints one line a figure.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.connection import connect
from db.listing import read_list
from db.rows import CHILDREN, KEPT, PLAN, Cell, Rows
from db.store import Store

SAVES, LISTS = 200, 50
KEPT_CELLS: tuple[Cell, ...] = (1, "2026-01-05", "2026-01-05", None, "")
NEWEST = (
    "SELECT id, title, number, symbol, year, event, anchor, state, changed FROM plan"
    " WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC LIMIT 100"
)
Times = dict[str, list[float]]


def plan(number: int, title: str = "Kế hoạch tổ chức Ngày hội Khoa học và Công nghệ") -> Rows:
    """A plan of 40 items and 15 recipients; about 9 KB of text."""
    of: dict[str, Cell] = {"plan_id": f"p{number}"}
    head = (f"p{number}", title, "12", "KH-SKHCN", 2026, "Ngày hội", "2026-05-18", "draft")
    text = "Phối hợp với Phòng Văn hóa - Xã hội tham mưu văn bản triển khai, đăng tải và tổng hợp kết quả. "
    return {
        "plan": [dict(zip(PLAN, (*head, "ngay hoi khoa hoc cong nghe " * 40, "{}"), strict=True))],
        "section": [of | {"id": "s", "position": 0, "kind": "plain", "title": "MỤC ĐÍCH", "data": "{}"}],
        "item": [
            of
            | {"id": f"i{n:02}", "owner": "s", "parent": None, "position": n, "kind": "dash", "mark": "-"}
            | {"text": text * 2, "data": '{"lead":["Phòng Quản lý Khoa học"],"when":"trước ngày 15/5/2026"}'}
            for n in range(40)
        ],
        "recipient": [
            of | {"id": f"r{n:02}", "position": n, "name": f"Sở thứ {n}", "note": "", "data": "{}"}
            for n in range(15)
        ],
    }


def plain_save(connection: sqlite3.Connection, rows: Rows) -> None:
    """What any program would write: the same statements, no hash, nothing read back."""
    plan_id = rows["plan"][0]["id"]
    connection.execute("BEGIN IMMEDIATE")
    columns = (*PLAN, *KEPT)
    assignments = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    connection.execute(
        f"INSERT INTO plan ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (id) DO UPDATE SET {assignments}",
        (*(rows["plan"][0][column] for column in PLAN), *KEPT_CELLS),
    )
    for table, names in CHILDREN.items():
        connection.execute(f"DELETE FROM {table} WHERE plan_id = ?", (plan_id,))
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [tuple(row[name] for name in names) for row in rows.get(table, [])],
        )
    connection.execute("COMMIT")


def plain_load(connection: sqlite3.Connection, plan_id: str) -> None:
    connection.execute("SELECT * FROM plan WHERE id = ?", (plan_id,)).fetchall()
    for table in CHILDREN:
        connection.execute(f"SELECT * FROM {table} WHERE plan_id = ?", (plan_id,)).fetchall()


def plain_list(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(NEWEST).fetchall()


def fill(path: Path, plans: int, heads_only: bool = False) -> None:
    """Begin a store with `plans` plans in it, quickly."""
    with Store.open(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for number in range(plans):
            rows = plan(number)
            plain_save(store.connection, {"plan": rows["plan"]} if heads_only else rows)


def timed(times: Times, name: str, work: Callable[[], object]) -> None:
    began = perf_counter()
    work()
    times.setdefault(name, []).append((perf_counter() - began) * 1000)


def measure_saves(folder: Path) -> Times:
    times: Times = {}
    for name in ("ours.db", "plain.db"):
        fill(folder / name, 1000)
    with (
        Store.open(folder / "ours.db") as store,
        closing(connect(folder / "plain.db", create=False)) as plain,
    ):
        for number in range(SAVES):
            rows = plan(number * 5, f"Bản sửa {number}")
            plan_id = f"p{number * 5}"
            timed(times, "save", partial(store.save, rows))
            timed(times, "plain save", partial(plain_save, plain, rows))
            timed(times, "load", partial(store.load, plan_id))
            timed(times, "plain load", partial(plain_load, plain, plan_id))
    return times


def measure_lists(folder: Path) -> Times:
    times: Times = {}
    path = folder / "many.db"
    fill(path, 10_000, heads_only=True)
    for _ in range(LISTS):
        timed(times, "list", lambda: read_list(path))
        timed(times, "plain list", lambda: plain_list(path))
        timed(times, "search", lambda: read_list(path, words=("khoa hoc", "vang mat")))
    return times


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def figures(times: Times) -> list[dict[str, object]]:
    """One line a figure, in milliseconds; `ratio` is ours to the peer's."""
    wanted: list[tuple[str, str, str, Callable[[list[float]], float]]] = [
        ("save p50", "save", "plain save", median),
        ("save p95", "save", "plain save", p95),
        ("load p50", "load", "plain load", median),
        ("newest 100 of 10,000 p50", "list", "plain list", median),
        ("search 10,000, nothing found p50", "search", "", median),
    ]
    lines = []
    for figure, ours, peer, of in wanted:
        value = of(times[ours])
        line = {
            "bench": "store",
            "figure": figure,
            "n": len(times[ours]),
            "value": round(value, 3),
            "unit": "ms",
        }
        if peer:
            line |= {"peer": "sqlite3", "ratio": round(value / of(times[peer]), 2)}
        lines.append(line)
    return lines


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = figures(measure_saves(Path(folder)) | measure_lists(Path(folder)))
    for line in lines:
        print(json.dumps(line) if "--json" in arguments else in_words(line))


def in_words(line: dict[str, object]) -> str:
    compared = f"   {line['ratio']} x {line['peer']}" if "ratio" in line else ""
    return f"{line['figure']:34} {line['value']:8} {line['unit']}{compared}"


if __name__ == "__main__":
    main(sys.argv[1:])
