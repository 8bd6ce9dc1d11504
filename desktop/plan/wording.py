"""The words that each record prints: `Chủ trì: Phòng A; Phòng B.` and the like (domain §2, §3, §5)."""

from __future__ import annotations

from dataclasses import replace

from desktop.plan.dates import long_date, short_date
from desktop.plan.item import (
    Activity,
    Content,
    Duty,
    DutyStyle,
    Heading,
    Item,
    Money,
    Paper,
    People,
    Prose,
    Quote,
    Role,
    Table,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.plan import Basis, Plan, Recipient
from desktop.plan.text import Run, Text

GAP = "…………"
_STOPS = (".", ";", ":", "!", "?", "…", "/.", ",")


def sentence(content: Content) -> Text:
    """The printed words of a record, without its mark; gaps show as dots."""
    match content:
        case Prose(text=words):
            return words or _plain(GAP)
        case Heading(text=title):
            return Text((Run(title or GAP, bold=True),))
        case Activity():
            return _activity(content)
        case Duty():
            return _duty(content)
        case Role():
            return _role(content)
        case Timing(text=words, label=label):
            return _stop(_labelled(label, words or _plain(GAP)))
        case Venue(place=place, label=label, tentative=tentative):
            return _stop(_labelled(label, _plain(("dự kiến " if tentative else "") + (place or GAP))))
        case People():
            return _people(content)
        case Paper():
            return _paper(content)
        case Quote():
            return _quote(content)
        case Money():
            return _money(content)
        case Table():
            return Text()


def item_words(item: Item) -> Text:
    """The printed words of an item; where the mark is bold the label is bold too ("**a) Chủ đề:** …")."""
    words = sentence(item.content)
    match item.content:
        case Role(label=label) | Timing(label=label) | Venue(label=label) | People(label=label):
            pass
        case Quote(label=label) | Money(label=label):
            pass
        case _:
            return words
    if not (item.bold_mark and label):
        return words
    first, *rest = words.runs
    return Text((replace(first, bold=True), *rest))


def unit_names(units: tuple[Unit, ...], joiner: str) -> str:
    """Names joined as the office joins them, dots where there is none."""
    return joiner.join(unit.name or GAP for unit in units) or GAP


def cite(basis: Basis) -> str:
    """A cited document in one phrase (decree30 §8 Q1)."""
    words = basis.kind or GAP
    if basis.number or not _is_law(basis):
        words += f" số {basis.number or GAP}"
    if basis.day:
        words += f" {long_date(basis.day)}" if basis.long_day else f" ngày {short_date(basis.day)}"
    if basis.issuer:
        words += f" của {basis.issuer}"
    return f"{words} {basis.subject}".rstrip()


def recipient_line(recipient: Recipient) -> str:
    """ "UBND tỉnh (b/c)"; the dash and the semicolon belong to the page."""
    return (recipient.name or GAP) + (f" ({recipient.note})" if recipient.note else "")


def title_line(plan: Plan) -> str:
    """The title on one line, "" when there is none."""
    return " ".join(plan.title.split())


def _activity(activity: Activity) -> Text:
    title = activity.title or _plain(GAP)
    if activity.heading:
        return Text(tuple(replace(run, bold=True) for run in title.runs))
    return title


def _duty(duty: Duty) -> Text:
    names = duty.before + unit_names(duty.units, duty.joiner)
    if duty.style is DutyStyle.HEADING:
        return Text((Run(names, bold=True),))
    lead = names + (": " if duty.style is DutyStyle.INLINE else " ")
    if duty.verb:
        lead += duty.verb + " "
    if duty.partners:
        lead += unit_names(duty.partners, ", ") + " "
    return _stop(Text((Run(lead), *(duty.text or _plain(GAP)).runs)))


def _role(role: Role) -> Text:
    names = unit_names(role.units, role.joiner)
    if role.verb:
        names += f" {role.verb}"
    if role.partners:
        names += f" {unit_names(role.partners, ', ')}"
    words = _plain(names)
    if role.task:
        words = Text((*words.runs, Run(" "), *role.task.runs))
    return _stop(_labelled(role.label, words))


def _people(people: People) -> Text:
    words = people.text
    if people.count is not None:
        number = f"({'dự kiến ' if people.tentative else ''}{people.count:02d} {people.noun})"
        gap = (Run(" "),) if words else ()
        return _labelled(people.label, Text((*words.runs, *gap, Run(number, italic=True))))
    return _stop(_labelled(people.label, words or _plain(GAP)))


def _paper(paper: Paper) -> Text:
    words = f"{paper.unit.name or GAP} {paper.task}: “{paper.title or GAP}”"
    return _stop(_plain(words + (f" {paper.after}" if paper.after else "")))


def _quote(quote: Quote) -> Text:
    inner = Text((Run("“"), Run(quote.text or GAP, italic=quote.italic), Run("”")))
    return _stop(_labelled(quote.label, inner))


def _money(money: Money) -> Text:
    words = money.source or _plain(GAP)
    if money.amount is not None:
        total = f"{money.amount:,} đồng".replace(",", ".")
        words = Text((*words.runs, Run(f" (tổng số: {total})"))) if money.source else _plain(total)
    return _stop(_labelled(money.label, words))


def _labelled(label: str, words: Text) -> Text:
    return Text((Run(f"{label}: "), *words.runs)) if label else words


def _stop(words: Text) -> Text:
    return words if words.plain.rstrip().endswith(_STOPS) else Text((*words.runs, Run(".")))


def _plain(words: str) -> Text:
    return Text((Run(words),))


def _is_law(basis: Basis) -> bool:
    return basis.kind.startswith(("Luật", "Pháp lệnh", "Bộ luật"))
