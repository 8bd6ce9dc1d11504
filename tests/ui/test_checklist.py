"""The checklist of the UX bar: where each of its 44 points is held, and tests in the window for the rest."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QTextEdit,
    QWidget,
)

from desktop import i18n
from desktop.readers import sample
from desktop.session.library import Library
from desktop.session.outline import outline
from desktop.ui.home.row import Row
from desktop.ui.main_window import MainWindow
from desktop.ui.places import LEAST_SIZE

ROOT = Path(__file__).parents[2]
PLACES = ("plans", "samples", "settings", "help", "directory", "new")
SIDES = ("check", "answers", "leftovers", "versions")
PARTS = (
    *("office", "title", "opening", "section:0", "section:1", "section:2", "activities", "section:3"),
    *("section:4", "closing", "recipients", "signature", "stamps"),
)
SCREENS = (*PLACES, "home", *PARTS, *SIDES)
POINTS = """
1 ui/test_checklist everything_has_a_name_and_a_role
1 ui/wizard/test_pages every_focusable_widget_has_a_name
2 ui/test_checklist tab_reaches_everything
2 ui/test_checklist escape_loses_nothing
3 ui/wizard/test_pages tab_reaches_everything_as_it_is_read
4 ui/test_checklist the_focus_is_seen
4 ui/wizard/fields/test_scrolling a_field_that_is_gone_to_comes_into_view
5 ui/test_checklist access_keys_do_not_clash
5 ui/test_main_window every_shortcut_is_used_once
6 ui/test_checklist the_usual_keys_are_there
6 ui/printing/test_dialog escape_closes
7 ui/test_theme text_can_be_read
7 ui/test_theme edges_and_focus_can_be_seen
8 ui/home/test_words every_state_has_a_word_of_its_own
8 ui/test_checklist rows_say_their_state_in_words
9 journeys/test_scales nothing_is_cut
10 ui/test_checklist everything_can_be_hit
11 ui/test_theme watchers_hear_of_another_theme
11 ui/test_settings_page dark_is_seen_at_once_and_kept
12 journeys/test_vietnamese unikey_sends_backspaces_and_letters
13 journeys/test_vietnamese a_syllable_is_composed_before_it_is_given
13 journeys/test_vietnamese letters_already_there_are_replaced
14 ui/wizard/test_pages pasted_nfd_is_stored_as_nfc
14 plan/test_text fold_finds_without_accents
16 ui/wizard/fields/test_day every_unambiguous_form_is_read
16 ui/wizard/fields/test_day a_wrong_day_is_kept_with_a_message
16 ui/wizard/fields/test_day the_calendar_begins_on_monday
17 ui/wizard/fields/test_number thousands_are_parted_by_dots
18 ui/test_checklist the_wheel_changes_nothing_without_the_focus
18 ui/wizard/test_pages the_wheel_changes_nothing
19 journeys/test_rebuild it_takes_no_more_keys_than_it_did
19 ui/test_main_window a_new_plan_takes_the_office_of_the_last
20 ui/wizard/fields/test_field a_required_field_says_so_in_words
21 ui/wizard/test_unread going_on_sums_up_what_is_wrong_once
21 ui/wizard/test_unread the_summary_leads_into_a_row
22 ui/test_checklist every_fault_of_the_world_says_what_to_do
23 ui/test_checklist a_box_asks_only_what_cannot_wait
23 ui/test_main_window closing_without_saving_is_asked
24 journeys/test_random_walk undo_to_the_start_and_redo_to_the_end
24 ui/test_checklist every_step_has_a_name
24 ui/test_main_window undo_of_the_window_is_the_plans
25 session/test_saver due_two_seconds_after_the_last_key_five_after_the_first
25 journeys/test_kills at_most_five_seconds_of_typing_are_lost
26 journeys/test_kills the_same_page_and_field_come_back
26 ui/test_main_window after_a_crash_the_work_goes_on_where_it_was
27 ui/versions/test_page the_list_tells_when_who_and_why_newest_first
27 ui/versions/test_page restoring_is_one_step_and_keeps_what_was_before
29 plan/test_renew kon_tum_2024_in_2027_leaves_nothing_unnoticed
29 plan/test_renew number_day_marks_and_waivers_are_cleared
30 journeys/test_rebuild the_plan_is_the_sample_again
30 journeys/test_rebuild it_takes_no_more_keys_than_it_did
31 ui/home/test_plan_view continue_walks_through_every_part_and_ends_at_home
32 ui/printing/test_dialog the_very_bytes_open_in_the_viewer
33 ui/printing/test_order printer_and_sides_are_remembered
34 samples/test_facts the_pdf_says_every_word_of_the_records_in_order
34 samples/test_facts the_pdf_is_nfc
35 ui/exporting/test_dialog stopping_leaves_nothing
35 ui/printing/test_dialog stop_ends_within_a_second
36 ui/wizard/test_slices work_is_done_little_by_little_until_all_is_done
38 ui/test_help_page every_topic_has_a_page
38 ui/test_help_page the_help_is_found_without_accents
39 ui/home/test_plans_page an_empty_store_shows_how_to_start
39 ui/test_main_window an_empty_store_offers_a_first_plan_and_the_samples
40 ui/wizard/fields/test_table a_pasted_block_makes_room
40 ui/wizard/fields/test_table a_spreadsheets_block_is_read
42 ui/test_places a_window_always_lies_on_the_screen
42 ui/test_places the_window_comes_back_where_it_stood
43 ui/test_checklist one_word_for_one_thing
"""
"""Point, file and test; a point stands on every test of its own."""
ELSEWHERE = {
    15: "the lists are sorted by time, not by words; the directory keeps the worker's order",
    28: "the list of plans is the list of recent plans",
    37: "a bench: `python packaging/dev.py bench start`",
    41: "the calendar and the chart come later",
    44: "signing comes later",
}


def test_every_point_is_held_by_a_test_or_a_reason() -> None:
    held = [line.split() for line in POINTS.strip().split("\n")]
    assert sorted({int(point) for point, _file, _test in held} | set(ELSEWHERE)) == list(range(1, 45))
    missing = []
    for _point, file, test in held:
        path = ROOT / "tests" / f"{file}.py"
        if not (path.exists() and re.search(rf"def test_{test}\(", path.read_text("utf-8"))):
            missing.append(f"{file}: {test}")
    assert missing == []


# --- the window, screen after screen ---------------------------------------------------------------------


class Flashes(QObject):
    """Notes every window that shows itself beside the one asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [] if isinstance(watched, QMainWindow) else [type(watched).__name__]
        return False


@pytest.fixture
def window(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    yield from opened(qtbot, tmp_path)


def opened(qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    """The smallest window, a real plan in the store."""
    library = Library(tmp_path)
    library.save(sample.read("kon-tum-2024"))
    library.close()
    made = MainWindow(tmp_path)
    made.resize(*LEAST_SIZE)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.desk.close(0.5)
    if made.view:
        made.view.close_view()
    made.hide()
    made.deleteLater()


def show(window: MainWindow, screen: str) -> None:
    """Go to a place, to the plan's home, to a part or to a page beside the paper."""
    if screen == "new":
        window.beginnings.show()
    elif screen in PLACES:
        window.go(screen)
    else:
        window.open_plan(sample.read("kon-tum-2024").id)
        assert window.view is not None
        sections = [
            entry.key for entry in outline(window.view.session.plan) if entry.key.startswith("section")
        ]
        key = sections[int(screen[-1])] if screen.startswith("section") else screen
        window.view.go_home() if screen == "home" else window.view.go_to(key)
    QTest.qWait(80)


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window at each screen in turn."""
    show(window, str(request.param))
    return window


def seen(window: MainWindow, *kinds: type) -> list[QWidget]:
    """What can be seen of these kinds."""
    return [w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, kinds or QWidget)]


def stops(window: MainWindow) -> list[QWidget]:
    """Where Tab should stop; among buttons that exclude each other the arrow keys go on."""
    tab = Qt.FocusPolicy.TabFocus.value
    found = [w for w in seen(window) if w.focusPolicy().value & tab and w.isEnabled() and not w.focusProxy()]
    return [w for w in found if not (isinstance(w, QAbstractButton) and w.autoExclusive())]


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def test_everything_has_a_name_and_a_role(screen: MainWindow) -> None:
    faults = []
    buttons = (b for b in seen(screen, QAbstractButton) if not isinstance(b.parentWidget(), QLineEdit))
    for widget in (*stops(screen), *buttons):
        said = QAccessible.queryAccessibleInterface(widget)
        name, role = said.text(QAccessible.Text.Name).strip(), said.role()
        painted = widget.metaObject().className() == "PagesView"  # read it as words: “Answers at a glance”
        if not name or (role in (QAccessible.Role.NoRole, QAccessible.Role.Client) and not painted):
            faults.append((called(widget), name, role))
    assert faults == []


def test_tab_reaches_everything(screen: MainWindow) -> None:
    wanted, met = stops(screen), set[QWidget]()
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(wanted) + 20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not None, "the focus is lost"
        met.add(QApplication.focusWidget())
        if met.issuperset(wanted):
            break
    assert [called(widget) for widget in wanted if widget not in met] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_access_keys_do_not_clash(qtbot, tmp_path: Path, language: str) -> None:
    i18n.set_language(language)
    for screen in opened(qtbot, tmp_path):
        for name in SCREENS:
            show(screen, name)
            assert (name, clashes(screen)) == (name, [])


def clashes(screen: MainWindow) -> list[str]:
    """Letters that two things on the screen answer to."""
    titles = [action.text() for action in screen.menuBar().actions()]
    words = [*titles, *(b.text() for b in seen(screen, QAbstractButton) if not isinstance(b, Row))]
    keys = [
        found[1].lower() for word in words if (found := re.search(r"(?<!&)&(\w)", word.replace("&&", "")))
    ]
    return sorted(
        {word for word in words for key in keys if f"&{key}" in word.lower() and keys.count(key) > 1}
    )


def test_the_focus_is_seen(screen: MainWindow, qtbot) -> None:
    unseen = []
    for widget in stops(screen)[:40]:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = picture(screen, widget)
        widget.clearFocus()
        if changed(with_focus, picture(screen, widget)) < 30:
            unseen.append(called(widget))
    assert unseen == []


def picture(window: MainWindow, widget: QWidget) -> QImage:
    """The widget and a little around it."""
    QApplication.processEvents()
    return widget.grab().toImage()


def changed(one: QImage, other: QImage) -> int:
    """How many pixels differ clearly."""
    if one.size() != other.size():
        return 10**6
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    other_than = (at for at in points if one.pixel(*at) != other.pixel(*at))
    return sum(far(one.pixelColor(*at), other.pixelColor(*at)) for at in other_than)


def far(one: QColor, other: QColor) -> bool:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05) >= 1.5


def luminance(colour: QColor) -> float:
    parts = (part / 255 for part in colour.getRgb()[:3])
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_everything_can_be_hit(qtbot, screen: MainWindow) -> None:
    def none_is_small() -> None:
        targets = seen(screen, QAbstractButton, QComboBox, QLineEdit)
        own = [t for t in targets if not isinstance(t.parentWidget(), QLineEdit) and t.accessibleName() != ""]
        small = [(called(t), t.width(), t.height()) for t in own if min(t.width(), t.height()) < 24]
        assert small == []

    qtbot.waitUntil(none_is_small, timeout=3000)  # a busy machine lays out later


def test_the_wheel_changes_nothing_without_the_focus(screen: MainWindow) -> None:
    at, turn = QPointF(5, 5), QPoint(0, -120)
    for box in seen(screen, QComboBox, QAbstractSpinBox):
        screen.setFocus()
        before = box.currentText() if isinstance(box, QComboBox) else box.text()
        wheel = QWheelEvent(
            at, at, turn, turn, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, wheel)
        assert (box.currentText() if isinstance(box, QComboBox) else box.text()) == before


def test_no_other_window_flashes(window: MainWindow, qapp: QApplication) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        for name in SCREENS:
            show(window, name)
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.mark.parametrize("name", PARTS)
def test_escape_loses_nothing(window: MainWindow, typing, name: str) -> None:
    show(window, name)
    assert window.view is not None
    for field in seen(window, QLineEdit, QTextEdit)[:6]:
        if not field.isReadOnly() and window.view.page is not None and window.view.page.isAncestorOf(field):
            typing(field, " x")
            plan = window.view.session.plan
            QTest.keyClick(field, Qt.Key.Key_Escape)
            assert window.view is not None and window.isVisible()
            assert window.view.session.plan == plan


def test_rows_say_their_state_in_words(window: MainWindow) -> None:
    show(window, "home")
    rows = [row for row in seen(window, Row) if row.state()]
    assert len(rows) >= 10
    assert all(row.state() in row.accessibleName() for row in rows)


def test_the_usual_keys_are_there(window: MainWindow) -> None:
    keys = {key.toString() for action in window.menus._named.values() for key in action.shortcuts()}
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+P", "Ctrl+F", "Ctrl+Z", "Ctrl+Y", "F1", "Ctrl+Q"} <= keys


def test_every_step_has_a_name(window: MainWindow, typing) -> None:
    for name in PARTS:
        show(window, name)
        assert window.view is not None and window.view.page is not None
        session = window.view.session
        for field in seen(window, QLineEdit, QTextEdit)[:4]:
            if window.view.page.isAncestorOf(field) and not field.isReadOnly():
                before = session.plan
                typing(field, "1")
                assert session.plan == before or session.undo_label.strip()
                assert session.plan == before or session.undo_label in window.menus["undo"].text().replace(
                    "&&", "&"
                )


# --- words and code -------------------------------------------------------------------------------------


def test_a_box_asks_only_what_cannot_wait() -> None:
    asking = [
        path.name for path in (ROOT / "desktop").rglob("*.py") if "QMessageBox(" in path.read_text("utf-8")
    ]
    short = re.compile(r"QMessageBox\.(?:warning|question|information|critical|about)\b")
    quick = [path.name for path in (ROOT / "desktop").rglob("*.py") if short.search(path.read_text("utf-8"))]
    assert (sorted(asking), quick) == (["asking.py", "refusing.py"], [])


def test_every_fault_of_the_world_says_what_to_do() -> None:
    import ast

    bare = []
    for path in (ROOT / "desktop").rglob("*.py"):
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        for call in calls:
            if getattr(call.func, "id", "") == "KnownError":
                told = len(call.args) + len(call.keywords)
                named = {keyword.arg for keyword in call.keywords}
                if not (told >= 3 or "do" in named or any(isinstance(a, ast.Starred) for a in call.args)):
                    bare.append(f"{path.name}:{call.lineno}")
    assert bare == []


def test_one_word_for_one_thing() -> None:
    from desktop import paths

    catalogue = (paths.resources() / "locale/vi/LC_MESSAGES/so-ke-hoach.po").read_text("utf-8")
    said = " ".join(re.findall(r'^msgstr(?:\[\d\])? "(.*)"', catalogue, re.M)).lower()
    banned = ("click", "file ", "save", "export", "preview", "undo", "thiết lập", "lưu trữ dữ liệu", "in ấn")
    assert i18n.LANGUAGES[0] == "vi"
    assert [word for word in banned if re.search(rf"\b{word}\b", said)] == []
