"""What a row of the Gantt is in words, for tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from desktop.drawings.gantt_rows import NO_TIME, GanttRow, bounds
from desktop.i18n import _, ngettext
from desktop.plan.agenda import Entry, Key
from desktop.plan.dates import short_date
from desktop.ui.calendar import describe
from desktop.ui.gantt.grips import shift_words_days


def say_row(row: GanttRow, level: str = "", chosen: Entry | None = None) -> str:
    """ "3. Xuất bản Bản tin số 2, chủ trì TT Ứng dụng, hoàn thành trước 11/5/2024, quá hạn".

    `chosen`: the one of several times that is meant.
    """
    if row.key is None:
        return _say_head(row)
    lead = _("lead {units}").format(units=row.lead) if row.lead else ""
    times = [entry for entry in row.entries if entry.when.text]
    words = row.words if chosen is None or len(times) < 2 else describe.when_words(chosen)
    place = times.index(chosen) + 1 if chosen in times and len(times) > 1 else 0
    counted = _("time {n} of {all}").format(n=place, all=len(times)) if place else ""
    said = row.done or row.late or row.progress
    parts = [
        f"{row.number} {row.title}".strip(),
        lead,
        _low(words or NO_TIME),
        counted,
        _low(row.state) if said else "",
        _low(describe.level_words(level)),
        _fold_words(row),
    ]
    return ", ".join(part for part in parts if part)


def _say_head(row: GanttRow) -> str:
    count = len({entry.task or entry.key for entry in row.entries})
    words = ngettext("{n} activity", "{n} activities", count).format(n=count)
    return ", ".join((row.title, words, _fold_words(row)))


def _fold_words(row: GanttRow) -> str:
    if not row.fold:
        return ""
    return _("folded") if row.folded else _("unfolded")


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


def tooltip(entry: Entry, level: str, conflicts: Sequence[str], before: Mapping[Key, Entry]) -> str:
    """All that is known of a time, as rich text: with its bounds, and what it was in what is compared."""
    rows = [describe.tooltip(entry, level, conflicts)]
    days = bounds(entry)
    if days and entry.when.dated:
        first, last = (short_date(day) for day in days)
        said = first if first == last else _("{first} to {last}").format(first=first, last=last)
        rows.append(escape(_("Bounds: {days}").format(days=said)))
    if old := before.get(entry.key):
        rows.append(escape(compared(old, entry)))
    return "<br>".join(rows)


def compared(old: Entry, now: Entry) -> str:
    """What has become of a time since."""
    if old.when == now.when and old.pick == now.pick:
        return _("As in what it is compared with.")
    words = _("Was: {words}").format(words=describe.when_words(old))
    days = shift_words_days(old, now)
    if not days:
        return words
    later = ngettext("{n} day later now", "{n} days later now", days)
    earlier = ngettext("{n} day earlier now", "{n} days earlier now", -days)
    return f"{words} ({(later if days > 0 else earlier).format(n=abs(days))})"
