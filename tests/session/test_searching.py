"""Words found in all plans: the place, and what is shown of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.plan.item import Activity, Item, Prose, Table
from desktop.plan.plan import Annex, Basis, Office, Opening, Plan, Recipient, Section, Signature
from desktop.plan.text import Run, Text, text
from desktop.session.library import Library
from desktop.session.outline import keys
from desktop.session.searching import Found, plans_with, search, search_in

Keep = Callable[..., Plan]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def plan(library: Library) -> Plan:
    """A plan with different words at every place."""
    noted = Text((Run("Đoạn văn", note="Theo Quyết định 15/QĐ-TTg"),))
    made = Plan(
        id="p",
        title="Kế hoạch Ngày hội Đọc sách",
        office=Office(issuer="SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        opening=Opening(bases=(Basis("b", "Nghị định", "30/2020/NĐ-CP", None, "Chính phủ", "về văn thư"),)),
        sections=(
            Section(
                id="s",
                title="NỘI DUNG",
                items=(
                    Item(id="i1", content=Activity(title=text("Trưng bày hiện vật của làng gốm"))),
                    Item(id="i2", content=Prose(noted)),
                    Item(id="i3", content=Table(("Cột", "Ghi chú"), (("Ô vuông", "màu đỏ"),))),
                ),
            ),
        ),
        closing=text("Đề nghị các đơn vị nghiêm túc thực hiện."),
        recipients=(Recipient("r", "Đảng ủy xã", "b/c"),),
        signature=Signature(authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Lê Văn Cường"),
        annexes=(Annex(id="a", title="Biểu mẫu", items=(Item(id="i4", content=Prose(text("Dòng kẻ"))),)),),
    )
    library.save(made)
    return made


def only(found: tuple[Found, ...]) -> Found:
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("asked", "page", "place", "marked"),
    [
        ("hien vat", "section:s", "i1", ["hiện vật"]),
        ("quyet dinh 15", "section:s", "i2", ["Quyết định 15"]),
        ("o vuong", "section:s", "i3", ["Ô vuông"]),
        ("noi dung", "section:s", "", ["NỘI DUNG"]),
        ("bieu mau", "annex:a", "", ["Biểu mẫu"]),
        ("dong ke", "annex:a", "i4", ["Dòng kẻ"]),
        ("dang uy", "recipients", "recipients/r/name", ["Đảng ủy"]),
        ("30/2020", "opening", "bases/b/subject", ["30", "2020"]),
        ("nghiem tuc", "closing", "closing", ["nghiêm túc"]),
        ("pho giam doc", "signature", "authority", ["PHÓ GIÁM ĐỐC"]),
        ("van cuong", "signature", "name", ["Văn Cường"]),
        ("so khoa hoc", "office", "issuer", ["SỞ KHOA HỌC"]),
    ],
)
def test_the_place_and_its_words(library, plan, asked: str, page: str, place: str, marked: list[str]) -> None:
    found = only(search(library, asked))
    assert (found.page, found.place) == (page, place) and page in keys(plan)
    assert [found.words[start : start + length] for start, length in found.marks] == marked


def test_the_title_says_it_all(library: Library, plan: Plan) -> None:
    found = only(search(library, "ngay hoi"))
    assert (found.page, found.words) == ("title", "") and found.summary.id == plan.id
    assert [plan.title[start : start + length] for start, length in found.in_title] == ["Ngày hội"]


def test_words_typed_with_accents_come_first(library: Library) -> None:
    for name, title in (("a", "Lễ hội"), ("b", "Phiếu hỏi"), ("c", "Chớ hối")):
        library.save(Plan(id=name, title=title))
    assert [found.summary.id for found in search(library, "hội")] == ["a", "c", "b"]
    assert [found.summary.id for found in search(library, "hoi")] == ["c", "b", "a"]


def test_long_words_are_cut_around_the_first_mark(library: Library) -> None:
    long = "mở đầu " * 90 + "hiện vật" + " kết thúc" * 90
    items = (Item(id="i", content=Prose(text(long))),)
    library.save(Plan(id="p", sections=(Section(id="s", items=items),)))
    found = only(search(library, "hien vat"))
    ((start, length),) = found.marks
    assert found.words[start : start + length] == "hiện vật" and start < 60
    assert len(found.words) < 250 and found.words.startswith("… ") and found.words.endswith("…")


@pytest.mark.parametrize(
    ("table", "cell"),
    [
        ("search_leaf", "data = x'00'"),
        ("search_leaf", "first = x'7a'"),
    ],
)
def test_a_damaged_index_is_made_anew(library: Library, plan: Plan, table: str, cell: str) -> None:
    assert search(library, "hien vat")
    with library.store() as store:
        store.connection.execute(f"UPDATE {table} SET {cell}")
    library.close()
    assert only(search(library, "hien vat")).place == "i1"


def test_where_there_is_no_store_nothing_is_found_and_none_is_made(tmp_path: Path) -> None:
    assert search_in(tmp_path, "hội") == () and list(tmp_path.iterdir()) == []


def test_plans_put_away_are_not_found(library: Library, plan: Plan) -> None:
    library.save(replace(plan, id="other"))
    library.remove("other")
    assert only(search_in(library.folder, "hien vat")).summary.id == "p"


def test_all_plans_with_the_words_for_the_command_line(library: Library) -> None:
    for number in range(40):
        library.save(Plan(id=f"p{number}", title=f"Lễ hội số {number}"))
    assert len(plans_with(library, "le hoi")) == 40 and len(search(library, "le hoi")) == 30
    assert [plan.id for plan in plans_with(library, "hoi 12")] == ["p12"]
