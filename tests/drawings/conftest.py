"""A style with letters of one width, the five samples as agendas, and entries made in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from desktop import paths
from desktop.drawings.style import Style
from desktop.plan import codec, phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.plan import Pick
from desktop.plan.workdays import DayKind, SpecialDay, WorkCalendar

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
Make = Callable[..., Agenda]


@lru_cache(maxsize=1)
def _samples() -> tuple[Agenda, ...]:
    folder = paths.resources() / "samples"
    return tuple(agenda(codec.from_json((folder / f"{name}.json").read_text("utf-8"))) for name in NAMES)


@pytest.fixture
def samples() -> tuple[Agenda, ...]:
    return _samples()


@pytest.fixture
def style() -> Style:
    return Style(12.0, 22.0, lambda text, size, bold: len(text) * size * (0.6 if bold else 0.55))


@pytest.fixture
def workdays() -> WorkCalendar:
    return WorkCalendar(
        (
            SpecialDay(date(2024, 5, 1), DayKind.HOLIDAY, "Ngày Quốc tế lao động"),
            SpecialDay(date(2024, 5, 4), DayKind.MAKEUP),
        )
    )


@pytest.fixture
def make() -> Make:
    """An agenda of times in words, one entry each; `pick` is a day chosen for the first."""

    def made(*words: str, unit: str = "Văn phòng Sở", pick: Pick | None = None, progress: int = 0) -> Agenda:
        entries = [
            Entry(
                plan="p",
                place=f"i{number}",
                task=f"i{number}",
                name=f"{number + 1}.",
                title=f"Việc {number + 1}",
                when=phrase.parse(text, year=2024),
                leads=(Unit(unit),),
                progress=progress,
            )
            for number, text in enumerate(words)
        ]
        if pick:
            entries[0] = replace(entries[0], pick=pick)
        return Agenda(plan="p", title="Kế hoạch tháng 5", year=2024, entries=tuple(entries))

    return made
