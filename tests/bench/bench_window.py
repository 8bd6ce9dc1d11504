"""The waits of a worker: 10,000 plans listed, a letter in the search, a plan opened, 100 activities."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from bench_start import fill
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.plan import edit
from desktop.plan.item import Activity, Item, Mark, Role, RoleKind, Timing, Unit
from desktop.plan.plan import SectionKind, blank, new_id
from desktop.plan.review import review
from desktop.plan.text import text
from desktop.readers.sample import NAMES, read
from desktop.ui import theme
from desktop.ui.main_window import MainWindow

PLANS, ROUNDS, WARM_MS = 10_000, 12, 3_000
WORDS = "ngày khoa học"
LIMITS_MS = {
    "list opened": 300,
    "letter in the search": 50,
    "plan opened": 150,
    "review of 100 activities": 50,
}


def settle(milliseconds: int) -> None:
    """The window's own loop, as while the worker reads the list."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def hundred():
    """A plan of 100 activities with a leader, coordinators and a time each."""
    plan = blank(2026)
    section = next(s for s in plan.sections if s.kind is SectionKind.ACTIVITIES)
    for number in range(100):
        lines = (
            Role(RoleKind.LEAD, (Unit(f"Phòng Quản lý Khoa học {number % 7}"),)),
            Role(RoleKind.COORDINATE, (Unit("Các phòng, đơn vị trực thuộc Sở"),), "Phối hợp"),
            Timing(text(f"Hoàn thành trước ngày {number % 27 + 1}/5/2026")),
        )
        children = tuple(Item(id=new_id(), content=line, mark=Mark.DASH) for line in lines)
        title = text(
            f"Tuyên truyền, phổ biến về Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam, đợt {number}"
        )
        item = Item(id=new_id(), content=Activity(title), mark=Mark.NUMBER, children=children)
        plan = edit.add_item(plan, section.id, number, item)
    return plan


def measure(folder: Path) -> dict[str, list[float]]:
    fill(folder, PLANS)
    times: dict[str, list[float]] = {name: [] for name in LIMITS_MS}
    window = MainWindow(folder)
    window.resize(1280, 720)
    window.show()
    window.warm_up()
    settle(WARM_MS)
    for _round in range(ROUNDS):
        times["list opened"].append(took(lambda: window.plans.refresh()))
    for end in range(1, len(WORDS) + 1):
        window.plans.search.setText(WORDS[:end])
        times["letter in the search"].append(took(window.plans.refresh))
    window.plans.search.clear()
    for name in NAMES * 3:
        plan = replace(read(name), id=new_id())
        window.desk.library.save(plan)
        times["plan opened"].append(took(lambda plan=plan: window.open_plan(plan.id)))
        window.leave_plan()
    plan = hundred()
    for number in range(ROUNDS):
        changed = edit.set_title(plan, f"Kế hoạch {number}")
        times["review of 100 activities"].append(took(lambda changed=changed: review(changed)))
    window.close()
    return times


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--json", action="store_true")
    wants_json = asked.parse_args().json
    app = theme.application("bench")
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as scratch:
        times = measure(Path(scratch))
    for name, values in times.items():
        p95 = statistics.quantiles(values[1:], n=20)[-1]
        line = {"bench": "window", "figure": f"{name} p95", "n": len(values) - 1, "value": round(p95, 1)}
        line |= {"unit": "ms", "limit": LIMITS_MS[name]}
        print(json.dumps(line) if wants_json else f"{name} p95: {p95:.1f} ms (limit {LIMITS_MS[name]})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
