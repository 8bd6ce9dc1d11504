"""Any number of activities in plans of fifteen, every kind of time: as values, as a store, for Planner."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from desktop.plan import edit, phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Activity, Item, Mark, Role, RoleKind, Timing, Unit
from desktop.plan.plan import Event, Plan, SectionKind, blank, new_id
from desktop.plan.text import text

PER_PLAN, YEAR, DAYS = 15, 2026, 120
FIRST = "p0"  # the plan that is named first
UNITS = tuple(Unit(f"Phòng chuyên môn số {n}") for n in range(1, 24))
FORMS = (
    "ngày {a}", "Chiều ngày {a}", "8h00 ngày {a}", "từ ngày {a} đến ngày {b}",
    "Hoàn thành trước ngày {a}", "Tháng {m}", "Trong quý {q}/2026", "Năm 2026", "6 tháng cuối năm 2026",
    "01 ngày, trong tháng {m}", "Từ ngày {a} đến ngày {c}, trọng tâm là từ ngày {b} đến hết ngày {b}",
    "Trước, trong và sau ngày {a}", "03 ngày, bắt đầu từ ngày {a}",
    "Đợt 1: ngày {a}; đợt 2: ngày {b}", "Thứ Sáu hằng tuần", "Thường xuyên",
    "Chậm nhất 05 ngày làm việc kể từ ngày {a}", "Cuối tháng {m}", "", "Theo kế hoạch của đơn vị",
    "Giai đoạn 2026-2030", "lùi thời gian từ ngày {a} sang ngày {b}",
)  # fmt: skip
TITLE = "Tuyên truyền, phổ biến về Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam, đợt {n}"


def agendas(count: int) -> tuple[Agenda, ...]:
    """So many activities, every fifth one a part of the one before it."""
    hand = random.Random(6)
    return tuple(
        Agenda(
            plan=f"p{first}",
            title=f"Tổ chức các hoạt động khoa học và công nghệ, đợt {first // PER_PLAN + 1}",
            year=YEAR,
            event=Event("Ngày Khoa học và Công nghệ", date(YEAR, 5, 18)),
            entries=tuple(_entry(first, n, hand) for n in range(min(PER_PLAN, count - first))),
        )
        for first in range(0, count, PER_PLAN)
    )


def fill(folder: Path, count: int) -> None:
    """A store with so many activities, saved the usual way."""
    from desktop.session.library import Library

    library, hand = Library(folder), random.Random(6)
    for first in range(0, count, PER_PLAN):
        library.save(plan(first, min(PER_PLAN, count - first), hand))
    library.close()


def planner_file(path: Path, count: int) -> None:
    """The project of GNOME Planner with as many tasks, in groups of fifteen, each with a day and a length."""
    hand = random.Random(6)
    groups = ((first, min(PER_PLAN, count - first)) for first in range(0, count, PER_PLAN))
    tasks = "\n".join(_group(first, some, hand) for first, some in groups)
    week = "".join(f'<day-type id="{n}" name="{n}" description=""/>' for n in (0, 1))
    days = " ".join(f'{name}="{int(name in ("sat", "sun"))}"' for name in
                    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))  # fmt: skip
    hours = '<overridden-day-type id="0"><interval start="0800" end="1200"/></overridden-day-type>'
    calendar = f'<calendar id="1" name="Default"><default-week {days}/><overridden-day-types>{hours}'
    path.write_text(
        '<?xml version="1.0"?>\n<project name="Sở" company="" manager="" phase="" '
        f'project-start="{YEAR}0101T000000Z" mrproject-version="2" calendar="1">\n'
        f"<calendars><day-types>{week}</day-types>{calendar}</overridden-day-types><days/></calendar>"
        f"</calendars>\n<tasks>\n{tasks}\n</tasks>\n<resource-groups/><resources/><allocations/></project>\n",
        encoding="utf-8",
    )


def _entry(first: int, n: int, hand: random.Random) -> Entry:
    return Entry(
        plan=f"p{first}",
        place=f"a{n}",
        task=f"a{n}",
        above=f"a{n - 1}" if n % 5 == 4 else "",
        name=f"III. {n + 1}.",
        title=TITLE.format(n=first + n),
        when=phrase.parse(_words(hand), year=YEAR),
        leads=(hand.choice(UNITS),),
        coordinators=(hand.choice(UNITS),),
        progress=100 if n % 4 == 0 else None,
    )


def plan(first: int, count: int, hand: random.Random) -> Plan:
    """A draft of so many activities."""
    made = edit.set_title(blank(YEAR), f"Tổ chức các hoạt động, đợt {first // PER_PLAN + 1}")
    section = next(found for found in made.sections if found.kind is SectionKind.ACTIVITIES)
    for n in range(count):
        lines = (
            Role(RoleKind.LEAD, (hand.choice(UNITS),)),
            Role(RoleKind.COORDINATE, (hand.choice(UNITS),), "Phối hợp"),
            Timing(text(_words(hand))),
        )
        below = tuple(Item(id=new_id(), content=line, mark=Mark.DASH) for line in lines)
        item = Item(
            id=new_id(), content=Activity(text(TITLE.format(n=first + n))), mark=Mark.NUMBER, children=below
        )
        made = edit.add_item(made, section.id, n, item)
    return made


def _group(first: int, count: int, hand: random.Random) -> str:
    below = "".join(_task(first + n + 1, TITLE.format(n=first + n), hand) for n in range(count))
    return _task(100_000_000 + first, f"Kế hoạch số {first // PER_PLAN + 1}", hand, below)


def _task(number: int, name: str, hand: random.Random, below: str = "") -> str:
    day = date(YEAR, 1, 1) + timedelta(days=3 * hand.randrange(DAYS))
    start, work = f"{day:%Y%m%d}T080000Z", 28_800 * hand.randrange(1, 5)
    fixed = "" if below else f'<constraint type="must-start-on" time="{start}"/>'
    return (
        f'<task id="{number}" name="{html.escape(name)}" note="" work="{work}" start="{start}" end="{start}" '
        f'work-start="{start}" percent-complete="0" priority="0" type="normal" scheduling="fixed-work">'
        f"{fixed}{below}</task>"
    )


def _words(hand: random.Random) -> str:
    """A time in words; days are three apart, so that words come again as they do in an office."""
    day = date(YEAR, 1, 1) + timedelta(days=3 * hand.randrange(DAYS))
    later, last = day + timedelta(days=2), day + timedelta(days=20)
    said = {name: f"{moment:%d/%m/%Y}" for name, moment in (("a", day), ("b", later), ("c", last))}
    return hand.choice(FORMS).format(
        **said, m=f"{day.month}/{YEAR}", q=("I", "II", "III", "IV")[(day.month - 1) // 3]
    )


def kinds() -> Iterator[str]:
    """The kinds of time that the forms are."""
    hand = random.Random(6)
    yield from sorted({phrase.parse(_words(hand), year=YEAR).kind for _n in range(2_000)})
