"""From a keystroke to the page seen anew, and how long the window is deaf meanwhile (longest sample)."""

import argparse
import json
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.documents import plan_pdf
from desktop.plan.plan import Plan
from desktop.plan.text import text
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.preview import Preview

EDITS = 40
LIMIT_MS = 150


def longest() -> Plan:
    """The sample that fills most pages."""
    return max(map(sample.read, sample.NAMES), key=lambda plan: plan_pdf.compose(plan).pages)


class Painted(QObject):
    """Leaves the loop when the pages were swapped and then painted."""

    def __init__(self, preview: Preview, loop: QEventLoop) -> None:
        super().__init__()
        self._loop, self._swapped = loop, False
        preview.refreshed.connect(self._on_swap)
        preview.view.viewport().installEventFilter(self)

    def _on_swap(self) -> None:
        self._swapped = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._swapped and event.type() == QEvent.Type.Paint:
            self._swapped = False
            QTimer.singleShot(0, self._loop.quit)
        return False


class Stalls(QObject):
    """The gaps between the ticks of a 1 ms timer: how long the loop heard nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self.gaps.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def measure() -> dict[str, tuple[int, float, str]]:
    """Figure -> (samples, value, unit)."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, "light")
    session, loop = Session(longest()), QEventLoop()
    preview = Preview(session)
    preview.resize(560, 900)
    painted = Painted(preview, loop)
    preview.show()
    loop.exec()
    stalls, waits = Stalls(), []
    for number in range(EDITS):
        began = time.perf_counter()
        session.put("Lời kết", replace(session.plan, closing=text(f"Lời kết thứ {number}.")), merge="closing")
        loop.exec()
        waits.append((time.perf_counter() - began) * 1000)
    painted.deleteLater()
    cuts = statistics.quantiles(waits, n=20)
    return {
        "keystroke to page p50": (EDITS, statistics.median(waits), "ms"),
        "keystroke to page p95": (EDITS, cuts[18], "ms"),
        "window deaf p99": (len(stalls.gaps), statistics.quantiles(stalls.gaps, n=100)[98], "ms"),
        "window deaf longest": (len(stalls.gaps), max(stalls.gaps), "ms"),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON line a figure")
    asked = parser.parse_args()
    figures = measure()
    for figure, (count, value, unit) in figures.items():
        line = {"bench": "preview", "figure": figure, "n": count, "value": round(value, 1), "unit": unit}
        plain = f"{figure}: {value:.1f} {unit} (n={count})"
        print(json.dumps(line, ensure_ascii=False) if asked.json else plain)
    return int(figures["keystroke to page p95"][1] > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
