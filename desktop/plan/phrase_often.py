"""Recurring times put into words: the time in its model period said as that of every period."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.plan.phrase_tokens import WEEKDAYS
from desktop.plan.when import When

_MONTHS = {"1": "tháng đầu quý", "2": "tháng giữa quý", "3": "tháng cuối quý",
           "4": "tháng đầu quý sau", "5": "tháng giữa quý sau", "6": "tháng cuối quý sau"}  # fmt: skip
_DAY = r"ngày ([0-9]{2})/0?([0-9]{1,2})/2000(?: \([^()]*\))?"

Say = Callable[[When], str]


def recurring_words(when: When, plain: Say, bounds: Say) -> str:
    """ "trước ngày 25 hằng tháng", "hằng quý (trước ngày 28 của tháng cuối quý) hoặc khi có yêu cầu"."""
    said = _often(when, plain)
    if when.start is not None and when.end is not None:
        said += f", {'' if bounds(when).startswith('từ') else 'trong '}{bounds(when)}"
    elif when.start is not None:
        said += f", từ {bounds(_alone(when)).removeprefix('từ ')}"
    return f"{said} hoặc khi có yêu cầu" if when.ad_hoc else said


def _alone(when: When) -> When:
    """The beginning of a window without an end."""
    return When("months", when.start, when.start, when.grain)


def _often(when: When, plain: Say) -> str:
    if when.times:
        return f"{when.edge} {when.times:02d} {when.noun or 'lần'}/{when.every[0]}".strip()
    if not when.parts:
        return _heads(when.every)
    groups = {unit: [part for part in when.parts if part.every == (unit,)] for unit in when.every}
    left = [part for part in when.parts if part.every[0] not in when.every]
    if left:  # days of the year for a shorter period: "hằng quý (trước ngày 25/3, …)"
        return f"{_heads(when.every)} ({_listed(left, plain)})"
    if len(when.every) > 1:
        said = [(unit, _listed(parts, plain) if parts else "") for unit, parts in groups.items()]
        return ", ".join(f"{_heads((unit,))} ({time})" if time else _heads((unit,)) for unit, time in said)
    unit = when.every[0]
    time = _listed(list(when.parts), plain)
    if unit == "quý":
        return f"hằng quý ({time})"
    if time.endswith(f" {unit}"):  # "cuối tháng"
        return f"{time.removesuffix(unit)}mỗi {unit}"
    return f"{time} hằng {unit}"


def _heads(every: tuple[str, ...]) -> str:
    """ "hằng quý, hằng năm", "định kỳ 6 tháng"."""
    return ", ".join(f"định kỳ {unit}" if " " in unit else f"hằng {unit}" for unit in every)


def _listed(parts: list[When], plain: Say) -> str:
    said = [_of_period(part, plain) for part in parts]
    said[1:] = [more.removeprefix(f"{part.action} ") for part, more in zip(parts[1:], said[1:], strict=True)]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} và {said[-1]}"


def _of_period(part: When, plain: Say) -> str:
    unit = part.every[0]
    nth = part.vague if unit == "tháng" and part.grain == "day" and part.kind != "around" else ""
    said = plain(part) if not nth else plain(_without(part))
    said = said if part.action or part.start else said.removeprefix("hoàn thành ")
    if nth or unit == "tuần":
        return re.sub(_DAY, lambda m: f"{WEEKDAYS[int(m[1]) - 3]}{' ' + nth if nth else ''}", said)
    if unit == "tháng":
        return _of_month(said)
    if unit == "quý":
        said = re.sub(_DAY, lambda m: f"ngày {m[1]} của {_MONTHS[m[2]]}", said)
        said = re.sub("tháng 0?([1-6])/2000", lambda m: _MONTHS[m[1]], said)
        return said.replace("Quý I/2000", "quý")
    said = re.sub(r"(?:(?<=[0-9IV])/2000|(?<=[0-9IV]) năm 2000)(?: \([^()]*\))?", "", said)
    return said.replace("năm 2000", "năm")


def _without(part: When) -> When:
    return replace(part, vague="")


def _of_month(said: str) -> str:
    said = re.sub(r"ngày 31/01/2000(?: \([^()]*\))?", "ngày cuối tháng", said)
    said = re.sub(_DAY, lambda m: f"ngày {m[1]}{' tháng sau' if m[2] == '2' else ''}", said)
    return said.replace("tháng 01/2000", "tháng")
