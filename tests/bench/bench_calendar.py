"""The calendar: a phrase read, a month of 1,000 items turned to, its frames, conflicts among 10,000."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from conflict_case import conflicts
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Unit
from desktop.plan.workdays import calendar
from desktop.ui import theme
from desktop.ui.calendar.canvas import Canvas

PHRASES = Path(__file__).resolve().parents[1] / "plan" / "time_phrases.tsv"
ITEMS, MONTHS, ROUNDS, ACTIVITIES = 1_000, 6, 12, 10_000
SIZE = (1560, 820)
LIMITS_MS = {
    "phrase read": 0.2,
    "month of 1,000 turned to": 100,
    "frame": 16,
}
FORMS = (
    "ngày {d}/{m}/2026",
    "Chiều ngày {d}/{m}/2026",
    "8h00 ngày {d}/{m}/2026",
    "Hoàn thành trước ngày {d}/{m}/2026",
    "01 ngày, trong tháng {m}/2026",
    "Tháng {m}/2026",
)


def busy(month: int) -> Agenda:
    """A thousand times in a month: days, halves, hours, deadlines, some windows."""
    entries = []
    for n in range(ITEMS):
        form = FORMS[n % 4 if n % 25 else 4 + n % 2]
        words = form.format(d=1 + n * 7 % 28, m=month)
        title = f"Hoạt động số {n}: tuyên truyền, phổ biến kết quả nghiên cứu khoa học trên địa bàn tỉnh"
        units = (Unit(f"Phòng số {n % 23}"),)
        entries.append(
            Entry(
                plan=f"p{month}",
                place=f"i{n}",
                task=f"i{n}",
                title=title,
                when=phrase.parse(words),
                leads=units,
            )
        )
    return Agenda(plan=f"p{month}", year=2026, title=f"Kế hoạch tháng {month}", entries=tuple(entries))


def took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def reading() -> list[float]:
    """ms for each phrase, never read before."""
    rows = [line.split("\t") for line in PHRASES.read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    read = phrase.parse.__wrapped__
    for words, year, *_rest in rows[:40]:
        read(words, year=int(year) if year.isdigit() else None)
    return [
        took(lambda words=words, year=year: read(words, year=int(year) if year.isdigit() else None))
        for words, year, *_rest in rows
    ]


def turning(canvas: Canvas) -> list[float]:
    """ms from the wish to the painted month."""

    def turn(month: date) -> None:
        canvas.show_view("month", month)
        canvas.viewport().repaint()

    return [took(lambda n=n: turn(date(2026, 1 + n % MONTHS, 1))) for n in range(ROUNDS + 2)][2:]


def frames(canvas: Canvas) -> list[float]:
    """ms of each frame while a chip is dragged over the month."""
    spot = next(spot for spot in canvas.stage().drawing.spots if spot.kind == "entry")
    view = canvas.viewport()
    at = QPoint(int(spot.x + spot.width / 2), int(spot.y + spot.height / 2))

    def send(kind: QEvent.Type, where: QPoint) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        place, far = QPointF(where), QPointF(view.mapToGlobal(where))
        event = QMouseEvent(kind, place, far, button, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    def step(n: int) -> None:
        wide, high = view.width() - at.x() - 20, view.height() - at.y() - 20
        send(QEvent.Type.MouseMove, at + QPoint(n * 9 % wide, n * 5 % high))
        view.repaint()

    send(QEvent.Type.MouseButtonPress, at)
    return [took(lambda n=n: step(n)) for n in range(80)][3:]


def figures() -> Iterator[dict[str, object]]:
    theme.apply(QApplication.instance() or QApplication([]), "light")
    yield from _said("phrase read", reading())
    canvas = Canvas(today=lambda: date(2026, 1, 15))
    canvas.resize(*SIZE)
    canvas.show()
    canvas.set_data(tuple(busy(month) for month in range(1, MONTHS + 1)), calendar())
    yield from _said("month of 1,000 turned to", turning(canvas))
    yield from _said("frame", frames(canvas))
    clashes = conflicts(ACTIVITIES)
    for name in ("p50", "p95", "worst"):
        yield _row(f"conflicts after one edit {name}", ACTIVITIES, clashes[f"edit_{name}_ms"], 50)


def _said(figure: str, times: list[float]) -> Iterator[dict[str, object]]:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    limit = LIMITS_MS[figure]
    for name, value in (("p50", statistics.median(ordered)), ("p95", p95)):
        yield _row(f"{figure} {name}", len(times), value, limit)


def _row(figure: str, count: int, value: float, limit: float) -> dict[str, object]:
    line: dict[str, object] = {"bench": "calendar", "figure": figure, "n": count, "value": round(value, 3)}
    return line | {"unit": "ms", "limit": limit, "ratio": round(value / limit, 3)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    for row in figures():
        if arguments.json:
            print(json.dumps(row), flush=True)
        else:
            print(f"{row['figure']:<40} {row['value']:>9} {row['unit']}  (limit {row['limit']})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
