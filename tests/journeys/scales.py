"""Every screen of the smallest window at one scale: what of it is cut; run as `scales.py FOLDER POINTS`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from driver import Hand, answer, opened, pause, play
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop import sealing
from desktop.plan.exchange import Carried, pack_all
from desktop.readers import sample
from desktop.session.backups import Keeper
from desktop.session.health import Health, State
from desktop.session.library import Library
from desktop.session.outline import outline
from desktop.ui.exchange import joining as exchange
from desktop.ui.home.row import Row
from desktop.ui.home.top_line import OneLine
from desktop.ui.places import LEAST_SIZE
from desktop.ui.trash import joining as trash

PLACES = ("plans", "calendar", "gantt", "samples", "settings", "help", "directory")
PLAN = replace(sample.read("thanh-hoa-2024"), id="thanh-hoa")
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
LOOKS = 4
SIDES = ("check", "answers", "leftovers", "versions")


def screens(hand: Hand) -> Iterator[str]:
    """Show one after the other."""
    window = hand.window
    for place in PLACES:
        window.go(place)
        yield place
    yield from kept_screens(hand)
    window.beginnings.show()
    yield "new"
    window.open_sample("thanh-hoa-2024")
    assert window.view is not None
    yield "home"
    for entry in outline(window.view.session.plan):
        window.view.go_to(entry.key)
        yield entry.key
    for side in SIDES:
        window.view.go_to(side)
        yield side


def kept_screens(hand: Hand) -> Iterator[str]:
    """Backups, deleted plans, the book, what arrives, and the ways out of damage."""
    window, keeper = hand.window, Keeper(hand.window.desk.folder)
    library = Library(window.desk.folder)
    library.save(PLAN)
    library.save(replace(PLAN, id="deleted"))
    keeper.make()
    library.remove("deleted")
    window.plans.refresh()
    window.go("backups")
    backups = window.pages["backups"]
    hand.wait(lambda: backups.list.count() > 0, "the backups")
    yield "backups"
    backups._ask_restore()
    hand.wait(backups.confirm.go.isEnabled, "the preview")
    yield "restore"
    trash.of(window).show("trash")
    bin_ = window.pages["trash"]
    hand.wait(lambda: bin_.list.count() > 0, "the deleted plans")
    yield "trash"
    bin_._ask_one()
    yield "purge"
    trash.of(window).show("history")
    yield "history"
    yield from received_screens(hand)
    for state in (State.STORE, State.GONE):
        window.backups.health = Health(state, counted=2)
        window.backups.show_rescue()
        hand.wait(lambda: bool(window.pages["rescue"].rows), "the backups")
        yield f"rescue {state}"
    window.backups.health = None
    library.keep_version(PLAN)
    library.close()
    window.backups.show_damaged(PLAN.id, PLAN.title)
    hand.wait(lambda: bool(window.pages["damaged"].rows), "the copies")
    yield "damaged"


def received_screens(hand: Hand) -> Iterator[str]:
    """What another office sent: a password, a plan that both have changed, one that is new."""
    window, folder = hand.window, hand.window.desk.folder
    theirs = replace(PLAN, title="Của cơ quan khác", archive="VT")
    data = pack_all([Carried(theirs), Carried(replace(PLAN, id="new"))])
    here = exchange.of(window)
    for name, words in (("receive", data), ("password", sealing.seal(data, "mk", cost=14))):
        letter, before = folder / f"{name}.kehoach", here.page
        letter.write_bytes(words)
        window.open_file(letter)
        hand.wait(lambda before=before: here.page not in (None, before), name)
        yield name
    here._leave()


def cut(window: QWidget) -> Iterator[str]:
    """Words with less room than they need."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty() and (fault := fault_of(widget)):
            words = getattr(widget, "text", str)() or widget.accessibleName()
            yield f"{type(widget).__name__} “{words[:50]}” {fault}"


def fault_of(widget: QWidget) -> str:
    """How much room is missing, "" when none is."""
    icon = isinstance(widget, QToolButton) and widget.toolButtonStyle() is ICON_ONLY
    wordless = isinstance(widget, QAbstractButton) and not widget.text()
    if icon or wordless or isinstance(widget, OneLine | Row):
        return ""
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        wide = 0 if widget.wordWrap() else widget.sizeHint().width()
        return missing(widget, wide, needed)
    if isinstance(widget, QPushButton | QToolButton):
        words = widget.text().replace("&", "")
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        room = widget.fontMetrics().horizontalAdvance(words) + icon + 8
        return missing(widget, room, widget.fontMetrics().height())
    if isinstance(widget, QComboBox):
        room = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 24
        return missing(widget, room, widget.fontMetrics().height() + 4)
    if isinstance(widget, QLineEdit):
        return missing(widget, 0, widget.fontMetrics().height() + 2)
    if isinstance(widget, QScrollArea) and widget.widget():
        return missing(widget.viewport(), widget.widget().width(), 0)
    return ""


def missing(widget: QWidget, wide: int, tall: int) -> str:
    if widget.width() + 1 >= wide and widget.height() + 1 >= tall:
        return ""
    return f"has {widget.width()}×{widget.height()}, needs {wide}×{tall}"


def overlapping(window: QWidget) -> Iterator[str]:
    """Neighbours in one layout that lie over each other."""
    for parent in window.findChildren(QWidget):
        layout = parent.layout() if parent.isVisible() else None
        inside = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible()] if layout else []
        placed = [w for w in inside if layout is not None and layout.indexOf(w) >= 0]
        for number, one in enumerate(placed):
            for other in placed[number + 1 :]:
                if not over(one, other).isEmpty():
                    yield f"{type(one).__name__} over {type(other).__name__} in {type(parent).__name__}"


def unseen() -> Iterator[str]:
    """A button that the keyboard is on and that nobody sees."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QPushButton) and focus.isVisible() and focus.visibleRegion().isEmpty():
        yield f"the keyboard is on “{focus.text()}”, out of sight"


def over(one: QWidget, other: QWidget) -> QRect:
    return one.geometry().intersected(other.geometry())


def faults_of(window: QWidget) -> list[str]:
    """What stays cut once the screen has come to rest; a busy machine takes a moment longer."""
    faults: list[str] = []
    for _look in range(LOOKS):
        pause(150)
        faults = sorted({*cut(window), *overlapping(window), *unseen()})
        if not faults:
            break
    return faults


def main() -> None:
    hand = opened(Path(sys.argv[1]), float(sys.argv[2]))
    hand.window.resize(*LEAST_SIZE)
    found = {}
    for screen in screens(hand):
        found[screen] = faults_of(hand.window)
    answer(
        cut={screen: faults for screen, faults in found.items() if faults},
        screens=len(found),
        size=[hand.window.width(), hand.window.height()],
        pixels=round(hand.window.fontInfo().pixelSize() * hand.window.devicePixelRatio()),
    )


if __name__ == "__main__":
    play(main)
