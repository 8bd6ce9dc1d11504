"""How long the window is deaf when a page opens, a row is chosen and a letter is typed (all five samples)."""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QTextEdit, QWidget

from desktop.plan.tree import walk
from desktop.readers import sample
from desktop.session.outline import outline
from desktop.session.session import Session
from desktop.ui import theme, wizard
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.section_page import OutlinePage

ROUNDS = 3
LETTERS = 12
SETTLED = 0.025
QUIET = 0.002
LIMITS_MS = {"open page p95": 50, "choose row p95": 30, "keystroke p95": 16}


def longest_block(act: Callable[[], object]) -> float:
    """The longest stretch (ms) in which no event is heard: the act itself, or a turn of the loop after it."""
    longest, step, end = 0.0, act, time.perf_counter() + SETTLED
    while time.perf_counter() < end:
        began = time.perf_counter()
        step()
        took = time.perf_counter() - began
        longest, step = max(longest, took * 1000), QApplication.processEvents
        if took > QUIET:
            end = time.perf_counter() + SETTLED
    return longest


class Desk:
    """A window like the program's, in which pages follow each other."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.window.setCentralWidget(self.stack)
        self.window.resize(760, 700)
        self.window.show()
        QApplication.processEvents()

    def open(self, key: str, session: Session) -> Page:
        """As the plan's view does it."""
        page = wizard.make(key, session)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.go_to("")
        return page

    def leave(self, page: Page) -> None:
        page.close_page()
        self.stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def opened(desk: Desk, key: str, session: Session) -> tuple[float, Page]:
    pages: list[Page] = []
    block = longest_block(lambda: pages.append(desk.open(key, session)))
    return block, pages[0]


def rows(page: OutlinePage) -> Iterator[float]:
    """The block of choosing each row of the outline."""
    owner = page.desk.owner(page.session.plan)
    for item in walk(owner.items) if owner else ():
        yield longest_block(lambda item=item: page.desk.tree.choose(item.id))


def letters(page: Page) -> Iterator[float]:
    """The block of each letter typed into the first field for words."""
    fields = [w for w in page.findChildren(QWidget) if isinstance(w, QLineEdit | QTextEdit) and w.isVisible()]
    if not fields:
        return
    fields[0].setFocus()
    for letter in "ế" * LETTERS:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        began = time.perf_counter()
        QApplication.sendEvent(fields[0], event)
        QApplication.processEvents()
        yield (time.perf_counter() - began) * 1000


def measure() -> dict[str, list[float]]:
    """What is measured -> blocks in ms."""
    app = QApplication.instance() or QApplication([])
    theme.apply(app, "light")
    desk = Desk()
    found: dict[str, list[float]] = {"open page": [], "choose row": [], "keystroke": []}
    where: list[tuple[float, str]] = []
    for _round in range(ROUNDS):
        for name in sample.NAMES:
            session = Session(sample.read(name))
            for entry in outline(session.plan):
                block, page = opened(desk, entry.key, session)
                found["open page"].append(block)
                where.append((block, f"{name} {entry.key.partition(':')[0]} {entry.mark}"))
                if isinstance(page, OutlinePage):
                    found["choose row"].extend(rows(page))
                found["keystroke"].extend(letters(page))
                desk.leave(page)
    print(*(f"{block:.0f} ms {words}" for block, words in sorted(where)[-5:]), sep="; ", file=sys.stderr)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON line a figure")
    asked = parser.parse_args()
    late = False
    for name, blocks in measure().items():
        cuts = statistics.quantiles(blocks, n=20)
        for figure, value in (("p50", cuts[9]), ("p95", cuts[18]), ("longest", max(blocks))):
            full = f"{name} {figure}"
            late = late or value > LIMITS_MS.get(full, float("inf"))
            line = {
                "bench": "form", "figure": full, "n": len(blocks), "value": round(value, 1), "unit": "ms",
            }  # fmt: skip
            plain = f"{full}: {value:.1f} ms (n={len(blocks)})"
            print(json.dumps(line, ensure_ascii=False) if asked.json else plain)
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
