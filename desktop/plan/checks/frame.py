"""What every plan must have: its parts, its opening, filled sections, known stamps (decree30 §12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.plan.checks.facts import Facts, Line
from desktop.plan.checks.finding import Finding, error, hint, warning
from desktop.plan.item import Money, Table
from desktop.plan.plan import Annex, Plan, SectionKind
from desktop.plan.stamps import CIRCULATIONS, URGENCIES, secret_mark
from desktop.plan.tree import owners
from desktop.plan.wording import GAP, cite, recipient_line

_LAWS = ("Luật", "Pháp lệnh", "Bộ luật")
_LACKS = {
    (True, True): "basis_blank",
    (True, False): "basis_number_missing",
    (False, True): "basis_day_missing",
}
"""Code of a cited document without number, without day."""


def missing_parts(facts: Facts) -> Iterator[Finding]:
    """Components 2, 4, 5a, 7 and 9b must be there (decree30 §12)."""
    plan = facts.plan
    parts = (
        (plan.office.issuer, "office", "issuer_missing"),
        (plan.office.place, "office", "place_missing"),
        (plan.office.symbol, "office", "symbol_missing"),
        (plan.title.strip(), "title", "title_missing"),
        (plan.signature.authority, "signature", "authority_missing"),
        (plan.signature.name, "signature", "signer_missing"),
        (plan.recipients, "recipients", "recipients_missing"),
        (plan.sections, "office", "sections_missing"),
    )
    for part, place, code in parts:
        if not part:
            yield error(code, place)


def opening(facts: Facts) -> Iterator[Finding]:
    """A basis, and what the office does on it."""
    if not facts.plan.opening.bases:
        yield warning("bases_missing", "opening")
    if not facts.plan.opening.conclusion:
        yield warning("conclusion_missing", "opening")


def sections(facts: Facts) -> Iterator[Finding]:
    """Parts of the plan have titles and something below them (decree30 H1)."""
    for owner in owners(facts.plan):
        annex = isinstance(owner, Annex)
        if not owner.title.strip():
            yield error("annex_untitled" if annex else "section_untitled", owner.id)
        if not owner.items:
            yield warning("section_empty", owner.id, owner.title)


def cost(facts: Facts) -> Iterator[Finding]:
    """Where the money comes from is said somewhere (domain §7)."""
    plan = facts.plan
    told = any(isinstance(item.content, Money) for item in facts.items)
    if plan.sections and not told and all(section.kind is not SectionKind.COST for section in plan.sections):
        yield hint("cost_missing", plan.sections[-1].id)


def gaps(facts: Facts) -> Iterator[Finding]:
    """Dots that are still to be filled in: empty records, and those inside words anywhere on the paper."""
    for line in facts.item_lines:
        if GAP in line.words and line.item is not None:
            yield warning("gap", line.place, type(line.item.content).__name__.lower())
    told = {line.place for line in facts.item_lines if GAP in line.words} | {"recipients"}
    cited = {line.words for line in facts.cited_lines}
    for line in facts.all_lines:
        if GAP in line.words and line.place not in told and line.words not in cited:
            yield warning("dots", line.place, _round_gap(line.words))
    for line in _frame_lines(facts.plan):
        if GAP in line.words:
            yield warning("dots", line.place, _round_gap(line.words))


def bases(facts: Facts) -> Iterator[Finding]:
    """A cited document has its number and day, and no dots; a law may go without (decree30 §8 Q1)."""
    for basis in facts.plan.opening.bases:
        words = cite(basis)
        missing = (not basis.number, basis.day is None and not re.search(r"ngày \d|/\d{4}$", basis.number))
        if any(missing) and not basis.kind.startswith(_LAWS):
            yield warning(_LACKS[missing], "opening", words)
        elif GAP in words:
            yield warning("dots", "opening", _round_gap(words))


def _frame_lines(plan: Plan) -> Iterator[Line]:
    """Words of the frame that no other check reads."""
    office, signature = plan.office, plan.signature
    yield from (
        Line("office", words) for words in (office.superior, office.issuer, office.place, office.name)
    )
    yield from (Line("recipients", recipient_line(recipient)) for recipient in plan.recipients)
    yield Line("recipients", plan.archive)
    yield from (Line("signature", words) for words in (*signature.authority, signature.name))


def _round_gap(words: str) -> str:
    """The gap with a few words on both sides."""
    before, _gap, after = " ".join(words.split()).partition(GAP)
    left, right = before.split(" "), after.split(" ")
    head = ("… " if len(left) > 5 else "") + " ".join(left[-5:])
    return head + GAP + " ".join(right[:5]) + (" …" if len(right) > 5 else "")


def stamps(facts: Facts) -> Iterator[Finding]:
    """Secrets are not drafted here, and a stamp is one that the Decree knows (decree30 X1–X3)."""
    plan = facts.plan
    if mark := secret_mark(plan.title):
        yield error("secret_mark", "title", mark)
    for words, known in ((plan.stamps.urgency, URGENCIES), (plan.stamps.circulation, CIRCULATIONS)):
        if mark := secret_mark(words):
            yield error("secret_mark", "stamps", mark)
        elif words and words not in known:
            yield error("stamp_unknown", "stamps", words)


def annex_lines(facts: Facts) -> Iterator[Finding]:
    """A typed "Kèm theo Kế hoạch số … ngày …" that is not this plan's (domain §8.19)."""
    issue, symbol = facts.plan.issue, facts.plan.office.symbol
    for line in facts.lines:
        match = re.search(
            r"[Kk]èm theo [Kk]ế hoạch số\s*(\S*?)\s*/\s*([^\s,)]+)(?:\s*ngày\s*([\d/]+))?", line.words
        )
        if match is None:
            continue
        number, sign, day = match.groups()
        wrong_day = (
            day
            and facts.day
            and [int(part) for part in day.split("/") if part]
            != [
                facts.day.day,
                facts.day.month,
                facts.day.year,
            ]
        )
        if (number and number.lstrip("0.…") != issue.number.lstrip("0")) or sign != symbol or wrong_day:
            yield warning("annex_line", line.place, match[0])


def tables(facts: Facts) -> Iterator[Finding]:
    """A row that numbers the columns numbers them all (domain §7)."""
    for item in facts.items:
        if not isinstance(item.content, Table):
            continue
        for row in item.content.rows:
            bare = [cell.strip(" ().") for cell in row]
            numbers = [cell for cell in bare if cell]
            counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
            if counted and 2 <= len(numbers) < len(row) and bare[: len(numbers)] == numbers:
                yield warning("table_index", item.id, str(len(numbers)), str(len(row)))


def symbols(facts: Facts) -> Iterator[Finding]:
    """Spaces in the office's symbol, small letters at the head of a cited document (domain §5, U17)."""
    if re.search(r"\s", facts.plan.office.symbol.strip()):
        yield warning("symbol_spaces", "office", facts.plan.office.symbol)
    for basis in facts.plan.opening.bases:
        if basis.kind[:1].islower():
            yield warning("basis_kind_case", "opening", f"{basis.kind} {basis.number}".strip())
        if re.search(r"\s/|/\s|\s-|-\s|/(?:Qđ|qđ|qĐ|Nđ|nđ|nĐ)-", basis.number):
            yield warning("basis_symbol", "opening", basis.number)
