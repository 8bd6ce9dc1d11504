"""Last year's plan into this year's: a row for everything that belongs to a year, each open to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from desktop.plan import phrase
from desktop.plan.checks.days import rest_kind
from desktop.plan.dates import long_date
from desktop.plan.events import official_name
from desktop.plan.item import Activity
from desktop.plan.mentions import mentions
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Basis, Event, Issue, Plan, State, Trace, new_id
from desktop.plan.renew_parts import Aim, Part, parts
from desktop.plan.renewal import MOVES, Renewal, Row, Rule, bases_of, cleared, edits_of, inside, written
from desktop.plan.shift import By, Years, first_day, fixed_days, has_days, shifted
from desktop.plan.spots import Spot
from desktop.plan.traces import KINDS, kept, traces_of
from desktop.plan.tree import Items, owners, put_items
from desktop.plan.when import When
from desktop.plan.wording import cite
from desktop.plan.workdays import calendar

__all__ = ["Renewal", "Row", "Rule", "again", "changed", "propose", "renewed"]

FAR = 60
"""Days from the event beyond which a time keeps its day and month instead of its distance."""
_LASTING = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị", "Quyết định")


def propose(
    old: Plan,
    year: int,
    *,
    event: Event | None = None,
    directory: Directory = EMPTY,
    rule: Rule | None = None,
) -> Renewal:
    """The rows for a new year; `event` with its day there, `rule` for all times (else the fitting one)."""
    renewal = Renewal(old, year, event or event_in(old, year), directory, ())
    aim = Aim(renewal.years, old, event.name if event else "", directory)
    spots, found = parts(aim)
    rows = [*_issue_rows(old), *(_basis_row(basis, renewal.years) for basis in old.opening.bases)]
    rows += [_row(renewal, spots, group, rule) for group in _grouped(found)]
    renewal = _settled(replace(renewal, rows=tuple(rows), spots=spots))
    return replace(renewal, rows=tuple(_renewed_theme(row) for row in renewal.rows))


def again(renewal: Renewal, year: int, event: Event) -> Renewal:
    """The same for another year or event day; rows that the worker has touched stay as said."""
    fresh = propose(renewal.old, year, event=event, directory=renewal.directory)
    touched = {row.id: row for row in renewal.rows if row.touched}
    for row in fresh.rows:
        said = touched.get(row.id)
        if said and said.rule is Rule.WORDS:
            fresh = changed(fresh, row.id, words=said.new)
        elif said and said.rule in row.rules:
            fresh = changed(fresh, row.id, said.rule)
    return fresh


def changed(renewal: Renewal, row_id: str, rule: Rule | None = None, *, words: str | None = None) -> Renewal:
    """The renewal with one row under another rule, or in the worker's own words."""
    rows = tuple(_ruled(renewal, row, rule, words) if row.id == row_id else row for row in renewal.rows)
    return _settled(replace(renewal, rows=rows))


def renewed(renewal: Renewal) -> Plan:
    """The new plan: a draft with its own id, nothing done, waived or picked, its leftovers traced."""
    old = renewal.old
    plan = written(renewal)
    for owner in owners(plan):
        plan = put_items(plan, owner, _undone(owner.items))
    plan = replace(
        plan,
        id=new_id(),
        issue=Issue(year=renewal.year),
        event=Event(plan.event.name or renewal.event.name, renewal.event.day),
        opening=replace(plan.opening, bases=bases_of(renewal, plan)),
        sections=tuple(replace(section, done=False) for section in plan.sections),
        state=State.DRAFT,
        waivers=(),
        picks=(),
        traces=(),
        proposed=(),
    )
    return replace(plan, traces=_traces(renewal, old, plan))


def event_in(old: Plan, year: int) -> Event:
    """The event of that year: its official name, the same day and month."""
    day = old.event.day
    if day:
        day = Years(day.year, year).same(day)
    return Event(official_name(old.event.name, year) or old.event.name, day)


# --- rows ------------------------------------------------------------------------------------------


def _grouped(found: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Times one by one; all else by its words."""
    groups: dict[tuple[str, ...], list[Part]] = {}
    for part in found:
        where = f"{part.spot}.{part.start}" if part.kind == "time" else f"{part.sort}.{part.fresh}"
        groups.setdefault((part.kind, part.words, where), []).append(part)
    return (tuple(group) for group in groups.values())


def _row(renewal: Renewal, spots: Sequence[Spot], group: tuple[Part, ...], rule: Rule | None) -> Row:
    first = group[0]
    places = tuple(dict.fromkeys(spots[part.spot].place for part in group))
    row_id = f"{first.kind}:{first.spot}:{first.start}:{first.words}"
    row = Row(row_id, first.kind, first.words, first.words, Rule.ASK, (), places, group)
    if first.kind == "time":
        return _time_row(renewal, row, rule)
    row = replace(row, rules=(*((Rule.NEW,) if first.fresh else ()), Rule.KEEP, Rule.ASK))
    if first.kind == "theme":
        return replace(row, rule=Rule.NEW)  # until it is known whether anything inside it is renewed
    if first.fresh:
        return _ruled(renewal, row, Rule.NEW, None, by_hand=False)
    stays = first.sort in ("history", "running", "known")
    return _ruled(renewal, row, Rule.KEEP if stays else Rule.ASK, None, by_hand=False)


def _time_row(renewal: Renewal, row: Row, rule: Rule | None) -> Row:
    years = renewal.years
    when = phrase.parse(row.old, year=years.old)
    anchored = has_days(when) and years.old_day and years.new_day
    row = replace(row, rules=(*(MOVES if anchored else (Rule.MONTH,)), Rule.KEEP, Rule.ASK))
    if has_days(when) and not anchored:
        row = replace(row, rules=(Rule.WEEKDAY, *row.rules))
    if rule:
        return _ruled(renewal, row, rule if rule in row.rules else Rule.MONTH, None, by_hand=False)
    first, day = first_day(when), years.old_day
    near = bool(anchored and first and day and abs((first - day).days) <= FAR)
    row = _ruled(renewal, row, Rule.ANCHOR if near else Rule.MONTH, None, by_hand=False)
    after = fixed_days(phrase.parse(row.new, year=years.new))
    rests = calendar(renewal.directory.days).rests
    worked = not any(map(rests, fixed_days(when)))
    if when.kind != "deadline" and worked and any(map(rests, after)):
        row = _ruled(renewal, row, Rule.WEEKDAY, None, by_hand=False)
        return replace(row, notes=("moved_off_rest", *row.notes))
    return row


def _issue_rows(old: Plan) -> tuple[Row, ...]:
    issue = old.issue
    words = f"Số: {issue.number}/{old.office.symbol}" if issue.number else ""
    if issue.day and issue.month and issue.year:
        words = ", ".join(filter(None, (words, long_date(date(issue.year, issue.month, issue.day)))))
    return (Row("issue", "issue", words, "", Rule.CLEAR, (Rule.CLEAR,), ("office",)),) if words else ()


def _basis_row(basis: Basis, years: Years) -> Row:
    """A law stays; a letter that ordered last year's plan waits for this year's number and day."""
    old = basis.kind.startswith(_LASTING) or not (basis.day or basis.number)
    this_year = basis.day is not None and basis.day.year >= years.new
    rule = Rule.KEEP if old or this_year else Rule.CLEAR
    rules = (Rule.CLEAR, Rule.REMOVE, Rule.KEEP, Rule.ASK)
    return Row(f"basis:{basis.id}", "basis", cite(basis), cite(basis), rule, rules, ("opening",))


def _ruled(renewal: Renewal, row: Row, rule: Rule | None, words: str | None, *, by_hand: bool = True) -> Row:
    """The row under a rule: new words, days and notes follow."""
    row = replace(row, touched=by_hand)
    if words is not None:
        row = replace(row, rule=Rule.WORDS, new=words)
        return _dated(renewal, row, phrase.parse(words, year=renewal.year)) if row.kind == "time" else row
    assert rule is not None
    row = replace(row, rule=rule, new=row.old, notes=_notes(row, rule))
    if rule in (Rule.CLEAR, Rule.REMOVE):
        return replace(row, new="")
    if rule is Rule.NEW:
        return replace(row, new=row.parts[0].fresh or row.old)
    if row.kind != "time":
        return row
    if rule not in MOVES:
        return _dated(renewal, row, phrase.parse(row.old, year=renewal.year))
    found = shifted(row.old, renewal.years, By(rule.value))
    if found is None:
        return replace(row, rule=Rule.ASK, notes=("unread",))
    return _dated(renewal, replace(row, new=found.words), found.after)


def _dated(renewal: Renewal, row: Row, after: When) -> Row:
    """The row with its days before and after, and what is to be said about the new ones."""
    before = phrase.parse(row.old, year=renewal.years.old)
    days = fixed_days(after)
    work = calendar(renewal.directory.days)
    rests = [code for day in days if (code := rest_kind(day, work))]
    problems = [f"time_{code}" for code in after.problems]
    return replace(
        row,
        before=fixed_days(before) or _lead(before),
        after=days or _lead(after),
        notes=tuple(dict.fromkeys((*rests, *problems))),
    )


def _lead(when: When) -> tuple[date, ...]:
    first = first_day(when) if has_days(when) else None
    return (first,) if first else ()


def _notes(row: Row, rule: Rule) -> tuple[str, ...]:
    if not row.parts:
        return ()
    part = row.parts[0]
    notes = [part.sort] if part.sort in ("history", "running", "known") else []
    if part.sort == "ordinal" and rule is Rule.NEW:
        notes.append("yearly")
    if part.sort == "age" and rule is Rule.NEW:
        old, new = (int("".join(filter(str.isdigit, words))) for words in (part.words, part.fresh))
        if old % 5 == 0 and new % 5:
            notes.append("not_round")
    if row.kind == "unit" and not part.fresh:
        notes.append("no_follower")
    return tuple(notes)


# --- the new plan ----------------------------------------------------------------------------------


def _renewed_theme(row: Row) -> Row:
    """A slogan that names the event or the anniversary is renewed with them; any other is asked about."""
    if row.kind != "theme":
        return row
    if row.new != row.old:
        return replace(row, rule=Rule.NEW, rules=(Rule.NEW, Rule.KEEP, Rule.ASK))
    return replace(row, rule=Rule.ASK)


def _settled(renewal: Renewal) -> Renewal:
    """The renewal with themes and cited documents shown as the other rows change them."""
    edits = edits_of(renewal)
    bases = {basis.id: basis for basis in written(renewal).opening.bases}
    rows = []
    for row in renewal.rows:
        if row.kind == "theme" and row.rule is Rule.NEW:
            row = replace(row, new=inside(row.parts[0], edits))
        elif row.kind == "basis" and row.rule is Rule.CLEAR:
            row = replace(row, new=cite(cleared(bases[row.id.partition(":")[2]])))
        rows.append(row)
    return replace(renewal, rows=tuple(rows))


def _undone(items: Items) -> Items:
    fixed = []
    for item in items:
        if isinstance(item.content, Activity) and item.content.progress is not None:
            item = replace(item, content=replace(item.content, progress=None))
        fixed.append(replace(item, children=_undone(item.children)) if item.children else item)
    return tuple(fixed)


def _traces(renewal: Renewal, old: Plan, new: Plan) -> tuple[Trace, ...]:
    """What stands over, with what the rows leave open; what they keep is confirmed."""
    found = list(traces_of(old, new))
    asked = [row for row in renewal.rows if row.asks and row.kind in KINDS and row.new == row.old]
    found += [Trace(row.kind, row.old, place) for row in asked for place in row.places]
    right = {
        Trace(row.kind, row.old, place)
        for row in renewal.rows
        if row.rule is Rule.KEEP
        for place in row.places
    }
    for row in renewal.rows:
        if row.kind == "time" and not row.asks:
            still = {(said.kind, said.words) for said in mentions(row.new)}
            same = {(said.kind, said.words) for said in mentions(row.old)} & still
            right |= {Trace(*key, place) for key in same for place in row.places}
    return kept(dict.fromkeys(found), right)
