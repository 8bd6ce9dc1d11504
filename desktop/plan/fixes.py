"""Quick fixes of the review, where what is meant leaves no doubt: each gives the plan after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop.plan import edit, phrase
from desktop.plan.checks import language
from desktop.plan.checks.finding import Finding
from desktop.plan.checks.names import spaced
from desktop.plan.checks.signing import PREFIXES
from desktop.plan.naming import lower
from desktop.plan.plan import Plan
from desktop.plan.spots import Edit, rewritten, spots
from desktop.plan.text import clean, text
from desktop.plan.wording import title_line

Change = Callable[[str], str]
MOST = 40
"""Changes of one kind that a fix makes at one place at most."""
_WEEKDAY = r"(?i)\b(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật)\b"
WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


@dataclass(frozen=True, slots=True)
class Fix:
    """What a quick fix is called (the code of its sentence), and the plan it leads to."""

    words_id: str
    plan_after: Plan


def fix_of(plan: Plan, finding: Finding) -> Fix | None:
    """The safe fix of a finding; None where only the worker knows."""
    if plan.frozen:
        return None
    after: Plan | None = None
    if change := _change(finding):
        after = _at(plan, finding.place, change)
    elif finding.code in _PARTS:
        after = _PARTS[finding.code](plan, finding)
    return Fix(finding.code, after) if after is not None and after != plan else None


def _change(finding: Finding) -> Change | None:
    """How the words at the place are changed, one spot a time, None when it is no matter of words."""
    words = finding.words
    if finding.code in ("event_name", "unit_spelling", "misspelt", "dissolved") and len(words) == 2:
        return partial(_replaced, words[0], _like(words[0], words[1]))
    if finding.code == "time_weekday" and words:
        return partial(_right_weekday, words[0])
    if finding.code == "stop_missing":
        return lambda line: f"{line.rstrip()}." if line.rstrip().endswith(words[0]) else line
    if finding.code == "typed_mark":
        return lambda line: (
            line.lstrip().removeprefix(words[0]).lstrip() if line.lstrip().startswith(words[0]) else line
        )
    return _CHANGES.get(finding.code)


def _like(written: str, right: str) -> str:
    """What is right, beginning small where the words began small ("ngày Khoa học …")."""
    return right[:1].lower() + right[1:] if written[:1].islower() else right


def _replaced(wrong: str, right: str, words: str) -> str:
    at = words.find(wrong)
    if at < 0 or (right.startswith(wrong) and words.startswith(right, at)):
        return words
    return words[:at] + right + words[at + len(wrong) :]


def _sub(pattern: str, put: str | Callable[[re.Match[str]], str], words: str) -> str:
    return re.sub(pattern, put, words, count=1)


def _one_mark(match: re.Match[str]) -> str:
    """The stronger of two marks in a row."""
    signs = re.sub(r"\s", "", match[0])
    return max(signs, key=":,;.".index) if len(set(signs)) > 1 else signs[0]


def _tight(match: re.Match[str]) -> str:
    """The words with right spaces round their marks."""
    bare = re.sub(r"\s+([,;:.?!)”])", r"\1", re.sub(r"([(“])\s+", r"\1", match[0]))
    return re.sub(r" {2,}", " ", re.sub(r"([,;])(?=[^\W\d_])", r"\1 ", bare))


def _date(match: re.Match[str]) -> str:
    return re.sub(r"\s*/\s*", "/", re.sub(r"ngày(?=\d)", "ngày ", match[0]))


def _capital(match: re.Match[str]) -> str:
    return match[0][0].upper() + match[0][1:]


def _bare_symbol(symbol: str) -> str:
    """ "999/QĐ-TTg" of "999 /Qđ - TTg"."""
    bare = re.sub(r"\s*([/-])\s*", r"\1", symbol)
    return re.sub(r"(?i)(?<=/)(qđ|nđ)(?=-)", lambda kind: kind[0].upper(), bare)


def _bare(match: re.Match[str]) -> str:
    """The words between marks of another program."""
    return match[0].strip("|*_").replace("\\r\\n", " ")


def _curly(match: re.Match[str]) -> str:
    return f"“{match[1]}”"


def _right_weekday(phrase_words: str, words: str) -> str:
    """The weekday beside the first day of the phrase, by the calendar."""
    day = phrase.parse(phrase_words).start
    if day is None or phrase_words not in words:
        return words
    right = "Chủ nhật" if day.weekday() == 6 else f"Thứ {WEEKDAYS[day.weekday()]}"
    named = re.findall(_WEEKDAY, phrase_words)
    if len(named) != 1:
        return words
    return words.replace(phrase_words, phrase_words.replace(named[0], _cased(named[0], right, day)), 1)


def _cased(written: str, right: str, day: date) -> str:
    """The right weekday as the wrong one was written: a figure for a figure, a small letter for one."""
    if re.search(r"\d", written) and day.weekday() < 6:
        right = f"Thứ {day.weekday() + 2}"
    return _like(written, right)


_CHANGES: Mapping[str, Change] = {
    "doubled_mark": partial(_sub, language.DOUBLED_MARK, _one_mark),
    "doubled_word": partial(_sub, language.DOUBLED_WORD, r"\1"),
    "loose_hyphen": partial(_sub, language.LOOSE_HYPHEN, lambda match: spaced(match[0])),
    "loose_date": partial(_sub, language.LOOSE_DATE, _date),
    "loose_space": partial(_sub, language.LOOSE_SPACE, _tight),
    "lower_kind": partial(_sub, language.LOWER_KIND, _capital),
    "symbol_slip": partial(_sub, language.SYMBOL_SLIP, lambda match: _bare_symbol(match[0])),
    "quotes_mixed": partial(_sub, r'"([^"]*)"', _curly),
    "end_inside": partial(_sub, r"\./\.", "."),
    "odd_signs": lambda words: re.sub(r" {2,}", " ", re.sub(language.ODD, _bare, clean(words))).strip(),
    "recipient_comma": partial(
        _sub, r"\b(CT|GD|CVP|Chủ tịch|Giám đốc) (?=các (?:Phó|PGD|PCT|PCVP))", r"\1, "
    ),
}


# --- places ----------------------------------------------------------------------------------------


def _at(plan: Plan, place: str, change: Change) -> Plan:
    """The plan with the words at a place changed, as often as there is something to change."""
    for _turn in range(MOST):
        edits = {
            number: (_difference(spot.words, changed),)
            for number, spot in enumerate(spots(plan))
            if spot.place == place and (changed := change(spot.words)) != spot.words
        }
        if not edits:
            break
        plan = rewritten(plan, edits)
    return plan


def _difference(before: str, after: str) -> Edit:
    """The one stretch in which two words differ, with a letter of its own to stand on."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    tail = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    stop = len(before) - tail
    if start == stop and start:
        start -= 1
    return start, stop, after[start : len(after) - tail]


# --- parts that are no words of a record -----------------------------------------------------------


def _without_as_above(plan: Plan, finding: Finding) -> Plan:
    return edit.set_recipients(plan, tuple(r for r in plan.recipients if r.name not in finding.words))


def _prefix(plan: Plan, finding: Finding) -> Plan:
    found = "|".join(re.escape(prefix) for prefix in PREFIXES)
    lines = tuple(re.sub(rf"^({found})(?=\S)", r"\1 ", line) for line in plan.signature.authority)
    return edit.set_signature(plan, replace(plan.signature, authority=lines))


def _people_committee(plan: Plan, finding: Finding) -> Plan:
    lines = ("TM. ỦY BAN NHÂN DÂN", *plan.signature.authority)
    return edit.set_signature(plan, replace(plan.signature, authority=lines))


def _closing(plan: Plan, finding: Finding) -> Plan:
    return edit.set_closing(plan, text(f"Trên đây là Kế hoạch {lower(title_line(plan))}".rstrip()))


def _once_only(plan: Plan, finding: Finding) -> Plan:
    """Recipients without the second of the same name."""
    found = [n for n, recipient in enumerate(plan.recipients) if recipient.name == finding.words[0]]
    kept = tuple(r for n, r in enumerate(plan.recipients) if not found or n != found[-1])
    return edit.set_recipients(plan, kept) if finding.place == "recipients" else plan


def _kind_of_basis(plan: Plan, finding: Finding) -> Plan:
    return edit.set_bases(
        plan, tuple(replace(b, kind=b.kind[:1].upper() + b.kind[1:]) for b in plan.opening.bases)
    )


def _archive(plan: Plan, finding: Finding) -> Plan:
    return edit.set_archive(plan, plan.archive.replace(finding.words[0], finding.words[1]))


def _symbol_of_basis(plan: Plan, finding: Finding) -> Plan:
    bases = plan.opening.bases
    return edit.set_bases(plan, tuple(replace(b, number=_bare_symbol(b.number)) for b in bases))


def _symbol_of_office(plan: Plan, finding: Finding) -> Plan:
    bare = re.sub(r"\s+", "", plan.office.symbol)
    return edit.set_office(plan, replace(plan.office, symbol=bare))


_PARTS: Mapping[str, Callable[[Plan, Finding], Plan]] = {
    "recipient_as_above": _without_as_above,
    "prefix_space": _prefix,
    "tm_missing": _people_committee,
    "end_missing": _closing,
    "unit_twice": _once_only,
    "basis_kind_case": _kind_of_basis,
    "basis_symbol": _symbol_of_basis,
    "archive_slip": _archive,
    "symbol_spaces": _symbol_of_office,
}
