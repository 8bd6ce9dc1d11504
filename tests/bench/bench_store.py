"""The store with ten years in one file, beside raw sqlite3 in the same journal mode (goals D1 to D5).

`--json` prints one line a figure; `--small` or SO_KE_HOACH_BENCH_PLANS=N takes fewer than 10,000 plans.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import store_case as case
import store_measures as measures
from store_measures import Times
from store_peer import Peer

from desktop.session.library import Library

SMALL = 300
PLAIN, INDEXED = "sqlite3", "sqlite3 with FTS5"
Line = dict[str, object]


def measured(folder: Path, many: int) -> Iterator[Line]:
    """The figures, each as soon as it is known."""
    times = Times()
    library, peer = Library(folder), Peer(folder / "peer.db")
    peer.create()
    began = time.perf_counter()
    text = measures.fill(library, peer, many)
    yield line("plans", many, "plans")
    yield line("filled, the peer too", time.perf_counter() - began, "s")
    yield from _sizes(library.path, text, many)
    measures.lists(times, library, peer)
    yield from _listed(times)
    measures.opens(times, library, peer, many)
    yield from _opened(times)
    measures.disk(times, folder)
    measures.saves(times, library, peer, many)
    measures.whole_saves(times, library, many)
    yield from _saved(times)
    measures.searches(times, library, peer)
    yield from _sought(times)
    yield line("activities of the month", measures.months(times, library, peer), "activities")
    yield from _month(times)
    library.close()
    peer.close()
    peer.path.unlink()
    yield from _checked(times, library.path, many)
    packed = measures.backups(times, library.path, folder / "one.skh-backup")
    yield line("backup, checked", times.p("backup", 50) / 1000, "s")
    yield line("verify a backup", times.p("verify a backup", 50) / 1000, "s")
    yield line("backup's size to the store's", packed / case.size(library.path), "x")


def _sizes(path: Path, text: int, many: int) -> Iterator[Line]:
    whole = case.size(path)
    yield line("store", whole / 1e6, "MB")
    yield line("store to the words printed", whole / text, "x", limit=3)
    yield line("store to the plans as JSON", whole / case.as_json(many), "x")
    found = measures.pages(path)
    for name in sorted(found, key=lambda name: -found[name])[:12]:
        yield line(f"pages of {name} to the words", found[name] / text, "x")


def _listed(times: Times) -> Iterator[Line]:
    yield line("list, first time", times.kept["list ours"][0], "ms", limit=100)
    yield beside(times, "list", "list ours", "list plain", 50, PLAIN, limit=100)


def _opened(times: Times) -> Iterator[Line]:
    yield beside(times, "D3 open", "open ours", "open plain", 50, PLAIN, must=1.3)
    yield beside(times, "open", "open ours", "open plain", 95, PLAIN)
    yield beside(times, "open, processor", "open ours, processor", "open plain, processor", 50, PLAIN)
    yield beside(times, "open, rows by name", "open ours", "open named", 50, PLAIN)
    yield line("open, the whole plan p50", times.p("whole open", 50), "ms", n=len(times.kept["whole open"]))
    yield line("open, the whole plan p95", times.p("whole open", 95), "ms", limit=20)


def _saved(times: Times) -> Iterator[Line]:
    disk = times.p("disk", 50)
    yield line("64 KiB + fsync p50", disk, "ms", n=len(times.kept["disk"]))
    for kind, words in (("edit", "save"), ("new", "save, new plan")):
        ours, d1, d2 = f"{kind} ours", "D1 " * (kind == "edit"), "D2 " * (kind == "edit")
        yield beside(times, f"{d1}{words}", ours, f"{kind} indexed", 50, INDEXED, must=1.1)
        yield beside(times, f"{d2}{words}", ours, f"{kind} indexed", 99, INDEXED, must=0.4)
        yield beside(times, f"{words}, no index there", ours, f"{kind} plain", 50, PLAIN)
        yield beside(times, f"{words}, no index there", ours, f"{kind} plain", 99, PLAIN)
        cpu = f"{ours}, processor"
        yield beside(times, f"{words}, processor", cpu, f"{kind} indexed, processor", 50, INDEXED)
        yield beside(times, f"{words}, processor, no index there", cpu, f"{kind} plain, processor", 50, PLAIN)
    yield line("save p50 to the disk alone", times.p("edit ours", 50) / disk, "x")
    yield line("save, the whole plan p50", times.p("whole save", 50), "ms", n=len(times.kept["whole save"]))
    yield line("save, the whole plan p95", times.p("whole save", 95), "ms", limit=50)
    yield line("index follows, a plan p50", times.p("index", 50), "ms", n=len(times.kept["index"]))
    later = times.p("edit ours", 50) + times.p("index", 50)
    yield line("save and its index p50", later, "ms", peer=INDEXED, peer_value=times.p("edit indexed", 50))


def _sought(times: Times) -> Iterator[Line]:
    worst, theirs = times.worst("find ours"), times.worst("find plain")
    yield line("D4 worst query", worst, "ms", peer="plain FTS5", peer_value=theirs, must=0.02)
    yield line("search with places p50", times.p("search", 50), "ms", n=len(times.kept["search"]))
    yield line("search with places p95", times.p("search", 95), "ms", limit=50)


def _month(times: Times) -> Iterator[Line]:
    yield beside(times, "D5 month, all of it as values", "month ours", "month plain", 50, PLAIN, must=0.3)


def _checked(times: Times, path: Path, many: int) -> Iterator[Line]:
    report, longest = measures.checks(times, path, many)
    assert report.sound and report.plans >= many, report
    yield line("verify everything", times.p("verify", 50) / 1000, "s", limit=3)
    yield line("verify everything, processor", times.p("verify, all threads", 50) / 1000, "s")
    yield line("verify beside saves", times.p("verify beside saves", 50) / 1000, "s")
    yield line("verify, longest transaction", longest, "ms")
    waits = times.kept["save beside verify"]
    yield line("save beside verify, longest", max(waits), "ms", n=len(waits), limit=200)
    yield line("save beside verify p50", times.p("save beside verify", 50), "ms", n=len(waits))


def beside(times: Times, figure: str, ours: str, theirs: str, percent: int, peer: str, **more: float) -> Line:
    """A percentile of ours and of the peer's in the same rounds."""
    return line(
        f"{figure} p{percent}", times.p(ours, percent), "ms", n=len(times.kept[ours]), peer=peer,
        peer_value=times.p(theirs, percent), **more,
    )  # fmt: skip


def line(
    figure: str, value: float, unit: str, *, n: int = 1, peer: str = "", peer_value: float = 0.0,
    must: float = 0.0, limit: float = 0.0,
) -> Line:  # fmt: skip
    """`ratio` is ours to the peer's; `met`: whether it is within `must`, or the value within `limit`."""
    found: Line = {"bench": "store", "figure": figure, "n": n, "value": round(value, 4), "unit": unit}
    ratio = value / peer_value if peer_value else 0.0
    if peer:
        found |= {"peer": peer, "peer_value": round(peer_value, 4), "ratio": round(ratio, 4)}
    if must:
        found |= {"must": must, "met": ratio <= must}
    if limit:
        found |= {"limit": limit, "met": value <= limit}
    return found


def in_words(one: Line) -> str:
    compared = f"   {one['ratio']} x {one['peer']}" if "ratio" in one else ""
    wanted = (
        f"   {'<=' if one['met'] else 'MISSED: >'} {one.get('must', one.get('limit'))}"
        if "met" in one
        else ""
    )
    return f"{one['figure']:44} {one['value']:10} {one['unit']}{compared}{wanted}"


def main(arguments: list[str]) -> None:
    many = int(os.environ.get("SO_KE_HOACH_BENCH_PLANS", SMALL if "--small" in arguments else case.PLANS))
    with tempfile.TemporaryDirectory() as folder:
        for one in measured(Path(folder), many):
            print(json.dumps(one, ensure_ascii=False) if "--json" in arguments else in_words(one), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
