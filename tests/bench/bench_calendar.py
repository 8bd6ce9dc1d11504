"""The calendar: a phrase read, a month of 1,000 items turned to, its frames, 10,000 activities, its files.

The window's figures are taken at scale 1 and 2, in a process each, for Qt takes its scale once.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from conflict_case import conflicts, store
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget

from desktop.documents import calendar_pdf, ics
from desktop.documents.archive import HANOI
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Unit
from desktop.plan.workdays import calendar
from desktop.readers import sample
from desktop.ui import theme
from desktop.ui.calendar.canvas import Canvas
from desktop.ui.main_window import MainWindow

PHRASES = Path(__file__).resolve().parents[1] / "plan" / "time_phrases.tsv"
ITEMS, MONTHS, ROUNDS, ACTIVITIES = 1_000, 6, 24, 10_000
SIZE, SCALES = (1700, 940), (1, 2)
LIMITS_MS = {
    "phrase read": 0.2,
    "month of 1,000 turned to": 100,
    "frame while dragged": 16,
    "frame while pointed at": 16,
    "frame after a key": 16,
    "conflicts after one edit": 50,
    "calendar opened over 10,000": 300,
    "month turned over 10,000": 100,
    "window stopped": 50,
    "ics of a plan": 100,
    "lich.pdf of a plan": 500,
}
PEER = "QCalendarWidget"
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
    if not PHRASES.exists():
        raise SystemExit(f"there are no phrases to read: {PHRASES}")
    lines = PHRASES.read_text("utf-8").splitlines()[1:]
    phrases = [line.split("\t")[0] for line in lines if line[:1] not in ("", "#")]
    read = phrase.parse.__wrapped__
    for words in phrases[:40]:
        read(words, year=2026)
    return [took(lambda words=words: read(words, year=2026)) for words in phrases]


def shown(widget: Canvas | QCalendarWidget) -> None:
    """On the screen, its first frame painted."""
    widget.resize(*SIZE)
    widget.show()
    settle(100)


def settle(milliseconds: int) -> None:
    """The window's own loop, as while the worker reads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def painted(act: Callable[[], object]) -> float:
    """ms from an act to its painted frame."""
    return took(lambda: (act(), QApplication.processEvents()))


def turning(canvas: Canvas) -> list[float]:
    """ms from the wish to the painted month."""
    rounds = range(ROUNDS + MONTHS)
    return [painted(lambda n=n: canvas.show_view("month", date(2026, 1 + n % MONTHS, 1))) for n in rounds][2:]


def turning_peer() -> list[float]:
    """The same of Qt's own calendar, which shows bare days."""
    widget = QCalendarWidget()
    shown(widget)
    return [painted(lambda n=n: widget.setCurrentPage(2026, 1 + n % MONTHS)) for n in range(ROUNDS + MONTHS)][
        2:
    ]


def _pointer(canvas: Canvas, held: bool) -> list[float]:
    """ms of each frame while the pointer goes over the month, with a chip in the hand or without."""
    spot = next(spot for spot in canvas.stage().drawing.spots if spot.kind == "entry")
    view = canvas.viewport()
    at = QPoint(int(spot.x + spot.width / 2), int(spot.y + spot.height / 2))

    def send(kind: QEvent.Type, where: QPoint) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        place, far = QPointF(where), QPointF(view.mapToGlobal(where))
        down = left if held else none
        event = QMouseEvent(kind, place, far, button, down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    def step(n: int) -> None:
        wide, high = view.width() - at.x() - 20, view.height() - at.y() - 20
        send(QEvent.Type.MouseMove, at + QPoint(n * 9 % wide, n * 5 % high))

    if held:
        canvas.preview = lambda _key, days: f"dời {days} ngày"
        send(QEvent.Type.MouseButtonPress, at)
    times = [painted(lambda n=n: step(n)) for n in range(120)][3:]
    if held:
        send(QEvent.Type.MouseButtonRelease, at)
    return times


def typing(canvas: Canvas) -> list[float]:
    """ms of each frame while the arrows go from day to day in the month, and from chip to chip."""
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Up)
    canvas.show_view("month", date(2026, 1, 14))
    canvas.setFocus()
    settle(100)

    def press(n: int) -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, keys[n % len(keys)], Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, key)

    return [painted(lambda n=n: press(n)) for n in range(80)][3:]


def whole_window(folder: Path) -> dict[str, list[float]]:
    """A store of 10,000 activities in the window: the calendar opened, turned, how long it stood still."""
    store(folder, ACTIVITIES)
    window = MainWindow(folder)
    window.resize(*SIZE)
    window.show()
    window.warm_up()
    settle(4_000)  # what is loaded at first, and the reminders
    gaps = _Gaps()
    opened = [painted(lambda: window.go("calendar"))]
    settle(2_000)
    page = window.planning.page
    turned = [painted(lambda n=n: page.turn(-1 if n % 8 < 4 else 1)) for n in range(ROUNDS)]
    settle(500)
    gaps.found.clear()
    window.go("plans")
    settle(3_000)  # what was changed is read again
    stopped = gaps.found
    window.close()
    return {
        "calendar opened over 10,000": opened,
        "month turned over 10,000": turned,
        "window stopped": stopped,
    }


class _Gaps:
    """How long the event loop stood still, by a clock that ticks each 5 ms."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._last = time.perf_counter()
        self._clock = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.found.append(max(0.0, (now - self._last) * 1000 - 5))
        self._last = now


def files() -> dict[str, list[float]]:
    """hoat-dong.ics and lich.pdf of a sample."""
    plan = sample.read("kon-tum-2024")
    clock = datetime(2024, 5, 1, 8, tzinfo=HANOI)
    make = {
        "ics of a plan": lambda: ics.make(plan, clock),
        "lich.pdf of a plan": lambda: calendar_pdf.make(plan, clock),
    }
    return {name: [took(act) for _round in range(7)][1:] for name, act in make.items()}


def canvas_figures(scale: int) -> Iterator[dict[str, object]]:
    """What is painted, at the scale that Qt was started with."""
    theme.apply(QApplication.instance() or QApplication([]), "light")
    canvas = Canvas(today=lambda: date(2026, 1, 15))
    canvas.set_data(tuple(busy(month) for month in range(1, MONTHS + 1)), calendar())
    shown(canvas)
    peer, at = turning_peer(), f" at scale {scale}"
    yield from _said("month of 1,000 turned to", turning(canvas), at, peer)
    canvas.show_view("month", date(2026, 1, 15))
    settle(100)
    yield from _said("frame while dragged", _pointer(canvas, held=True), at)
    yield from _said("frame while pointed at", _pointer(canvas, held=False), at)
    yield from _said("frame after a key", typing(canvas), at)


def _scaled(scale: int) -> Iterator[dict[str, object]]:
    command = [sys.executable, __file__, "--json", "--scale", str(scale)]
    said = subprocess.run(command, env=os.environ | {"QT_SCALE_FACTOR": str(scale)}, stdout=subprocess.PIPE)
    if said.returncode:
        raise SystemExit(f"the frames at scale {scale} were not measured")
    yield from (json.loads(line) for line in said.stdout.splitlines())


def figures() -> Iterator[dict[str, object]]:
    yield from _said("phrase read", reading())
    for scale in SCALES:
        yield from _scaled(scale)
    theme.apply(QApplication.instance() or theme.application("bench"), "light")
    with tempfile.TemporaryDirectory() as scratch:
        times = whole_window(Path(scratch))
    clashes = conflicts(ACTIVITIES)
    for name in ("p50", "p95", "worst"):
        yield _row(f"conflicts after one edit {name}", ACTIVITIES, clashes[f"edit_{name}_ms"], 50)
    yield _row("conflicts after one edit, all told p50", ACTIVITIES, clashes["edit_and_all_p50_ms"], 50)
    for name, found in (times | files()).items():
        yield from _said(name, found)


def _said(
    figure: str, times: list[float], at: str = "", peer: list[float] | None = None
) -> Iterator[dict[str, object]]:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    middle = statistics.median(ordered)
    for name, value in (("p50", middle), ("p95", p95), ("worst", ordered[-1])):
        row = _row(f"{figure}{at} {name}", len(times), value, LIMITS_MS[figure])
        if peer and name == "p50":
            row |= {"peer": PEER, "to_peer": round(middle / statistics.median(peer), 2)}
        yield row


def _row(figure: str, count: int, value: float, limit: float) -> dict[str, object]:
    line: dict[str, object] = {"bench": "calendar", "figure": figure, "n": count, "value": round(value, 3)}
    return line | {"unit": "ms", "limit": limit, "ratio": round(value / limit, 3)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", type=int, help="only what is painted, with QT_SCALE_FACTOR set")
    arguments = parser.parse_args()
    for row in canvas_figures(arguments.scale) if arguments.scale else figures():
        if arguments.json:
            print(json.dumps(row), flush=True)
        else:
            print(f"{row['figure']:<40} {row['value']:>9} {row['unit']}  (limit {row['limit']})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
