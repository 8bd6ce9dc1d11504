"""Activities: who leads, when, where, how many, how much (domain §8.8, §8.17)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from desktop.plan.activity import Task
from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, hint, warning
from desktop.plan.item import (
    Activity,
    Content,
    Duty,
    Item,
    Money,
    People,
    Role,
    RoleKind,
    Table,
    Timing,
    Venue,
)
from desktop.plan.plan import SectionKind
from desktop.plan.text import fold

MEETING = (
    r"(?i)\b(?:hội thảo|hội nghị|tọa đàm|toạ đàm|tập huấn|lễ|gặp mặt|cuộc họp|họp (?:mặt|báo)|hội thi"
    r"|diễn đàn|khóa học|lớp bồi dưỡng|triển lãm)\b"
)
ONLINE = r"(?i)trực tuyến|online"
NO_MEETING = (
    r"(?i)^(?:treo|đăng|gửi|xuất bản|tuyên truyền|thông tin|đưa tin|đề nghị|viết|khen thưởng|thực hiện)\b"
)
EXACT = ("day", "half_day", "clock", "start_length", "sessions")
_COUNTED = r"\b(\d{1,2}) (hội thảo|hội nghị|lớp|buổi|cuộc|đợt|tọa đàm|hoạt động|chuyên đề|nhiệm vụ)\b"


def leads(facts: Facts) -> Iterator[Finding]:
    """An activity says who leads, unless the duties of the units carry all activities (domain §2)."""
    tasks = [task for task in facts.tasks if not task.duty and not task.parted]
    by_unit = any(task.duty for task in facts.tasks) and not any(_led(task) for task in tasks)
    kinds = {section.id: section.kind for section in facts.plan.sections}
    for task in tasks:
        line = _line(facts, task, _is_lead)
        excused = by_unit and not line and kinds[task.section_id] is not SectionKind.ACTIVITIES
        if not _led(task) and not excused:
            yield warning("lead_missing", line or task.item_id, task.name, task.title)


def coordinators(facts: Facts) -> Iterator[Finding]:
    """An activity without coordinators among neighbours that mostly have them (domain §7)."""
    led = [task for task in facts.tasks if task.leads and not task.duty and not task.parted]
    with_help = [task for task in led if task.coordinators]
    if len(led) < 3 or len(with_help) * 2 < len(led):
        return
    for task in led:
        if not task.coordinators and len(task.leads) == 1:
            yield hint("coordinator_missing", task.item_id, task.name, task.title)


def whens(facts: Facts) -> Iterator[Finding]:
    """An activity says when; one time may stand for the whole plan (domain §1.2).

    A lone activity without a time is an oversight; where most have none, the office means it so.
    """
    owned = {timed.item_id for task in facts.tasks for timed in task.times}
    if any(timed.item_id not in owned for timed in facts.times):
        return
    tasks = [task for task in facts.tasks if not task.duty and not task.parted]
    bare = [task for task in tasks if not task.times and not _asked(facts, task)]
    make = warning if len(bare) * 5 <= len(tasks) else hint
    for task in bare:
        place = _line(facts, task, lambda content: isinstance(content, Timing)) or task.item_id
        yield make("time_missing", place, task.name, task.title)


def places(facts: Facts) -> Iterator[Finding]:
    """A meeting has a place; it must once its day is set (domain §8.8)."""
    for task in facts.tasks:
        if (
            task.duty
            or task.parted
            or task.places
            or not _meets(task.title)
            or _placed(facts, task)
            or _asked(facts, task)
        ):
            continue
        make = warning if any(timed.when.kind in EXACT for timed in task.times) else hint
        place = _line(facts, task, lambda content: isinstance(content, Venue)) or task.item_id
        yield make("venue_missing", place, task.name, task.title)


def counts(facts: Facts) -> Iterator[Finding]:
    """ "02 hội thảo" and the two below it; people and money that are stated as a whole and in parts."""
    for item in facts.items:
        parts = [child for child in item.children if isinstance(child.content, Activity)]
        match = re.search(_COUNTED, facts.words_at[item.id]) if len(parts) > 1 else None
        if match and isinstance(item.content, Activity) and int(match[1]) != len(parts):
            yield warning("count_wrong", item.id, match[0], str(len(parts)))
        yield from _totals(item)


def sums(facts: Facts) -> Iterator[Finding]:
    """The last row of a table that says "Tổng" or "Cộng" is the sum of those above."""
    for item in facts.items:
        table = item.content
        if not isinstance(table, Table) or len(table.rows) < 3:
            continue
        last = table.rows[-1]
        if not any(fold(cell).strip().startswith(("tong", "cong")) for cell in last):
            continue
        for column in range(len(last)):
            stated = number(last[column])
            parts = [
                number(row[column]) for row in table.rows[:-1] if column < len(row) and row[column].strip()
            ]
            known = [part for part in parts if part is not None]
            if stated is not None and len(known) == len(parts) > 1 and sum(known) != stated:
                yield warning("sum_wrong", item.id, last[column].strip(), _figure(sum(known)))


def number(words: str) -> int | None:
    """A whole number as offices write it ("125.000.000", "80"), else None."""
    bare = re.sub(r"\s*(?:đồng|đ|người|đại biểu|phút)\.?$", "", words.strip())
    return int(bare.replace(".", "")) if re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", bare) else None


def _totals(item: Item) -> Iterator[Finding]:
    content = item.content
    inner = [child.content for child in item.children]
    if isinstance(content, Money) and content.amount is not None:
        parts: Sequence[int | None] = [part.amount for part in inner if isinstance(part, Money)]
        whole = content.amount
    elif isinstance(content, People) and content.count is not None:
        parts = [part.count for part in inner if isinstance(part, People)]
        whole = content.count
    else:
        return
    known = [part for part in parts if part is not None]
    if len(known) > 1 and len(known) == len(parts) and sum(known) != whole:
        yield warning("sum_wrong", item.id, _figure(whole), _figure(sum(known)))


def _led(task: Task) -> bool:
    return bool(task.leads or task.performers or task.second_leads)


def _is_lead(content: Content) -> bool:
    return isinstance(content, Role) and content.role is RoleKind.LEAD


def _line(facts: Facts, task: Task, wanted: Callable[[Content], bool]) -> str:
    """The id of the task's own empty line for what is missing, "" when it has none."""
    item = facts.item_of[task.item_id]
    return next((child.id for child in item.children if wanted(child.content)), "")


@lru_cache(maxsize=2048)
def _meets(title: str) -> bool:
    return bool(
        re.search(MEETING, title) and not re.search(ONLINE, title) and not re.search(NO_MEETING, title)
    )


def _placed(facts: Facts, task: Task) -> bool:
    """Whether the title or a line below says where ("tại Hội trường …")."""
    item = facts.item_of[task.item_id]
    lines = (task.title, *(facts.words_at[child.id] for child in item.children))
    return any(
        re.search(r"(?i)\btại (?:hội trường|trụ sở|nhà|trung tâm|phòng|khách sạn|sân)|địa điểm", line)
        for line in lines
    )


def _asked(facts: Facts, task: Task) -> bool:
    """Whether others are asked for it, who choose day and place themselves (domain §2, request)."""
    above = (item.content for item in facts.ancestors(task.item_id))
    return any(isinstance(content, Duty) and content.before.strip() == "Đề nghị" for content in above)


def _figure(value: int) -> str:
    return f"{value:,}".replace(",", ".")
