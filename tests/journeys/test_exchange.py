"""Two offices, each with a window on its own store: a plan goes out, halves come back and come together."""

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop import i18n
from desktop.plan import edit
from desktop.plan.exchange import Attachment, Carried, pack_all
from desktop.plan.plan import Plan, blank
from desktop.readers import sample
from desktop.session import sending
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.ui import asking, theme
from desktop.ui.exchange import choosing, joining
from desktop.ui.exchange.page import ReceivePage
from desktop.ui.exchange.send_dialog import SendDialog
from desktop.ui.main_window import MainWindow

KON_TUM = replace(sample.read("kon-tum-2024"), id="kon-tum")
TITLE, SIGNER, ARCHIVE = "Title of the plan", "Full name of the signer", "Filed at"


class Office:
    """A window on a store, worked with the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.window = folder, MainWindow(folder)
        self.window.resize(1280, 800)
        self.window.show()
        path = Path(__file__).with_name("driver.py")
        spec = importlib.util.spec_from_file_location("journey_driver", path)
        assert spec is not None and spec.loader is not None
        driver = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(driver)
        self.hand: Any = driver.Hand(self.window)

    def front(self) -> None:
        self.window.activateWindow()
        self.hand.wait(lambda: QApplication.activeWindow() is self.window, "the window in front")

    @property
    def page(self) -> ReceivePage:
        page = self.window.pages.get(joining.RECEIVE)
        assert isinstance(page, ReceivePage)
        return page

    @property
    def at_the_page(self) -> bool:
        return self.window.stack.currentWidget() is self.window.pages.get(joining.RECEIVE)

    def plan(self, plan_id: str = KON_TUM.id) -> Plan:
        assert self.window.desk.saver.flush(5)
        library = Library(self.folder)
        try:
            return library.load(plan_id)
        finally:
            library.close()

    def write(self, part: str, field: str, words: str) -> None:
        """In the open plan: go to the part, put the words into the field in place of what is there."""
        hand = self.hand
        if self.window.view is not None and self.window.view.page is not None:
            hand.to("Parts of the plan")
            hand.press("Space")
        hand.to(part)
        hand.press("Return")
        hand.to(field)
        hand.press("Ctrl+A")
        hand.type(words)

    def open_listed(self) -> None:
        self.front()
        self.hand.press("Ctrl+L")
        self.window.plans.list.setFocus()
        self.hand.press("Return")
        assert self.window.view is not None

    def send(self) -> None:
        """By keys in the dialog: write the file, wait for the result, close."""
        self.front()

        def in_the_dialog() -> None:
            self.hand.wait(lambda: isinstance(QApplication.activeModalWidget(), SendDialog), "the dialog")
            dialog = QApplication.activeModalWidget()
            self.hand.to("Write the file")
            self.hand.press("Space")
            self.hand.wait(dialog.show_folder.isVisible, "the file")
            self.hand.press("Esc")

        QTimer.singleShot(0, in_the_dialog)
        self.window.menus["send"].trigger()

    def receive(self) -> None:
        self.front()
        self.hand.press("Ctrl+O")


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file that goes to and fro, as on a stick."""
    path = tmp_path / "Kế hoạch gửi đi.kehoach"
    monkeypatch.setattr(choosing, "target", lambda *_asked: path)
    monkeypatch.setattr(asking, "ask_open", lambda _parent: path)
    return path


@pytest.fixture
def office(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Office]]:
    """office("name", plan …) is a window on a store with those plans."""
    monkeypatch.setenv("SO_KE_HOACH_LANGUAGE", "en")
    i18n.set_language("en")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if theme.mode() != "light":
        theme.apply(app, "light")
    made: list[Office] = []

    def make(name: str, *plans: Plan) -> Office:
        library = Library(tmp_path / name)
        for plan in plans:
            library.save(plan)
        library.close()
        made.append(Office(tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        one.window.desk.close(2.0)
        if one.window.view:
            one.window.view.close_view()
        one.window.hide()
        one.window.deleteLater()
    i18n.set_language("vi")


def press(parent: QWidget, words: str) -> None:
    buttons = [
        one
        for one in parent.findChildren(QPushButton)
        if one.isVisible() and words in one.text().replace("&", "")
    ]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


@pytest.mark.usefixtures("letter")
def test_two_offices_work_on_halves_and_put_them_together(office: Callable[..., Office]) -> None:
    one, two = office("one", KON_TUM), office("two")
    one.open_listed()
    one.send()
    two.receive()
    two.hand.wait(lambda: two.window.view is not None, "the plan that arrived")
    assert two.plan() == KON_TUM and not two.at_the_page
    two.write("Title", TITLE, "Tên của đơn vị hai")
    two.write("Recipients", ARCHIVE, "VT, KHTC")
    one.front()
    one.write("Title", TITLE, "Tên của đơn vị một")
    one.write("Signer", SIGNER, "Trần Văn Bình")
    two.send()
    one.receive()
    one.hand.wait(lambda: one.at_the_page, "the page")
    assert one.window.view is None and one.page.status.text() == "1 place not yet chosen"
    one.hand.to("Take theirs" if one.hand.name().startswith("Keep") else "Keep mine, ")
    one.hand.press("Right")
    assert one.page.status.text() == ""
    one.hand.to("Take 1 plan in")
    one.hand.press("Space")
    one.hand.wait(lambda: not one.window.property(joining.OPENING), "the plan in the store")
    merged = one.plan()
    assert (merged.title, merged.archive) == ("Tên của đơn vị hai", "VT, KHTC")
    assert merged.signature.name == "Trần Văn Bình"
    assert one.window.plans.model.plan(one.window.plans.list.currentIndex()).id == KON_TUM.id
    assert "taken in" in one.window.notice.words.text() and Keeper(one.folder).kept()
    one.window.open_plan(KON_TUM.id)
    one.send()
    theirs = two.plan()
    for _time in ("taken back", "for good"):
        two.receive()
        two.hand.wait(lambda: two.at_the_page, "the page")
        two.hand.to("Take 1 plan in")
        two.hand.press("Space")
        two.hand.wait(lambda: not two.window.property(joining.OPENING), "the plan in the store")
        assert two.plan() == merged == one.plan()
        if _time == "taken back":
            two.hand.press("Ctrl+Z")
            two.hand.wait(lambda: "as it was" in two.window.notice.words.text(), "the way back")
            assert two.plan() == theirs


def test_the_mouse_takes_in_what_the_other_sent_on(office: Callable[..., Office], letter: Path) -> None:
    one = office("one", KON_TUM)
    there = Library(one.folder.parent / "there")
    there.save(KON_TUM)
    sending.parcel(there, [KON_TUM.id])
    there.save(edit.set_archive(KON_TUM, "VT"), 1)
    data = sending.parcel(there, [KON_TUM.id], attachments=[Attachment("a.pdf", b"%PDF")])
    there.close()
    letter.write_bytes(data)
    one.front()
    press(one.window.plans, "Open a .kehoach")
    one.hand.wait(lambda: one.at_the_page, "the page")
    press(one.page, "Take 1 plan in")
    one.hand.wait(lambda: one.plan().archive == "VT", "the plan in the store")
    one.hand.wait(lambda: one.window.stack.currentWidget() is one.window.plans, "the list")
    press(one.window.notice, "Undo")
    one.hand.wait(lambda: one.plan() == KON_TUM, "the way back")


def test_a_sealed_file_asks_its_password(office: Callable[..., Office], letter: Path) -> None:
    from desktop import sealing

    one = office("one", KON_TUM)
    data = pack_all([Carried(replace(blank(2026), id="mới", title="Kín"))])
    letter.write_bytes(sealing.seal(data, "mật khẩu", cost=14))
    one.receive()
    one.hand.wait(lambda: one.at_the_page, "the page")
    one.hand.wait(one.page.unlocking.password.hasFocus, "the cursor")
    one.hand.type("sai")
    one.hand.press("Return")
    one.hand.wait(one.page.unlocking.wrong.isVisible, "what was wrong")
    one.hand.press("Ctrl+A")
    one.hand.type("mật khẩu")
    one.hand.press("Return")
    one.hand.wait(one.page.go.isVisible, "the plan")
    one.hand.to("Take 1 plan in")
    one.hand.press("Space")
    one.hand.wait(lambda: not one.window.property(joining.OPENING), "the list")
    assert one.plan("mới").title == "Kín"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 not a plan", b"SKHSEAL1" + bytes(80), bytes(30_000_000)],
    ids=["empty", "torn", "sealed", "large"],
)
def test_a_file_that_is_no_plan_says_so_and_changes_nothing(
    office: Callable[..., Office], letter: Path, data: bytes
) -> None:
    one = office("one", KON_TUM)
    letter.write_bytes(data)
    one.receive()
    one.hand.wait(lambda: not one.window.property(joining.OPENING) or one.at_the_page, "an answer")
    if one.at_the_page:  # it says that it is sealed
        one.hand.type("x")
        one.hand.press("Return")
        one.hand.wait(lambda: not one.window.property(joining.OPENING), "an answer")
    assert "is damaged or is not a plan" in one.window.banner.words.text()
    assert one.window.stack.currentWidget() is one.window.plans and one.plan() == KON_TUM


def test_what_is_left_out_leaves_the_open_plan_as_it_was(office: Callable[..., Office], letter: Path) -> None:
    one = office("one", KON_TUM)
    letter.write_bytes(pack_all([Carried(replace(KON_TUM, title="Khác")), Carried(replace(KON_TUM, id="x"))]))
    one.open_listed()
    one.write("Title", TITLE, "Đang soạn dở")
    one.receive()
    one.hand.wait(lambda: one.at_the_page, "the page")
    one.hand.press("Esc")
    assert one.window.stack.currentWidget() is one.window.plans and not one.window.property(joining.OPENING)
    assert one.plan().title == "Đang soạn dở" and one.window.plans.model.rowCount() == 1
