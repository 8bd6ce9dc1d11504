"""The samples are plans as the program itself would write them, with invented signers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from desktop import paths
from desktop.plan import codec
from desktop.plan.item import Item, Mark
from desktop.plan.numbering import ALPHABET, plan_marks, roman
from desktop.plan.plan import Plan, SectionKind, State
from desktop.plan.text import Run, Text, tidy
from desktop.plan.tree import all_items
from desktop.plan.wording import GAP, item_words

INVENTED = {"Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Thị Dung", "Võ Minh Đức"}
Levels = list[tuple[Item, ...]]


@pytest.fixture
def stored(name: str) -> str:
    return (paths.resources() / "samples" / f"{name}.json").read_text("utf-8")


def levels(plan: Plan) -> Levels:
    """Every group of items that stand side by side."""
    return [section.items for section in plan.sections] + [item.children for item in all_items(plan)]


def of(items: tuple[Item, ...], mark: Mark) -> list[str]:
    return [item.id for item in items if item.mark is mark]


def test_there_are_five_and_nothing_else() -> None:
    found = {path.name for path in (paths.resources() / "samples").iterdir()}
    names = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
    assert found == {f"{name}.json" for name in names}


def test_what_is_stored_is_what_the_program_writes(stored: str) -> None:
    assert codec.to_json(codec.from_json(stored)) == stored


def test_rows_lose_nothing(plan: Plan) -> None:
    assert codec.from_rows(codec.to_rows(plan)) == plan


def test_letters_are_composed_and_spaces_plain(stored: str) -> None:
    assert unicodedata.is_normalized("NFC", stored)
    assert not set("\u00a0\u00ad\u200b\t\ufeff") & set(stored)


def test_the_signer_is_invented(plan: Plan) -> None:
    assert plan.signature.name in INVENTED


def test_no_two_things_share_an_identifier(plan: Plan) -> None:
    ids = [item.id for item in all_items(plan)] + [section.id for section in plan.sections]
    ids += [basis.id for basis in plan.opening.bases] + [line.id for line in plan.recipients]
    assert len(ids) == len(set(ids))
    assert all(part.isascii() for part in ids)


def test_sections_are_numbered_without_a_gap(plan: Plan) -> None:
    marks = plan_marks(plan)
    wanted = [f"{roman(n)}." for n in range(1, len(plan.sections) + 1)]
    assert [marks[section.id] for section in plan.sections] == wanted


def test_numbers_have_no_gap_and_no_twin(plan: Plan) -> None:
    marks = plan_marks(plan)
    for items in levels(plan):
        for mark, form in ((Mark.NUMBER, "{}."), (Mark.PAREN, "({})")):
            ids = of(items, mark)
            assert [marks[i] for i in ids] == [form.format(n) for n in range(1, len(ids) + 1)]


def test_letters_go_a_b_c_d_đ(plan: Plan) -> None:
    marks = plan_marks(plan)
    for items in levels(plan):
        ids = of(items, Mark.LETTER)
        assert [marks[i] for i in ids] == [f"{letter})" for letter in ALPHABET[: len(ids)]]


def test_items_of_one_level_are_numbered_in_one_way(plan: Plan) -> None:
    counted = {Mark.NUMBER, Mark.DECIMAL, Mark.LETTER, Mark.PAREN}
    for items in levels(plan):
        assert len({item.mark for item in items} & counted) <= 1


def test_a_sample_is_a_finished_draft(plan: Plan) -> None:
    assert plan.state is State.DRAFT
    assert plan.issue.number == ""
    assert all(section.done and section.items for section in plan.sections)
    assert plan.sections[0].kind is SectionKind.PURPOSE
    assert plan.sections[-1].kind is SectionKind.ORGANISATION


def test_nothing_is_left_blank(plan: Plan) -> None:
    assert [item.id for item in all_items(plan) if GAP in item_words(item).plain] == []


def test_marks_of_text_are_tidy(plan: Plan) -> None:
    for item in all_items(plan):
        for value in (getattr(item.content, field, None) for field in ("text", "title", "task", "source")):
            assert not isinstance(value, Text) or tidy(value) == value


@pytest.mark.parametrize("wrong", ["..", ",,", " ,", " .", " ;", "( ", " )", '"', "  ", "“ ", " ”", "- +"])
def test_punctuation_is_clean(name: str, plan_text: Callable[[str], str], wrong: str) -> None:
    assert wrong not in plan_text(name)


def test_the_end_mark_is_left_to_the_page(plan: Plan) -> None:
    assert not plan.closing.plain.endswith((".", "/"))
    assert not any("./." in item_words(item).plain for item in all_items(plan))


def test_brackets_and_quotes_are_balanced(plan: Plan) -> None:
    for item in all_items(plan):
        words = item_words(item).plain
        assert words.count("(") == words.count(")")
        assert words.count("“") == words.count("”")


def marked(plan: Plan, **marks: bool | str) -> list[str]:
    """Words of the runs that carry these marks."""
    runs: list[Run] = [run for item in all_items(plan) for run in item_words(item).runs]
    return [run.text for run in runs if all(getattr(run, name) == value for name, value in marks.items())]


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("kon-tum-2024", ["ngày 18/5/2024", "ngày 10/5/2024", "ngày 11/5/2024", "ngày 15/5/2024"]),
        ("thanh-hoa-2024", ["Hội thảo khoa học 1:", "Hội thảo khoa học 2:", "25/5/2024"]),
        ("quang-ngoc-2026", ["Thời gian thực hiện: "]),
        ("quang-ngai-2021", ["Chủ đề: ", "Khẩu hiệu: ", "Thành phần và số lượng tham dự: ", "Mục đích:"]),
    ],
    indirect=["name"],
)
def test_bold_of_the_real_plan_is_kept(plan: Plan, bold: list[str]) -> None:
    assert set(bold) <= set(marked(plan, bold=True))


@pytest.mark.parametrize(
    ("name", "italic", "count"),
    [
        ("kon-tum-2024", "(dự kiến 80 đại biểu)", 1),
        ("thanh-hoa-2024", "Khoa học, công nghệ và đổi mới sáng tạo - động lực phát triển bền vững", 2),
        ("thanh-hoa-2024", "Nhiệt liệt chào mừng Ngày Khoa học và Công nghệ Việt Nam", 1),
        (
            "quang-ngoc-2026",
            "“Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số - "
            "Động lực chính của mô hình tăng trưởng mới”",
            1,
        ),
    ],
    indirect=["name"],
)
def test_italic_of_the_real_plan_is_kept(plan: Plan, italic: str, count: int) -> None:
    assert marked(plan, italic=True).count(italic) == count


@pytest.mark.parametrize("name", ["kon-tum-2024"], indirect=True)
def test_activities_of_kon_tum_run_in_after_a_bold_number(plan: Plan) -> None:
    assert [item.bold_mark for item in plan.sections[2].items] == [True] * 5
