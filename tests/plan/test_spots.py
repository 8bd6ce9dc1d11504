"""Every word of a plan is met once, with its place, and rewritten where it stands."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.plan import codec
from desktop.plan.plan import Plan
from desktop.plan.spots import by_place, rewritten, spliced, spliced_text, spots
from desktop.plan.text import Run, Text


def test_every_visible_word_has_a_spot(full_plan: Plan) -> None:
    words = " ".join(spot.words for spot in spots(full_plan))
    for part in ("Tổ chức\nNgày KH&CN", "1/BKHCN-VP", "Ghi chú 1.", "Giải pháp", "125.000.000 đồng", "11/5",
                 "Phòng Hành chính - Tổng hợp", "Hội trường tầng 2", "Trên đây là Kế hoạch", "UBND tỉnh",
                 "Nguyễn Văn An", "Phân công", "Nhiệt liệt chào mừng", "Báo cáo",
                 "ngày 02 tháng 4 năm 2024"):  # fmt: skip
        assert part in words, part


def test_reading_changes_nothing(full_plan: Plan) -> None:
    assert rewritten(full_plan, {}) == full_plan
    assert rewritten(full_plan, {9999: [(0, 1, "x")]}) == full_plan


def test_each_spot_is_rewritten_in_its_place(full_plan: Plan) -> None:
    for number, spot in enumerate(spots(full_plan)):
        if spot.kind in ("day", "amount"):
            continue
        new = rewritten(full_plan, {number: [(0, len(spot.words), "MỚI")]})
        assert spots(new)[number].words == "MỚI" and spots(new)[number].place == spot.place
        assert codec.from_json(codec.to_json(new)) == new


def test_times_marked_in_prose_are_told(full_plan: Plan) -> None:
    (spot,) = [spot for spot in spots(full_plan) if spot.times]
    assert [spot.words[start:end] for start, end in spot.times] == ["từ 15/5 đến 19/5"]


def test_places_are_page_keys_and_item_ids(full_plan: Plan) -> None:
    assert {"title", "office", "opening", "closing", "recipients", "signature", "i0", "s1", "a1"} <= set(
        by_place(full_plan)
    )


def test_words_over_two_runs_take_the_first_ones_marks() -> None:
    value = Text((Run("ngày 18", bold=True), Run("/5/2024 tại", note="a"), Run(" Sở")))
    new = spliced_text(value, [(5, 14, "20/5/2027")])
    assert new.plain == "ngày 20/5/2027 tại Sở"
    assert new.runs[0] == Run("ngày 20/5/2027", bold=True) and new.runs[1].note == "a"


@settings(max_examples=100)
@given(some.lists(some.text(min_size=1, max_size=5), min_size=1, max_size=5), some.data())
def test_text_is_spliced_as_its_plain_words(parts: list[str], data: some.DataObject) -> None:
    value = Text(tuple(replace(Run(part), bold=n % 2 == 0) for n, part in enumerate(parts)))
    start = data.draw(some.integers(0, len(value.plain) - 1))
    end = data.draw(some.integers(start + 1, len(value.plain)))
    assert spliced_text(value, [(start, end, "x")]).plain == spliced(value.plain, [(start, end, "x")])
