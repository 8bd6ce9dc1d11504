"""A worker at the keyboard, in a process of its own: fills a blank plan, or comes back after a crash.

Run as `driver.py fill FOLDER` or `driver.py reopen FOLDER OUT`; answers with JSON lines. Keys only.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SO_KE_HOACH_LANGUAGE", "en")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from desktop.documents import FORMATS
from desktop.plan import codec
from desktop.plan.plan import Plan
from desktop.ui import theme
from desktop.ui.exporting import ExportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Looks
from desktop.ui.wizard.tab_order import reading_order

LINES = {
    "office": ("UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Quảng Ngãi"),
    "title": ("Tổ chức các hoạt động chào mừng Ngày KH&CN <b>", "Ngày Khoa học và Công nghệ Việt Nam"),
    "conclusion": "Sở Khoa học và Công nghệ xây dựng Kế hoạch, cụ thể như sau:",
    "aim": "Tôn vinh đội ngũ cán bộ khoa học và công nghệ của tỉnh.",
    "theme": "Khoa học, công nghệ và đổi mới sáng tạo - động lực phát triển bền vững",
    "activity": "Treo băng rôn tại trụ sở Sở Khoa học và Công nghệ.",
    "lead": "Văn phòng Sở",
    "when": "Hoàn thành trước ngày 10/5/2027",
    "cost": "Từ nguồn ngân sách nhà nước giao cho Sở năm 2027",
    "duty": "Phòng Kế hoạch - Tài chính",
    "closing": "Trên đây là Kế hoạch của Sở Khoa học và Công nghệ",
    "recipient": "UBND tỉnh",
    "signer": "Nguyễn Văn An",
}


class Hand:
    """Presses keys on whatever has the focus, and looks where the focus goes."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.app = QApplication.instance()
        self.keys = self.typed = self.pasted = self.clicks = 0

    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def press(self, *combinations: str) -> None:
        for combination in combinations:
            stroke = QKeySequence(combination)[0]
            QTest.keyClick(self.focus(), stroke.key(), stroke.keyboardModifiers())
            pause(1)
            self.keys += 1

    def type(self, words: str) -> None:
        for letter in words:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(self.focus(), event)
            self.typed += 1

    def paste(self, words: str) -> None:
        """Put the words where they were copied from another program, and press Ctrl+V."""
        QGuiApplication.clipboard().setText(words)
        self.press("Ctrl+V")
        self.pasted += len(words)

    def name(self) -> str:
        """What a screen reader says of the focus."""
        widget = self.focus()
        own = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        return own.replace("&", "")

    def to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the thing of this name has the focus."""
        seen: list[str] = []
        while not self.name().startswith(name):
            seen.append(self.name())
            assert len(seen) < 80, f"{name!r} is not reached: {seen}"
            self.press(key)

    def reach(self, widget: QWidget) -> None:
        """Press Tab, or Shift+Tab where the widget stands further up, until it has the focus."""
        stops = reading_order(self.window)
        here, there = self.focus(), widget
        up = here in stops and there in stops and stops.index(there) < stops.index(here)
        for _ in range(200):
            if QApplication.focusWidget() is widget:
                return
            self.press("Shift+Tab" if up else "Tab")
        raise AssertionError(f"{widget.accessibleName()!r} is not reached")

    def choose(self, words: str) -> None:
        """Take an entry of the open menu by the arrow keys."""
        menu = self.focus()
        assert isinstance(menu, QMenu), self.name()
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text().replace("&", "") == words:
                break
            self.press("Down")
        self.press("Return")

    def wait(self, until: Callable[[], bool], what: str) -> None:
        for _ in range(2000):
            if until():
                return
            pause(10)
        raise AssertionError(f"waited in vain for {what}")


def pause(milliseconds: int) -> None:
    """Let the window and the writer's thread work; QTest.qWait would hold Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def fail(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """An error in a slot ends the story; Qt would go on without it."""
    traceback.print_exception(error)
    os._exit(1)


def opened(folder: Path, points: float = 0) -> Hand:
    """A hand at the program's window over this data folder; `points` is the size of the system's letters."""
    sys.excepthook = fail
    app = QApplication([])
    if points:
        font = app.font()
        font.setPointSizeF(points)
        app.setFont(font)
    looks = Looks(folder)
    theme.apply(app, "light")
    window = MainWindow(folder, looks)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    pause(50)
    return Hand(window)


def main() -> None:
    verb, folder = sys.argv[1], Path(sys.argv[2])
    hand = opened(folder)
    if verb == "fill":
        fill(hand)
        sys.stdin.read()
    else:
        reopen(hand, Path(sys.argv[3]))


def answer(**what: object) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


def plan(hand: Hand) -> Plan:
    assert hand.window.view is not None
    return hand.window.view.session.plan


def fill(hand: Hand) -> None:
    """From a blank plan to a whole one, to blank again, and back."""
    hand.press("Ctrl+N")
    hand.type("blank")
    hand.press("Return")
    hand.wait(lambda: hand.window.view is not None, "the plan's parts")
    blank = plan(hand)
    hand.to("Next:")
    hand.press("Return")
    for page in PAGES:
        page(hand)
        hand.press("Alt+Right")
    whole = plan(hand)
    shown(hand)
    undone = 0
    while plan(hand) != blank:
        hand.press("Ctrl+Z")
        undone += 1
        assert undone < 2000
    while plan(hand) != whole:
        hand.press("Ctrl+Y")
    hand.press("Ctrl+Home")
    hand.to("Signer")
    hand.press("Return")
    hand.to("Full name of the signer")
    hand.wait(lambda: saved(hand), "the autosave")
    answer(plan=codec.to_json(whole), steps=undone, keys=hand.keys + hand.typed)


def office(hand: Hand) -> None:
    for name, words in zip(("Superior body", "Issuing office", "Place"), LINES["office"], strict=True):
        hand.to(name)
        hand.type(words)


def title(hand: Hand) -> None:
    for name, words in zip(("Title of the plan", "Event"), LINES["title"], strict=True):
        hand.to(name)
        hand.type(words)
    hand.to("Day of the event")
    hand.type("18/5/2027")


def opening(hand: Hand) -> None:
    hand.to("Add a document")
    hand.press("Space")
    hand.to("Number and symbol")
    hand.type("925/BKHCN-VP")
    hand.to("Then the sentence goes on")
    hand.type(str(LINES["conclusion"]))


def purpose(hand: Hand) -> None:
    hand.to("Outline")
    hand.press("Down")
    for _ in range(2):
        hand.press("Ins")
        hand.choose("Sentence or dash")
        hand.type(str(LINES["aim"]))
        hand.to("Outline", "Shift+Tab")
        hand.press("End")


def themes(hand: Hand) -> None:
    hand.to("Outline")
    for kind in ("Theme", "Slogan"):
        hand.press("Ins")
        hand.choose(kind)
        hand.type(str(LINES["theme"]))
        hand.to("Outline", "Shift+Tab")


def activities(hand: Hand) -> None:
    hand.to("Outline")
    hand.press("Ins")
    hand.choose("Activity")
    hand.type(str(LINES["activity"]))
    hand.to("Chủ trì")
    hand.type(str(LINES["lead"]))
    hand.to("Thời gian thực hiện")
    hand.type(str(LINES["when"]))


def cost(hand: Hand) -> None:
    hand.to("Outline")
    hand.press("Ins")
    hand.choose("Cost")
    hand.type(str(LINES["cost"]))


def organisation(hand: Hand) -> None:
    hand.to("Outline")
    hand.press("Ins")
    hand.choose("Duties of a unit")
    hand.type(str(LINES["duty"]))


def closing(hand: Hand) -> None:
    hand.to("Closing words")
    hand.type(str(LINES["closing"]))


def recipients(hand: Hand) -> None:
    hand.to("Add a recipient")
    hand.press("Space")
    hand.to("Recipient")
    hand.type(str(LINES["recipient"]))
    hand.to("Filed at")
    hand.press("End")
    hand.type(", VP")


def signature(hand: Hand) -> None:
    hand.to("Lines above the signature")
    hand.type("GIÁM ĐỐC")
    hand.to("Full name of the signer")
    hand.type(str(LINES["signer"]))


def overview(hand: Hand) -> None:
    """The table of all activities shows what was filled on their own page."""
    hand.to("Table of activities")


PAGES = (
    office, title, opening, purpose, themes, activities, cost, organisation, overview, closing, recipients,
    signature,
)  # fmt: skip


def shown(hand: Hand) -> None:
    """The preview shows the last words that were typed."""
    view = hand.window.view
    assert view is not None
    hand.wait(lambda: view.preview is not None, "the preview")
    hand.wait(lambda: str(LINES["signer"]) in printed(hand), "the signer on the page")


def printed(hand: Hand) -> str:
    """The words of the PDF that the preview shows."""
    shown = hand.window.findChildren(QPdfDocument)
    return " ".join(pdf.getAllText(page).text() for pdf in shown for page in range(pdf.pageCount()))


def saved(hand: Hand) -> bool:
    """What the line above the plan says."""
    return hand.window.view is not None and hand.window.view.top.saved.text().startswith("Saved")


def reopen(hand: Hand, out: Path) -> None:
    """After the crash: the same plan, page and field; then export by keys."""
    window = hand.window
    window.warm_up()
    hand.wait(lambda: window.view is not None and window.view.page is not None, "the plan that was open")
    assert window.view is not None
    place = window.view.place()
    answer(plan=codec.to_json(plan(hand)), page=place.page, field=place.field, focus=hand.name())
    window.looks.keep("export", str(out))
    QTimer.singleShot(0, lambda: export(hand, out))
    hand.press("Ctrl+E")
    answer(written=sorted(path.name for path in out.iterdir()))


def offered() -> list[QAbstractButton]:
    """The buttons that the dialog shows."""
    dialog = QApplication.activeModalWidget()
    buttons = dialog.findChildren(QAbstractButton) if dialog else []
    return [button for button in buttons if button.isVisible()]


def export(hand: Hand, out: Path) -> None:
    """In the dialog, by keys: export, wait for the result, close."""
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog), "the export dialog")
    hand.to("Export")
    hand.press("Space")
    hand.wait(
        lambda: any(button.text().replace("&", "") == "Open the folder" for button in offered()), "the result"
    )
    hand.to("Open the folder")
    assert len(list(out.iterdir())) == len(FORMATS)
    hand.press("Esc")


def play(story: Callable[[], None]) -> None:
    """Run a story to its end; Qt's threads shall not keep a failed one from ending."""
    code = 1
    try:
        story()
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    play(main)
