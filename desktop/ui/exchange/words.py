"""What has arrived, what is in conflict and what was done, in words that fit on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from desktop.i18n import _, ngettext
from desktop.plan.difference import Difference
from desktop.plan.difference import Kind as Change
from desktop.plan.merge import Conflict
from desktop.plan.plan import Plan
from desktop.plan.text import clean
from desktop.plan.tree import owners, walk
from desktop.session.answers import shown
from desktop.session.receiving import Act, Arrival, Kind, act_words, kind_words
from desktop.ui.exchange.decisions import Decisions
from desktop.ui.home.words import breakable, day_words, state_words
from desktop.ui.versions.words import kind_words as change_words

TITLE, WORDS, _BEFORE = 240, 600, 60
_SIZES = ("B", "KB", "MB")


def short(words: str, most: int = TITLE) -> str:
    """On one line, at most so many letters."""
    line = " ".join(clean(words[: 4 * most]).split())
    return breakable(line if len(line) <= most and len(words) <= 4 * most else line[:most].rstrip() + "…")


def title(arrival: Arrival) -> str:
    """The plan's title, cut where it is longer than any title."""
    return short(arrival.title) or _("A plan without a title")


def told(arrival: Arrival) -> str:
    """What it is to the plan here."""
    if arrival.kind is Kind.NEW and arrival.mine is not None:
        return _("A plan that was deleted here.")
    if arrival.kind is Kind.CLASH and arrival.mine is None:
        return _("The plan here is damaged; the received one can take its place.")
    return kind_words(arrival.kind)


def look(kind: Kind) -> tuple[str, str]:
    """Icon and tone of a kind."""
    return {
        Kind.NEW: ("plus", "accent"),
        Kind.SAME: ("check", "muted"),
        Kind.NEWER: ("arrow-up", "accent"),
        Kind.OLDER: ("clock", "muted"),
        Kind.MERGE: ("users", "accent"),
        Kind.CLASH: ("triangle-alert", "warning"),
        Kind.SIGNED: ("flag", "muted"),
    }[kind]


def act(arrival: Arrival, which: Act) -> str:
    """What can be done with it; of what is new here nothing is replaced."""
    if which is Act.TAKE and arrival.kind is Kind.NEW:
        return _("Take in")
    return act_words(which)


def decided(arrival: Arrival, decisions: Decisions) -> str:
    """What will be done with it, and how much is still to be looked at."""
    words, left = act(arrival, decisions.of(arrival).act), decisions.undecided(arrival)
    return f"{words} · {undecided(left)}" if left else words


def undecided(count: int) -> str:
    """How many places were not looked at."""
    return ngettext("{n} place not yet chosen", "{n} places not yet chosen", count).format(n=count)


def about(plan: Plan) -> str:
    """Its office, state and days, what there is of them."""
    day = day_words(plan.event.day)
    number = f"{plan.issue.number}/{plan.office.symbol}" if plan.issue.number else ""
    parts = (plan.office.issuer, state_words(plan.state)[0], plan.event.name, day, number)
    return " · ".join(short(part, 120) for part in parts if part)


def parts_of(plan: Plan) -> str:
    """The titles of its parts, a line each."""
    names = [short(one.title, 120) for one in owners(plan)]
    return "\n".join(f"– {name}" for name in filter(None, names))


def places(*plans: Plan) -> dict[str, str]:
    """The title of the part that each record stands in."""
    found: dict[str, str] = {}
    for owner in (owner for plan in plans for owner in owners(plan)):
        part = short(owner.title, 120)
        for record in (owner, *walk(owner.items)):
            found.setdefault(record.id, part)
    return found


def heading(conflict: Conflict, parts: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Where a conflict stands and what happened there; `names` are those of `labels()`."""
    page = names.get(conflict.place.partition("/")[0]) or parts.get(conflict.record, "")
    what = f"{change_words(conflict.kind)}: {names.get(conflict.code, conflict.code)}"
    return f"{page} › {what}" if page and page != names.get(conflict.code) else what


def sides(conflict: Conflict) -> tuple[str, str, str]:
    """The words of the three; long ones from a little before where they part."""
    three = [shown(conflict.code, words) for words in (conflict.base, conflict.mine, conflict.theirs)]
    nothing = _("(removed)") if conflict.kind is Change.REMOVED else _("(nothing)")
    base, mine, theirs = narrowed(three)
    return base or _("(nothing)"), mine or nothing, theirs or nothing


def narrowed(texts: Sequence[str]) -> list[str]:
    """Long texts cut to the place where they part."""
    if max(map(len, texts)) <= WORDS:
        return [clean(text) for text in texts]
    there = [text for text in texts if text]
    alike = sum(1 for _same in takewhile(lambda letters: len(set(letters)) == 1, zip(*there, strict=False)))
    start = max(0, alike - _BEFORE) if len(there) > 1 else 0
    return [_window(text, start) for text in texts]


def readable(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Differences with long words cut to where they part; whole ones would take minutes to compare."""
    return tuple(_readable(one) for one in found)


def _readable(one: Difference) -> Difference:
    before, after = narrowed((one.before, one.after))
    return replace(one, before=before, after=after, name=short(one.name, WORDS))


def _window(text: str, start: int) -> str:
    cut = clean(text[start : start + WORDS])
    return ("…" if start and text else "") + cut + ("…" if len(text) > start + WORDS else "")


def size(count: int) -> str:
    """Bytes in the unit that suits."""
    value, unit = float(count), 0
    while value >= 1024 and unit < len(_SIZES) - 1:
        value, unit = value / 1024, unit + 1
    return f"{value:.{0 if unit == 0 or value >= 10 else 1}f} {_SIZES[unit]}".replace(".", ",")


def take_in(count: int) -> str:
    """The button that does it."""
    if not count:
        return _("&Take in")
    return ngettext("&Take {n} plan in", "&Take {n} plans in", count).format(n=count)


def taken_in(count: int, replaced: int) -> str:
    """What was done."""
    said = ngettext("{n} plan was taken in.", "{n} plans were taken in.", count).format(n=count)
    return f"{said} {_('What was replaced is kept as a version.')}" if replaced else said
