"""Every fact of the five real plans stands in its sample, in the order of the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

import pytest

from desktop.plan.item import Duty, Item, Paper, Prose, Quote, QuoteKind, Role, Timing, Unit
from desktop.plan.plan import Plan
from desktop.plan.text import Text
from desktop.plan.tree import all_items
from desktop.plan.wording import item_words

Facts = dict[str, list[str]]


def lost(facts: list[str], words: str) -> list[str]:
    """The facts that do not follow the facts before them."""
    missing, place = [], 0
    for fact in facts:
        found = words.find(fact, place)
        if found < 0:
            missing.append(fact)
        else:
            place = found + len(fact)
    return missing


@pytest.mark.parametrize(
    "group", ["header", "title", "body", "footnotes", "recipients", "signature", "times"]
)
def test_facts_stand_in_order(name: str, facts: Facts, plan_text: Callable[[str], str], group: str) -> None:
    assert lost(facts[group], plan_text(name)) == []


def test_units_are_held_as_units_in_order(plan: Plan, facts: Facts) -> None:
    assert [line for item in all_items(plan) for line in units(item)] == facts["roles"]


def test_every_time_is_marked_as_time(plan: Plan, facts: Facts) -> None:
    assert [phrase for item in all_items(plan) for phrase in times(item)] == facts["times"]


def test_sections_stand_in_the_real_order(plan: Plan, facts: Facts) -> None:
    titles = [found[1] for fact in facts["body"] if (found := re.fullmatch(r"[IVX]+\. (.+)", fact))]
    assert [section.title for section in plan.sections] == titles


def test_title_lines_break_as_printed(plan: Plan, facts: Facts) -> None:
    assert plan.title.split("\n") == facts["title"][1:]


def test_recipients_are_all_there(plan: Plan, facts: Facts) -> None:
    lines = [f"- {line.name} ({line.note});" if line.note else f"- {line.name};" for line in plan.recipients]
    assert ["Nơi nhận:", *lines, f"- Lưu: {plan.archive}."] == facts["recipients"]


def test_authority_lines(plan: Plan, facts: Facts) -> None:
    assert list(plan.signature.authority) == facts["signature"]


def test_footnotes(plan: Plan, facts: Facts) -> None:
    assert [run.note for i in all_items(plan) for run in item_words(i).runs if run.note] == facts["footnotes"]


@pytest.mark.parametrize(
    ("name", "themes", "slogans"),
    [
        ("kon-tum-2024", 2, 1),
        ("thanh-hoa-2024", 6, 2),
        ("dak-nong-2024", 0, 0),
        ("quang-ngoc-2026", 1, 1),
        ("quang-ngai-2021", 1, 1),
    ],
    indirect=["name"],
)
def test_themes_and_slogans_are_records(plan: Plan, themes: int, slogans: int) -> None:
    kinds = [item.content.kind for item in all_items(plan) if isinstance(item.content, Quote)]
    assert (kinds.count(QuoteKind.THEME), kinds.count(QuoteKind.SLOGAN)) == (themes, slogans)


@pytest.mark.parametrize(
    ("name", "name_of_day", "day"),
    [
        ("kon-tum-2024", "Ngày Khoa học và Công nghệ Việt Nam", "2024-05-18"),
        ("thanh-hoa-2024", "Ngày Khoa học và Công nghệ Việt Nam", "2024-05-18"),
        ("dak-nong-2024", "Ngày Sáng tạo và Đổi mới sáng tạo thế giới", "2024-04-21"),
        ("quang-ngoc-2026", "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam", "2026-05-18"),
        ("quang-ngai-2021", "Ngày Khoa học và Công nghệ Việt Nam", "2021-05-18"),
    ],
    indirect=["name"],
)
def test_the_event_has_the_name_of_its_year(plan: Plan, name_of_day: str, day: str) -> None:
    assert (plan.event.name, str(plan.event.day)) == (name_of_day, day)


def units(item: Item) -> Iterator[str]:
    """ "lead: Phòng A | Phòng B" for what units do in this item."""
    match item.content:
        case Role(role=role, units=names, partners=partners):
            yield line(str(role), names)
            yield from [line("with", partners)] if partners else []
        case Duty(units=names, partners=partners):
            yield line("duty", names)
            yield from [line("with", partners)] if partners else []
        case Paper(unit=unit):
            yield line("paper", (unit,))


def line(role: str, names: tuple[Unit, ...]) -> str:
    return f"{role}: {' | '.join(unit.name for unit in names)}"


def times(item: Item) -> list[str]:
    """The phrases of time in an item; neighbouring runs make one phrase (a date may be half bold)."""
    words = item.content.text if isinstance(item.content, Prose | Duty | Timing) else item_words(item)
    if isinstance(item.content, Timing):
        return [words.plain]
    return marked(words)


def marked(words: Text) -> list[str]:
    groups = groupby(words.runs, key=lambda run: run.time)
    return ["".join(run.text for run in runs) for is_time, runs in groups if is_time]


def test_the_pdf_says_every_word_of_the_records_in_order(
    name: str, plan_text: Callable[[str], str], printed_text: Callable[[str], str]
) -> None:
    end = "Nơi nhận:"
    head = "KẾ HOẠCH"
    said, meant = plan_text(name), printed_text(name)
    assert said[said.index(head) : said.index(end)] == meant[meant.index(head) : meant.index(end)]
    assert sorted(said[said.index(end) :].split()) == sorted(meant[meant.index(end) :].split())


def test_the_pdf_is_nfc(name: str, plan_text: Callable[[str], str]) -> None:
    assert unicodedata.is_normalized("NFC", plan_text(name))
