"""Punctuation, brackets, quotes, spaces, doubled words and typed numbers in the words (domain §7, §8.1–3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from desktop.plan.checks import spelling
from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, Severity, error, hint, warning
from desktop.plan.checks.names import expanded
from desktop.plan.item import Activity, Duty, Heading, Item, Mark, Prose
from desktop.plan.plan import Annex
from desktop.plan.text import clean
from desktop.plan.tree import owners, walk

E, W, I = Severity.ERROR, Severity.WARNING, Severity.HINT  # noqa: E741
FUNCTION_WORDS = "và của các trong cho với tại theo những được về là đến bởi"
DOUBLED_WORD = rf"(?i)\b({FUNCTION_WORDS.replace(' ', '|')})\s+\1\b"
DOUBLED_MARK = r"[,;:]\s?[,;:](?!\w)|[,;:]\s?\.(?![./])|(?<!\.)\.\.(?!\.)"
TYPED_MARK = (
    r"\s*(?:[-–—+*•]\s+|(?:\d{1,2}\.){1,4}\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-ZĐÀ-Ỹ])|\d{1,2}\)\s+"
    r"|\(\d{1,2}\)\s+|[a-zđ][.)]\s+|[IVX]{1,5}[.)](?=\s|[^\W\d_]{2})\s*)"
)
LOOSE_HYPHEN = r"\w+(?:- | -)(?=\w)\w+"
LOOSE_DATE = r"\bngày\d+|(?<!\d)\d{1,2} /\s?\d{1,2}\b|(?<!\d)\d{1,2}/ \d{1,2}\b"
LOOSE_SPACE = r"\w* [,;:?!)”](?!\.)|\w+ \.(?![./])|[(“] \w*|\S {2,}\S|[^\W\d_A-Z][,;](?=[^\W\dA-ZĐ_]{2})\w+"
GARBLED = (
    r"(?i)\b(?:(?:(phối hợp|chủ trì)(?:\s+\w+){0,3}\s+\1)|(\w+ \w+ \w+(?: \w+)*)\s+\2"
    r"|(ủy ban nhân dân|bộ \w+|sở \w+)\s+\3)\b"
)
LOWER_KIND = r"(?<!\w)(?:nghị định|quyết định|kế hoạch|công văn|thông tư|chỉ thị|nghị quyết) số (?=\d)"
SYMBOL_SLIP = (
    r"\d+/(?:\d{4}/)?(?:Qđ|qđ|qĐ|Nđ|nđ|nĐ)-\w+|\d+ +/\s?[A-ZĐ]+\w*|\d+/[A-ZĐ]+(?: +-|- +| - )[A-ZĐ]{2,}\w*"
)
ODD = r"\|[^|]*\|?|\*\*+|\\r\\n|__+(?=\w)"
_RIVALS = (
    (
        "mixed_hang",
        ("ằng ", r"(?<!\w)[Hh]ằng (?:ngày|tuần|tháng|quý|năm)\b"),
        ("àng ", r"(?<!\w)[Hh]àng (?:ngày|tuần|tháng|quý|năm)\b"),
    ),
    (
        "mixed_tone",
        ("[òóỏõọùúủũụ](?=[aey])", r"[^\W\d_]{0,3}(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y)\b"),
        ("[ou](?=[àáảãạèéẻẽẹỳýỷỹỵ])", r"[^\W\d_]{0,3}(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b"),
    ),
)
"""Code of two ways of writing, and what shows each: a cue that is quick to look for, and the whole."""
_STOPS = (".", ";", ":", "!", "?", "…", ",", ".”", "…”")
_PATTERNS = (
    ("doubled_mark", E, DOUBLED_MARK),
    ("doubled_word", W, DOUBLED_WORD),
    ("loose_hyphen", W, LOOSE_HYPHEN),
    ("loose_date", W, LOOSE_DATE),
    ("loose_space", I, LOOSE_SPACE),
    ("lower_kind", W, LOWER_KIND),
    ("symbol_slip", W, SYMBOL_SLIP),
    ("odd_signs", W, ODD),
)
_CUES = (
    (r"\d", (LOOSE_DATE, LOWER_KIND, SYMBOL_SLIP)),
    ("[- ](?:-|(?<=-) )", (LOOSE_HYPHEN,)),
    (r"[ (“,;](?:(?<= )[ ,;:?!)”.]|(?<=[(“]) |(?<=[,;])[^\W\d_])", (LOOSE_SPACE,)),
)
"""What stands in every match of some patterns, and is quicker to look for than they."""


def words(facts: Facts) -> Iterator[Finding]:
    """Faults that a line of words shows by itself."""
    for line in facts.lines:
        for code, severity, *quoted in faults(line.words):
            yield Finding(code, severity, line.place, tuple(quoted))


@lru_cache(maxsize=4096)
def faults(words: str) -> tuple[tuple[str, Severity, str] | tuple[str, Severity, str, str], ...]:
    """Code, severity and quoted words of every fault in one line."""
    found: list[tuple[str, Severity, str] | tuple[str, Severity, str, str]] = []
    passed = {pattern for cue, patterns in _CUES if not re.search(cue, words) for pattern in patterns}
    for code, severity, pattern in _PATTERNS:
        match = re.search(pattern, words) if pattern not in passed else None
        if match:
            found.append(
                (code, severity, around(words, match) if code == "doubled_mark" else match[0].strip())
            )
    if (said := garbled(words)) and not re.search(DOUBLED_WORD, words):
        found.append(("garbled", W, said))
    if pair := unpaired(words):
        found.append(("unbalanced", E, pair, words[:60]))
    if clean(words) != words:
        found.append(("odd_signs", W, words[:40].strip()))
    found += [("misspelt", W, slip, meant) for slip, meant in spelling.slips(words)]
    known = " ".join(slip.lower() for slip in spelling.SLIPS)
    found += [("no_syllable", W, word) for word in spelling.impossible(words) if word.lower() not in known]
    return tuple(dict.fromkeys(found))


def garbled(words: str) -> str:
    """Words that stand twice without sense, "" when there are none."""
    full = expanded(words)
    match = re.search(GARBLED, full) if _repeats(re.findall(r"\w+", full.lower())) else None
    return match[0] if match else ""


def _repeats(said: list[str]) -> bool:
    """Whether two words come again at once or after a few others, or a longer row of words at once."""
    at: dict[tuple[str, str], int] = {}
    for n, pair in enumerate(pairwise(said)):
        last = at.get(pair)
        if last is not None and (n - last <= 5 or said[last:n] == said[n : 2 * n - last]):
            return True
        at[pair] = n
    return False


def around(words: str, match: re.Match[str]) -> str:
    """The match with up to twelve letters before it."""
    return words[max(0, match.start() - 12) : match.end()].strip()


def unpaired(words: str) -> str:
    """ "()" or "“”" where one half stands alone, "" when all come in pairs; "a)" in a text is no half."""
    for opened, closed in (("“", "”"), ("(", ")"), ("[", "]")):
        depth = 0
        signs = [at for at, sign in enumerate(words) if sign in (opened, closed)] if closed in words else []
        if not signs and opened in words:
            return opened + closed
        for at in signs:
            if words[at] == opened:
                depth += 1
            elif depth or not _lists(words, at):
                depth -= 1
                if depth < 0:
                    return opened + closed
        if depth:
            return opened + closed
    return '""' if words.count('"') % 2 else ""


def _lists(words: str, at: int) -> bool:
    """Whether the ")" at this place closes a list letter or number such as "a)" or "1)"."""
    return words[at] == ")" and bool(re.search(r"(?:^|[\s;,:])(?:[a-zđ]|\d{1,2})$", words[:at]))


def typed_marks(facts: Facts) -> Iterator[Finding]:
    """Numbers and dashes typed into the words; the program numbers by itself (domain §8.1)."""
    for owner in owners(facts.plan):
        if match := re.match(TYPED_MARK, owner.title):
            yield error("typed_mark", owner.id, match[0].strip(), owner.title[:60])
    for line in facts.item_lines:
        item = line.item
        if item is None or not isinstance(item.content, Prose | Heading | Activity | Duty):
            continue
        if match := re.match(TYPED_MARK, line.words):
            severity = W if item.mark is Mark.NONE else E
            yield Finding("typed_mark", severity, item.id, (match[0].strip(), line.words[:60]))


def quotes(facts: Facts) -> Iterator[Finding]:
    """Straight quotation marks beside curly ones (domain §7)."""
    if not any("“" in line.words for line in facts.lines):
        return
    for line in facts.lines:
        if match := re.search(r'"[^"]*"', line.words):
            yield warning("quotes_mixed", line.place, match[0][:60])


def stops(facts: Facts) -> Iterator[Finding]:
    """Sentences that end without a stop; the plan's last words get "./." from the page."""
    last = facts.last_item
    for line in facts.item_lines:
        item = line.item
        if item is None or item is last or not isinstance(item.content, Prose) or _in_annex(facts, item):
            continue
        bare = line.words.rstrip().rstrip('”)’"')
        if len(bare.split()) > 7 and not line.words.rstrip().endswith(_STOPS) and not bare.endswith(_STOPS):
            yield warning("stop_missing", item.id, line.words.rstrip()[-40:])


def endings(facts: Facts) -> Iterator[Finding]:
    """ "./." belongs behind the last word alone, where the page puts it (domain §8.18)."""
    lasts = {"closing"} if facts.plan.closing else {facts.last_item.id} if facts.last_item else set()
    for line in facts.lines:
        inside = line.words.rstrip()
        if line.place in lasts:
            inside = inside.removesuffix("./.")
        if "./." in inside:
            yield warning("end_inside", line.place, _tail(inside))
    last = facts.last_item
    if last is not None and type(last.content).__name__ == "Table":
        yield warning("end_missing", "closing")


def _tail(words: str) -> str:
    at = words.index("./.")
    return words[max(0, at - 30) : at + 3]


def spelling_mixed(facts: Facts) -> Iterator[Finding]:
    """ "hằng" and "hàng", "hoà" and "hòa" in one document (domain §8.16)."""
    for code, *patterns in _RIVALS:
        hits = [
            [(line.place, word) for line in facts.lines for word in _hits(cue, pattern, line.words)]
            for cue, pattern in patterns
        ]
        if all(hits):
            rare, usual = sorted(hits, key=len)
            yield hint(code, rare[0][0], rare[0][1], usual[0][1])


@lru_cache(maxsize=16384)
def _hits(cue: str, pattern: str, words: str) -> tuple[str, ...]:
    return tuple(re.findall(pattern, words)) if re.search(cue, words) else ()


def lead_ins(facts: Facts) -> Iterator[Finding]:
    """A sentence that leads into its neighbours is numbered like one of them (domain §7)."""
    for owner in owners(facts.plan):
        for level in (owner.items, *(item.children for item in walk(owner.items))):
            if len(level) > 1 and _leads(facts, level[0]) and level[0].mark is level[1].mark is not Mark.NONE:
                yield warning("lead_in_numbered", level[0].id, facts.words_at[level[0].id][:60])


def _leads(facts: Facts, item: Item) -> bool:
    words = facts.words_at[item.id].rstrip()
    return isinstance(item.content, Prose) and not item.children and words.endswith(":")


def broken_titles(facts: Facts) -> Iterator[Finding]:
    """A title that begins in the middle of a sentence, or has swallowed a label (domain §7)."""
    labels = "Khẩu hiệu|Chủ đề|Thời gian|Địa điểm|Chủ trì|Đơn vị chủ trì|Phối hợp|Thành phần"
    for line in facts.item_lines:
        if line.item is None or not isinstance(line.item.content, Activity | Heading):
            continue
        if re.match(r"\s*(?:\d{1,2}[/-]\d{1,2}\s*[;,.]|[;,.:)”])", line.words):
            yield warning("title_cut", line.place, line.words[:40])
        if match := re.search(rf".\s(?:{labels})(?: thực hiện)?\s*:", line.words):
            yield warning("label_inside", line.place, match[0][1:].strip())


def _in_annex(facts: Facts, item: Item) -> bool:
    holders = [owner for owner in owners(facts.plan) if isinstance(owner, Annex)]
    return any(item is below for owner in holders for below in walk(owner.items))
