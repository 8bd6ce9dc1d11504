"""Whatever is typed into a field is printed as it stands, opens nothing, and is set in time (F24, F25)."""

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pikepdf
import pytest

from desktop.documents import fonts, kehoach, plan_pdf, recipients
from desktop.documents.content import missing_glyphs
from desktop.plan import edit, exchange
from desktop.plan import item as records
from desktop.plan.item import Item, Mark, Unit
from desktop.plan.plan import (
    Annex,
    Basis,
    Event,
    Issue,
    Office,
    Opening,
    Plan,
    Recipient,
    Section,
    Signature,
)  # fmt: skip
from desktop.plan.stamps import Stamps
from desktop.plan.text import Run, Text
from desktop.readers import sample

PAYLOADS = (
    "a <b c",
    "<b>đậm</b>",
    "<i>nghiêng</i><u>gạch</u>",
    "</para></font>",
    '<img src="/etc/passwd"/>',
    '<img src="file:///etc/passwd" width="9" height="9"/>',
    '<img src="http://may-chu.example/x.png"/>',
    '<img src="\\\\may-chu\\chung\\x.png"/>',
    '<img src="data:image/png;base64,AAAA"/>',
    '<a href="http://may-chu.example">x</a>',
    '<a name="x"/><link destination="x">y</link>',
    '<font color=white size=1>ẩn</font>',
    '<font color="[[].append(1) for x in [1]]">y</font>',
    "<onDraw name=x label=y/>",
    "<seq id=x/><br/><super>2</super>",
    "<!-- chú --> <![CDATA[x]]> <?xml?>",
    "R&D; KH&CN &amp; &#65; &nbsp; &lt;",
    "100% {x} {0} %s $y \\(z) \\n (a) )b(",
    "BT /F1 12 Tf (x) Tj ET endstream endobj",
    "http://may-chu.example/a?b=c#d ftp://x mailto:a@b.example",
    "=1+1 @SUM(A1) +cmd|' /C calc'!A0 -2",
    "BEGIN:VEVENT;X=1:2",
    "../../etc/passwd C:\\Windows\\x.dll CON NUL",
    "a\u202eb\u200bc\u00adx\ufeff\x00\x07y",
    "Ke\u0302\u0301 hoa\u0323ch lone \ud800",
    "việc ☑ 😀 漢字 xong",
    "'; DROP TABLE plan; -- \"x\"",
)  # fmt: skip
BAD_KEYS = {
    "/Annots",
    "/URI",
    "/Launch",
    "/JavaScript",
    "/JS",
    "/OpenAction",
    "/AA",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/AcroForm",
    "/XObject",
}
_opened: list[str] | None = None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in (
        "open",
        "os.listdir",
        "subprocess.Popen",
        "os.system",
        "urllib.Request",
    ):
        _opened.append(f"{event} {arguments[0]}")


sys.addaudithook(_listen)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Everything that is opened meanwhile."""
    global _opened
    _opened = heard = []
    try:
        yield heard
    finally:
        _opened = None


def full() -> Plan:
    """A plan with a word in every field of every record."""
    unit, some = Unit("đơn vị"), Text((Run("lời", bold=True, note="chú thích"), Run("tiếp", italic=True)))
    contents = (
        records.Prose(some), records.Heading("đề mục"), records.Activity(some, heading=True),
        records.Duty((unit, unit), some, records.DutyStyle.SENTENCE, "trước", "động từ", (unit,), "nối"),
        records.Role(records.RoleKind.LEAD, (unit, unit), "nhãn", "nối", "động từ", (unit,), some),
        records.Timing(some, "nhãn"), records.Venue("nơi", "nhãn"),
        records.People(some, "nhãn", 5, "người"), records.Paper(unit, "việc", "tên", "sau"),
        records.Quote(records.QuoteKind.SLOGAN, "khẩu hiệu", "nhãn"), records.Money(some, "nhãn", 5),
        records.Table(("cột", "cột"), (("ô", "ô"),)),
    )  # fmt: skip
    items = tuple(Item(id=f"i{n}", content=made, mark=Mark.DASH) for n, made in enumerate(contents))
    return Plan(
        id="p", title="tên", office=Office("cấp trên", "cơ quan", "nơi", "ký hiệu", False, "tên"),
        issue=Issue("số", None, None, 2026), event=Event("sự kiện"),
        opening=Opening((Basis("b", "loại", "số", date(2026, 1, 1), "nơi", "việc"),), some),
        sections=(Section(id="s", title="phần", items=items),), closing=some,
        recipients=(Recipient("r", "nơi", "để", 1, "cách"),), archive="lưu",
        signature=Signature(("chức vụ", "chức vụ"), "họ tên", "chức danh"),
        annexes=(Annex(id="x", title="phụ lục", items=(Item(id="y", content=records.Prose(some)),)),),
        stamps=Stamps(contact="liên hệ", drafter="PL"),
    )  # fmt: skip


UNPRINTED = {"id", "event", "page", "urgency", "circulation", "way", "product"}


def typed(part, words: Callable[[], str]):
    """The same value with words of ours in every printed field."""
    if type(part) is str:
        return words()
    if isinstance(part, tuple):
        return tuple(typed(piece, words) for piece in part)
    if is_dataclass(part) and not isinstance(part, type):
        named = [field.name for field in fields(part) if field.name not in UNPRINTED]
        return replace(part, **{name: typed(getattr(part, name), words) for name in named})
    return part


def everywhere(payload: str) -> tuple[Plan, list[str]]:
    """A plan with the payload in every field, each with its own number, and these words."""
    said: list[str] = []

    def words() -> str:
        said.append(f"{payload}#{len(said)}#")
        return said[-1]

    return typed(full(), words), said


def by_size(paper) -> list[str]:
    """The words of text, table, recipients and notes, each without what stands between its pages."""
    text = [found for found in paper.letters if found.base > paper.setup.top]
    sizes = sorted({found.size for found in text})
    return ["".join(found.text for found in text if found.size == size) for size in sizes]


def pressed(words: str) -> str:
    return "".join(words.split()).casefold()


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Every module and font is loaded before anything is watched."""
    for name in sample.NAMES[:1]:
        plan_pdf.make(sample.read(name))
        recipients.make(sample.read(name))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_it_is_printed_as_it_stands_in_every_field(read_paper: Callable, payload: str) -> None:
    plan, said = everywhere(payload)
    printed = pressed(" ".join(by_size(read_paper(plan))))
    for words in said:
        assert pressed(fonts.printable(words)) in printed, words


@pytest.mark.parametrize("payload", PAYLOADS)
def test_it_opens_nothing(payload: str) -> None:
    plan, _ = everywhere(payload)
    with watched() as heard:
        made = [plan_pdf.make(plan), recipients.make(plan)]
    assert heard == []
    for data in made:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            keys = {key for one in pdf.objects if isinstance(one, pikepdf.Dictionary) for key in one}
        assert not keys & BAD_KEYS


@pytest.mark.parametrize("payload", [words for words in PAYLOADS if "\ud800" not in words])
def test_it_travels_in_the_exchange_file(payload: str) -> None:
    plan, _ = everywhere(payload)
    assert exchange.unpack(kehoach.FORMAT.make(plan)) == plan


LONG = "x" * 200_000
LONG_FIELDS: tuple[Callable[[Plan], Plan], ...] = (
    lambda p: replace(p, title=LONG),
    lambda p: replace(p, office=replace(p.office, superior=LONG, issuer=LONG)),
    lambda p: replace(p, office=replace(p.office, place=LONG)),
    lambda p: replace(p, office=replace(p.office, symbol=LONG)),
    lambda p: replace(p, issue=replace(p.issue, number=LONG)),
    lambda p: edit.set_content(p, "i0", records.Prose(Text((Run(LONG),)))),
    lambda p: edit.set_content(p, "i0", records.Prose(Text((Run("x", note=LONG),)))),
    lambda p: edit.set_content(p, "i0", records.Table(("a", "b"), ((LONG, ""),))),
    lambda p: edit.set_content(p, "i0", records.Table((LONG, "b"), (("", ""),))),
    lambda p: replace(p, recipients=(Recipient("r", LONG),)),
    lambda p: replace(p, archive=LONG),
    lambda p: replace(p, signature=Signature((LONG,), LONG, LONG)),
    lambda p: replace(p, stamps=Stamps(contact=LONG, drafter=LONG)),
    lambda p: edit.set_annex_title(p, "x", LONG),
)


@pytest.mark.parametrize("change", LONG_FIELDS, ids=range(len(LONG_FIELDS)))
def test_200_000_letters_without_a_space_are_set_in_time(change: Callable[[Plan], Plan]) -> None:
    plan = change(full())
    start = time.perf_counter()
    plan_pdf.compose(plan)
    assert time.perf_counter() - start < 4


def test_letters_that_the_font_lacks_are_named_once() -> None:
    plan, _ = everywhere("việc ☑ ☑ 漢")
    assert missing_glyphs(plan) == ("☑", "漢")


@pytest.mark.parametrize("name", sample.NAMES)
def test_the_samples_lack_no_letter(name: str) -> None:
    assert missing_glyphs(sample.read(name)) == ()
