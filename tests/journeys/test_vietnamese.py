"""Vietnamese as Unikey and input methods send it, and words pasted from Word, in every kind of field."""

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTextEdit, QWidget

from desktop.plan.item import Unit
from desktop.plan.text import clean
from desktop.ui.home.plans_page import PlansPage
from desktop.ui.wizard.fields.amount import AmountField
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField, NamesField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.table import TableField
from desktop.ui.wizard.fields.units import UnitsField
from desktop.ui.wizard.fields.when import WhenField

SYLLABLES = (
    "Nguyễn Ủy ban được Kế hoạch nghị quyết thưởng trường huyện khuyến khích hưởng ứng"
    " đổi mới sáng tạo chuyển giao Quảng Ngãi Đắk Nông Thừa Thiên Huế Phú Thọ quyển thuở khuỷu"
    " nghiêng ngoằn ngoèo ướt rượu hoà thuỷ quý giữa gìn gì"
)
WORDS = SYLLABLES.split()
FIELDS: dict[str, Callable[[], Field]] = {
    "line": lambda: LineField("x", "Line"),
    "suggested": lambda: LineField("x", "Line", suggestions=("Kon Tum",)),
    "lines": lambda: LinesField("x", "Lines"),
    "one-line": lambda: LinesField("x", "Lines", breaks=False),
    "names": lambda: NamesField("x", "Names"),
    "prose": lambda: ProseField("x", "Prose"),
    "when": lambda: WhenField("x", "Time"),
    "units": lambda: UnitsField("x", "Units"),
    "day": lambda: DayField("x", "Day"),
    "number": lambda: NumberField("x", "Number"),
    "amount": lambda: AmountField("x", "Amount"),
}
WRITTEN = tuple(name for name in FIELDS if name not in ("day", "number", "amount"))
Made = Callable[[str], tuple[Field, QWidget]]


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    """What was copied goes before the program does."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def made(qtbot) -> Made:
    """made("line"): a field in a window, and the widget that is typed in."""

    kept: list[QMainWindow] = []

    def make(kind: str) -> tuple[Field, QWidget]:
        field, window = FIELDS[kind](), QMainWindow()
        kept.append(window)
        window.setCentralWidget(field)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        field.go_to()
        return field, field.focus_control()

    return make


def words_in(widget: QWidget) -> str:
    assert isinstance(widget, QLineEdit | QTextEdit)
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def key(widget: QWidget, code: int, letter: str = "") -> None:
    """One key pressed and let go, as Windows reports what Unikey sends (VK_BACK, VK_PACKET)."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))


def unikey(widget: QWidget, word: str) -> None:
    """The bare letters first, then for every mark Backspaces to the letter and the rest again."""
    bare = [bare_letter(letter) for letter in word]
    for letter in bare:
        key(widget, ord(letter.upper()), letter)
    for at, letter in enumerate(word):
        if letter != bare[at]:
            bare[at] = letter
            for _ in range(len(word) - at):
                key(widget, Qt.Key.Key_Backspace, "\b")
            for again in bare[at:]:
                key(widget, 0, again)


def bare_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
    return plain[0]


def compose(widget: QWidget, word: str) -> None:
    """The syllable grows underlined, then it is given."""
    for end in range(1, len(word) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(word[:end], []))
    give(widget, word)


def give(widget: QWidget, word: str, back: int = 0) -> None:
    """Give letters for the `back` letters before the cursor."""
    event = QInputMethodEvent()
    event.setCommitString(word, -back, back)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("kind", WRITTEN)
def test_unikey_sends_backspaces_and_letters(made: Made, kind: str) -> None:
    field, widget = made(kind)
    for number, word in enumerate(WORDS):
        if number:
            key(widget, Qt.Key.Key_Space, " ")
        unikey(widget, word)
    assert words_in(widget) == " ".join(WORDS)
    assert unicodedata.normalize("NFC", words_in(widget)) in repr(field.value())


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_syllable_is_composed_before_it_is_given(made: Made, kind: str) -> None:
    field, widget = made(kind)
    told: list[object] = []
    field.edited.connect(told.append)
    for word in ("Nguyễn ", "được ", "khuỷu"):
        compose(widget, word)
    assert words_in(widget) == "Nguyễn được khuỷu" and "Nguyễn được khuỷu" in repr(field.value())
    assert told[-1] == field.value()


@pytest.mark.parametrize("kind", WRITTEN)
def test_letters_already_there_are_replaced(made: Made, kind: str) -> None:
    field, widget = made(kind)
    for letters, back in (("Nguye", 0), ("yê", 2), ("yễ", 2), ("n duo", 0), ("đươ", 3), ("ợc", 1)):
        give(widget, letters, back)
    assert words_in(widget) == "Nguyễn được" and "Nguyễn được" in repr(field.value())


def test_a_cell_of_a_table_takes_unikey(qtbot) -> None:
    field = TableField("x", "Table")
    qtbot.addWidget(field)
    field.show()
    field.show_value((("", ""), (("", ""),)))
    field.grid.setCurrentCell(1, 0)
    field.grid.editItem(field.grid.item(1, 0))
    editor = field.grid.findChild(QLineEdit)
    unikey(editor, "Nguyễn")
    key(editor, Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: field.value()[1][0][0] == "Nguyễn")


def test_the_search_takes_unikey(qtbot) -> None:
    asked: list[str] = []
    page = PlansPage(lambda words, _limit: asked.append(words) or ())
    qtbot.addWidget(page)
    page.show()
    box = page.findChild(QLineEdit)
    unikey(box, "Nguyễn")
    qtbot.waitUntil(lambda: asked[-1:] == ["Nguyễn"])
    assert box.text() == "Nguyễn"


# --- what is pasted ------------------------------------------------------------------------------------

PASTED = {
    "quotes of Word": "“Khoa học” ‘và’ công nghệ – đổi mới… \u00a0sáng tạo",
    "NFD": unicodedata.normalize("NFD", "Sở Khoa học và Công nghệ tỉnh Đắk Nông"),
    "a table": "STT\tNội dung\tThời gian\r\n1\tTreo băng rôn\ttrước 10/5\r\n",
    "10,000 letters": "Kế hoạch " * 1111,
    "control characters": "a\x00b\x07c\x1b\u200bd\u202ee\ufefff\u2028g\x7fh",
    "markup": "<b>KH&amp;CN</b> & <script>",
}


def paste(widget: QWidget, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    data.setHtml(f"<b><table><tr><td>{len(words)}</td></tr></table></b>")
    QGuiApplication.clipboard().setMimeData(data)
    control = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, control, "\x16"))


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("what", PASTED)
def test_what_is_pasted_is_clean_and_whole(made: Made, kind: str, what: str) -> None:
    field, widget = made(kind)
    paste(widget, PASTED[what])
    held = words_in(widget) if kind in ("day", "number", "amount") else said(field.value())
    assert "".join(held.split()) == "".join(clean(PASTED[what]).split())
    assert clean(held) == held and unicodedata.is_normalized("NFC", held)


def said(value: object) -> str:
    """The words of a value."""
    if isinstance(value, tuple):
        return "\n".join(part.name if isinstance(part, Unit) else str(part) for part in value)
    return str(getattr(value, "plain", value))


@pytest.mark.parametrize("what", [what for what in PASTED if what != "a table"])
def test_what_is_pasted_into_a_table_is_clean(qtbot, what: str) -> None:
    field = TableField("x", "Table")
    qtbot.addWidget(field)
    field.show_value((("", ""), (("", ""),)))
    field.paste(PASTED[what])
    held = " ".join(cell for row in (field.value()[0], *field.value()[1]) for cell in row)
    assert "".join(held.split()) == "".join(clean(PASTED[what]).split())


@pytest.mark.parametrize("kind", ["day", "number", "amount"])
@pytest.mark.parametrize("what", PASTED)
def test_what_is_no_value_stays_and_is_explained(made: Made, kind: str, what: str) -> None:
    field, widget = made(kind)
    paste(widget, PASTED[what])
    field.check()
    assert field.value() is None and field.error
