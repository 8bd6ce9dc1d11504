"""Process start to first painted frame, the newest 100 of 10,000 plans, beside a bare PySide6 window (S1)."""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLANS, ROUNDS, LIMIT = 10_000, 16, 1.25

OURS = "import sys; from desktop.cli import main; main([])"
BARE = """
import os, sys, time
from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Model(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 100
    def columnCount(self, parent=None):
        return 4
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Plan {index.row()}, {index.column()}"

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, note)
        return False

def note():
    with open(os.environ["SO_KE_HOACH_PAINTED"], "w") as file:
        file.write(str(time.monotonic()))

app = QApplication([])
window = QMainWindow()
for name in ("File", "Edit", "View", "Help"):
    menu = window.menuBar().addMenu(name)
    for number in range(6):
        menu.addAction(f"{name} {number}")
bar = window.addToolBar("Tools")
for number in range(6):
    bar.addAction(f"Tool {number}")
table = QTableView()
model = Model()
table.setModel(model)
window.setCentralWidget(table)
window.resize(1440, 900)
first = First()
window.installEventFilter(first)
window.show()
app.exec()
"""


def fill(folder: Path, count: int) -> None:
    """A store of `count` plans, saved the usual way once and then copied row by row."""
    from desktop.plan.plan import new_id
    from desktop.readers import sample
    from desktop.session.library import Library

    library = Library(folder)
    library.save(sample.read("kon-tum-2024"))
    library.close()
    with closing(sqlite3.connect(library.path)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(plan)")]
        kept = dict(zip(names, connection.execute("SELECT * FROM plan").fetchone(), strict=True))
        days = (f"2026-01-{n % 28 + 1:02}T08:00:00+00:00" for n in range(count - 1))
        rows = [[*(kept | {"id": new_id(), "changed": day}).values()] for day in days]
        marks = ", ".join("?" * len(names))
        connection.executemany(f"INSERT INTO plan ({', '.join(names)}) VALUES ({marks})", rows)


def painted(code: str, folder: Path, note: Path) -> float:
    """Seconds from the start of a process to its first painted frame; the process is then ended."""
    note.unlink(missing_ok=True)
    environment = {**os.environ, "SO_KE_HOACH_PAINTED": str(note), "PYTHONPATH": str(ROOT)}
    environment["SO_KE_HOACH_DATA"] = str(folder)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users run with byte code
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment["QT_LOGGING_RULES"] = "*.warning=false"
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=folder,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.monotonic() < started + 30:
            words = note.read_text() if note.exists() else ""
            if words:
                return float(words) - started
            if process.poll() is not None:
                raise SystemExit(f"the program ended with {process.returncode} before it was painted")
            time.sleep(0.005)
        raise SystemExit("nothing was painted within 30 s")
    finally:
        process.kill()
        process.wait()


def measure(rounds: int) -> tuple[list[float], list[float]]:
    """Ours and bare, in turn; the first round warms the caches and does not count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "data", PLANS)
        note = folder / "painted"
        pairs = [
            (painted(OURS, folder / "data", note), painted(BARE, folder, note))
            for _round in range(rounds + 1)
        ]
    ours, bare = zip(*pairs[1:], strict=True)
    return list(ours), list(bare)


def main() -> int:
    """Print the figure and its ratio; 1 when it is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    ours, bare = measure(arguments.rounds)
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    figure = {
        "bench": "start",
        "figure": "painted",
        "n": PLANS,
        "value": round(statistics.median(ours) * 1000, 1),
        "unit": "ms",
        "peer": "bare PySide6 window",
        "ratio": round(ratio, 3),
    }
    if arguments.json:
        print(json.dumps(figure))
    else:
        print(f"{figure['value']} ms, {figure['ratio']} x a bare window (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main())
