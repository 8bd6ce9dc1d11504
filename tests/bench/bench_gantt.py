"""The Gantt at 100 to 100,000 activities: opening, frames, edits, memory, paper; plain charts and Planner."""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import gantt_case
import gantt_screen

if TYPE_CHECKING:
    from gantt_peers import Peer
    from gantt_source import Source
    from PySide6.QtWidgets import QAbstractScrollArea

    from desktop.plan.agenda import Entry
    from desktop.ui.gantt.view import GanttView

SIZES = (100, 1_000, 10_000, 100_000)
WINDOW, TODAY = (1600, 900), date(gantt_case.YEAR, 5, 9)
FRAMES, EDITS, ROUNDS, LARGE, PRINTED = 120, 12, 3, 10_000, 1_000
FRAME_MS, OPEN_MS, EDIT_MS, MEMORY_MB, PDF_MS = 16, 500, 50, 300, 1_000
STARTED, WHEEL, OPENED = 0.08, 0.5, 1.5  # ratios to Planner, and of 100,000 to 100 (G1, G4, G2)
FIRST, MEMORY = "open, first rows painted", "memory more than an empty chart"
BESIDE = ("limit", "peer", "theirs", "ratio", "limit ratio")
Row = dict[str, object]


def row(figure: str, n: int, value: float, unit: str = "ms", **more: object) -> Row:
    return {"bench": "gantt", "figure": figure, "n": n, "value": round(value, 2), "unit": unit} | more


def percentile(times: Sequence[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def memory() -> float:
    """MB of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


# --- one size, in a process of its own --------------------------------------------------------------------


class Hand:
    """The chart in its page, worked by events as from a mouse."""

    def __init__(self, source: Source, folder: Path) -> None:
        from desktop.ui.gantt.page import GanttPage
        from desktop.ui.places import Looks

        looks = Looks(folder)
        looks.keep("gantt_side", "none")  # the chart has the whole window
        self.page = GanttPage(source, looks, today=lambda: TODAY)  # type: ignore[arg-type]
        self.page.resize(*WINDOW)

    @property
    def view(self) -> GanttView:
        return self.page.view

    def paint(self) -> None:
        self.view.viewport().repaint()

    def show(self) -> None:
        """The first screen of rows, painted."""
        from PySide6.QtWidgets import QApplication

        self.page.show()
        QApplication.processEvents()
        self.paint()

    def wait_for(self, count: int) -> None:
        """Until every row is there."""
        from PySide6.QtWidgets import QApplication

        while len(self.view.chart.rows) < count:
            QApplication.processEvents()
        self.paint()

    def wheel(self, turn: int, keys: str = "") -> None:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QApplication

        held = {"": Qt.KeyboardModifier.NoModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}
        modifier = held.get(keys, Qt.KeyboardModifier.ControlModifier)
        view = self.view.viewport()
        at = QPointF(view.width() * 0.7, view.height() * 0.5)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, turn), none, modifier, phase, False
        )
        QApplication.sendEvent(view, event)
        self.paint()

    def mouse(self, kind: str, x: float, y: float) -> None:
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        view, left = self.view.viewport(), Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == "MouseMove" else left
        held = Qt.MouseButton.NoButton if kind == "MouseButtonRelease" else left
        at = QPointF(x, y)
        event = QMouseEvent(
            QEvent.Type[kind], at, QPointF(view.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, event)
        self.paint()


def frames(hand: Hand) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds from each event to its frame, without a pause between them."""
    bar = hand.view.verticalScrollBar()
    yield "scroll down", [took(lambda: hand.wheel(-120)) for _frame in range(FRAMES)]
    places = [round(bar.maximum() * (n * 37 % 101) / 101) for n in range(40)]

    def jump(place: int) -> None:
        bar.setValue(place)
        hand.paint()

    yield "jump", [took(lambda place=place: jump(place)) for place in places]
    yield "scroll along", [took(lambda: hand.wheel(-120, "Shift")) for _frame in range(FRAMES)]
    turns = [120 if n // 8 % 2 else -120 for n in range(FRAMES)]
    yield "zoom", [took(lambda turn=turn: hand.wheel(turn, "Ctrl")) for turn in turns]
    yield "drag", drag(hand)


def drag(hand: Hand) -> list[float]:
    """The frames while a time of the first plan is carried over the days, then let go where it was."""
    hand.view.show_step("ngày")
    x, y = held_at(hand.view)
    hand.paint()
    hand.mouse("MouseButtonPress", x, y)
    times = [took(lambda n=n: hand.mouse("MouseMove", x + 12 + n * 3 % 300, y)) for n in range(FRAMES)]
    hand.mouse("MouseButtonRelease", x, y)
    return times


def held_at(view: GanttView) -> tuple[float, float]:
    """Where a time of the first plan can be taken by its middle; its row and days are gone to."""
    from PySide6.QtCore import QRectF

    for entry, index in movable(view):
        if entry.when.earliest is None:
            continue
        view.verticalScrollBar().setValue(round(view.chart.top_of(index)))
        view.go_to(entry.when.earliest)
        for spot in view.spots_of(entry.key, index):
            middle = view.outside(QRectF(spot.x, spot.y, spot.width, spot.height)).center()
            if spot.width > 40 and view.pane().adjusted(0, 0, -340, 0).contains(middle):
                return middle.x(), middle.y()
    raise SystemExit("no time of the first plan can be carried")


def movable(view: GanttView) -> Iterator[tuple[Entry, int]]:
    """The times of the plan that can be changed, as far as they can be moved, with their rows."""
    from desktop.plan.moving import Grip

    for index, shown in enumerate(view.chart.rows):
        for entry in shown.entries if shown.key and shown.plan == gantt_case.FIRST else ():
            if view.try_move(entry.key, Grip.BODY, 1).entry is not None:
                yield entry, index


def edits(hand: Hand) -> list[float]:
    """Milliseconds from a move by key to the frame that shows it."""
    from desktop.plan.moving import Grip

    key = next(movable(hand.view))[0].key

    def edit(number: int) -> None:
        hand.view.moved.emit(key, Grip.BODY, 1 if number % 2 else -1)
        hand.paint()

    return [took(lambda number=number: edit(number)) for number in range(EDITS + 1)][1:]


def one_size(count: int) -> Iterator[Row]:
    """All figures of one size."""
    from gantt_source import Source

    from desktop.ui import theme

    theme.apply(theme.application("bench"), "light")
    with tempfile.TemporaryDirectory() as name:
        Hand(Source(15), Path(name)).show()  # fonts, icons and modules are there
        before = memory()
        yield from chart(Source(count), Path(name), count, before)


def chart(source: Source, folder: Path, count: int, before: float) -> Iterator[Row]:
    """Our chart, from its opening on; `before`: the memory in use before there was anything to show."""
    began = time.perf_counter()
    hand = Hand(source, folder)
    hand.show()
    first = (time.perf_counter() - began) * 1000
    hand.wait_for(count)
    whole = (time.perf_counter() - began) * 1000
    limit = {"limit": OPEN_MS} if count <= LARGE else {}
    yield row(FIRST, count, first, **limit)
    yield row("open, every row laid out", count, whole, **limit)
    for figure, times in frames(hand):
        yield from said(f"frame, {figure}", count, times, FRAME_MS)
    yield from said("edit to repaint", count, edits(hand), EDIT_MS)
    most = {"limit": MEMORY_MB} if count == LARGE else {}
    yield row(MEMORY, count, memory() - before, "MB", **most)
    hand.page.hide()


def said(figure: str, count: int, times: list[float], limit: float) -> Iterator[Row]:
    yield row(f"{figure} p50", count, statistics.median(times))
    yield row(f"{figure} p95", count, percentile(times, 0.95), limit=limit)
    yield row(f"{figure} p99", count, percentile(times, 0.99))


def plain(count: int) -> Iterator[Row]:
    """Opening, scrolling and memory of plain charts of the same times."""
    from gantt_peers import PEERS

    from desktop.ui import theme

    theme.apply(theme.application("bench"), "light")
    few = gantt_case.agendas(15)[0].entries
    for _peer, make in PEERS.items():
        opened(make, few)
    empty = memory()
    entries = [entry for known in gantt_case.agendas(count) for entry in known.entries]
    data = memory() - empty
    for peer, make in reversed(PEERS.items()):
        before, began = memory(), time.perf_counter()
        view = opened(make, entries)
        first = (time.perf_counter() - began) * 1000
        times = [took(partial(scrolled, view)) for _frame in range(FRAMES)]
        for figure, value in (
            (FIRST, first),
            ("frame, scroll down p50", statistics.median(times)),
            ("frame, scroll down p99", percentile(times, 0.99)),
            (MEMORY, data + memory() - before),
        ):
            yield row(figure, count, value, "MB" if figure == MEMORY else "ms", peer=peer)
        view.hide()


def opened(make: Peer, entries: Sequence[Entry]) -> QAbstractScrollArea:
    from PySide6.QtWidgets import QApplication

    view = make(entries)
    view.resize(*WINDOW)
    view.show()
    QApplication.processEvents()
    view.viewport().repaint()
    return view


def scrolled(view: QAbstractScrollArea) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 60)
    view.viewport().repaint()


def against(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[Row]:
    """Our figures again, each with that of a plain chart and the ratio to it."""
    mine = {line["figure"]: line for line in ours}
    for line in theirs:
        own, other = mine[line["figure"]], float(str(line["value"]))
        ratio = round(float(str(own["value"])) / max(other, 0.01), 3)
        known = {key: own[key] for key in ("bench", "figure", "n", "value", "unit")}
        yield known | {"peer": line["peer"], "theirs": other, "ratio": ratio}


# --- all sizes, paper, and the programs -------------------------------------------------------------------


def figures(sizes: Sequence[int]) -> Iterator[Row]:
    """Everything, and of what is measured at both ends the ratio of the most to the fewest."""
    found: list[Row] = []
    for count in sizes:
        own = child("--one", count)
        yield from own
        yield from against(own, child("--plain", count))
        found += own
    yield from growth(found, min(sizes), max(sizes))
    yield from paper()
    yield from programs()


def child(kind: str, count: int) -> list[Row]:
    """The figures of a process of its own, whose memory is its own."""
    command = [sys.executable, str(Path(__file__)), kind, str(count)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def growth(found: Sequence[Row], few: int, many: int) -> Iterator[Row]:
    """What the most rows cost to the fewest (G2)."""
    value = {(line["figure"], line["n"]): float(str(line["value"])) for line in found}
    for figure, n in value:
        if n == many > few and (str(figure).endswith("p50") or figure == FIRST):
            ratio = value[figure, many] / value[figure, few]
            limit = {"limit": OPENED} if figure == FIRST else {}
            yield row(f"{figure}, to {few:,}", many, ratio, "×", **limit)


def paper() -> Iterator[Row]:
    """The PDF of 1,000 rows, warm."""
    from desktop.documents.gantt_pdf import GanttOptions, make_gantt
    from desktop.plan.workdays import calendar

    made = [gantt_case.agendas(PRINTED + n) for n in range(ROUNDS + 1)]
    for size in ("A4", "A3"):
        print_it = partial(make_gantt, calendar=calendar(), options=GanttOptions(paper=size))
        times = [took(partial(print_it, one)) for one in made][1:]
        yield row(f"PDF, {size}, as wide as a page", PRINTED, statistics.median(times), limit=PDF_MS)


def programs() -> Iterator[Row]:
    """Our window and Planner's in turn, each over as many tasks."""
    lacking = gantt_screen.missing()
    if lacking:
        print(f"GNOME Planner is left out: {lacking}.", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name, gantt_screen.screen() as screen:
        folder = Path(name)
        project = folder / "project.planner"
        gantt_case.planner_file(project, LARGE)
        gantt_case.fill(folder / "data", LARGE)
        pairs = [
            (screen.measure(gantt_screen.ours(folder / "data"), folder),
             screen.measure(gantt_screen.planner(project), folder))
            for _round in range(ROUNDS + 1)
        ][1:]  # fmt: skip
    mine, theirs = zip(*pairs, strict=True)
    for figure, limit in (("painted", STARTED), ("still", 0.0), ("idle", 0.0)):
        yield from paired(f"start to {figure}", [1000 * getattr(seen, figure) for seen in mine],
                          [1000 * getattr(seen, figure) for seen in theirs], limit)  # fmt: skip
    wheels = [[statistics.median(seen.wheel) for seen in side if seen.wheel] for side in (mine, theirs)]
    if all(wheels):
        yield from paired("wheel to pixel p50", *wheels, WHEEL)


def paired(figure: str, mine: list[float], theirs: list[float], limit: float) -> Iterator[Row]:
    ratio = statistics.median(one / other for one, other in zip(mine, theirs, strict=False))
    more = {"limit ratio": limit} if limit else {}
    known = {"peer": "GNOME Planner", "theirs": round(statistics.median(theirs), 1), "ratio": round(ratio, 3)}
    yield row(figure, LARGE, statistics.median(mine), **known, **more)


def main() -> int:
    """Print the figures; 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help="our chart of this size alone, in this process")
    parser.add_argument("--plain", type=int, help="the plain charts of this size alone, in this process")
    asked = parser.parse_args()
    alone = one_size(asked.one) if asked.one else plain(asked.plain) if asked.plain else None
    over = 0
    for line in alone or figures(asked.sizes):
        value = line.get("ratio") if "limit ratio" in line else line["value"]
        limit = line.get("limit ratio", line.get("limit"))
        over |= int(limit is not None and float(str(value)) > float(str(limit)))
        if asked.json or alone:
            print(json.dumps(line, ensure_ascii=False), flush=True)
        else:
            words = "".join(f"  {key} {line[key]}" for key in BESIDE if key in line)
            named = f"{line['figure']:<48}{line['n']:>8,}"
            print(f"{named} {line['value']:>10} {line['unit']}{words}", flush=True)
    return 0 if alone else over


if __name__ == "__main__":
    sys.exit(main())
