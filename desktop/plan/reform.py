"""The bodies that the reform of 2025 ended or merged: who no longer stands on a day, and who took over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast
from unicodedata import normalize

from desktop.plan import shelf
from desktop.plan.text import clean

_UBND = r"ubnd|ủy ban nhân dân"
_COUNCIL = rf"{_UBND}|hđnd|hội đồng nhân dân"
_LEVEL = r"huyện|thị xã|quận|thị trấn"
_PAST = re.compile(r"\s*\(?(?:cũ|trước đây)\b")
_NOT_PAST = rf"(?!{_PAST.pattern})"
_DISTRICT = re.compile(
    rf"(?:\b(?P<head>{_COUNCIL}|công an|phòng\s[^,;:.\n]{{1,60}}?)\s+)?(?<!liên )"
    rf"(?:\b(?P<some>các|cấp)\s+)?(?:\bthành phố\s*(?:,|và)\s*)?\b(?:{_LEVEL}|thị (?=ủy))\b"
    rf"(?:\s*(?:ủy|đoàn)\b)?"
    rf"(?P<more>(?:\s*(?:,|và|-)\s*(?:{_LEVEL}|thành phố)\b(?:\s+(?:thuộc|trực thuộc) tỉnh)?)*)" + _NOT_PAST
)
_DISTRICT_CUES = ("huyện", "thị", "quận", "thành phố", "tp")
_NAMED = re.compile(r"\s+([^\W\d_]\w*|\d+)")
_OPEN = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|u[ỳýỷỹỵ](?!\w)")


@dataclass(frozen=True, slots=True)
class Ended:
    """A body as named in the words, its last day, and what to write instead ("": no one body)."""

    words: str
    until: date
    follower: str = ""
    source: str = ""


def ended(words: str, day: date | None) -> Ended | None:
    """The first body named in `words` that no longer stands on that day; without a day, today's state.

    Not for cited documents: their issuer is asked about on the document's own day.
    """
    return next(iter(all_ended(words, day)), None)


def all_ended(words: str, day: date | None) -> tuple[Ended, ...]:
    """Every body named in `words` that no longer stands on that day, in reading order."""
    found = _found(words)
    return found if day is None else tuple(body for body in found if body.until < day)


@dataclass(frozen=True, slots=True)
class _Facts:
    until: date
    source: str
    follower: str = ""


_Hit = tuple[int, int, _Facts]
_Rule = Callable[[str, str], Iterator[_Hit]]


@lru_cache(maxsize=8192)
def _found(words: str) -> tuple[Ended, ...]:
    shown = clean(words)
    plain = _plain(shown)
    hits = sorted((hit for rule in _RULES for hit in rule(plain, shown)), key=lambda hit: (hit[0], -hit[1]))
    found: list[Ended] = []
    last = 0
    for start, end, facts in hits:
        if start >= last:
            named = shown[start:end]
            follower = facts.follower.upper() if named.isupper() else facts.follower
            found.append(Ended(named, facts.until, follower, facts.source))
            last = end
    return tuple(found)


def _bodies(plain: str, shown: str) -> Iterator[_Hit]:
    """ "Sở Thông tin và Truyền thông", and "các Sở: Tài chính, Thông tin và Truyền thông"."""
    names, search, cores = _body_rules()
    for hit in search.finditer(plain):
        yield *hit.span(), names[_key(hit[0])]
    for row in re.finditer(r"\bcác (sở|bộ)\b[^.\n]*", plain):
        for hit in cores[row[1]].finditer(plain, row.start(), row.end()):
            facts = names[f"{row[1]} {_key(hit[1])}"]
            yield *hit.span(1), _Facts(facts.until, facts.source, facts.follower.partition(" ")[2])


def _provinces(plain: str, shown: str) -> Iterator[_Hit]:
    """ "tỉnh Kon Tum", "các tỉnh Gia Lai, Kon Tum", "Sở Khoa học và Công nghệ Kon Tum"."""
    names, one, listed, owned = _province_rules()
    for hit in one.finditer(plain):
        yield *hit.span(), names[_key(hit[1])]
    for search in (listed, owned):
        for row in search.finditer(plain):
            for hit in re.finditer(_any_of(names), row[0]):
                start = row.start() + hit.start()
                if shown[start].isupper():
                    facts = names[_key(hit[0])]
                    follower = facts.follower.removeprefix("tỉnh ")
                    yield start, start + len(hit[0]), _Facts(facts.until, facts.source, follower)


def _districts(plain: str, shown: str) -> Iterator[_Hit]:
    """ "UBND các huyện, thành phố", "UBND huyện Đắk Hà", "thành phố Kon Tum"."""
    if not any(cue in plain for cue in _DISTRICT_CUES):
        return
    facts, cities = _district_rules()
    for hit in _DISTRICT.finditer(plain):
        follower = _communes(hit)
        end = hit.end() if follower else _end_of_name(shown, hit.end())
        if not _PAST.match(plain, end):
            yield hit.start(), end, _Facts(facts.until, facts.source, follower)
    for hit in cities.finditer(plain):
        if shown[hit.start(1)].isupper():
            yield *hit.span(), facts


_RULES: tuple[_Rule, ...] = (_bodies, _provinces, _districts)


def _communes(hit: re.Match[str]) -> str:
    """What stands instead of districts named together; a single district has no one follower."""
    head = hit["head"] or ""
    if hit["some"] == "cấp" and not hit["more"]:
        return f"{head.upper()} cấp xã".strip() if head in ("", "ubnd", "hđnd") else ""
    if (not hit["some"] and not hit["more"]) or hit[0] in ("thị trấn", "các thị trấn"):
        return ""
    if re.fullmatch(_UBND, head):
        return "UBND các xã, phường"
    return "các xã, phường" if not head else ""


def _end_of_name(shown: str, end: int) -> int:
    """Where the capitalised name after "huyện" ends, at most four words."""
    if shown.isupper():
        return end
    for _word in range(4):
        word = _NAMED.match(shown, end)
        if not word or not (word[1][0].isupper() or word[1].isdigit()):
            break
        end = word.end()
    return end


@cache
def _data() -> dict[str, Any]:
    return cast(dict[str, Any], shelf.read("directories", "reform"))


def _facts(groups: list[dict[str, Any]]) -> dict[str, _Facts]:
    return {
        _key(_plain(name)): _Facts(date.fromisoformat(group["until"]), group["source"], follower)
        for group in groups
        for name, follower in group["was"].items()
    }


@cache
def _body_rules() -> tuple[dict[str, _Facts], re.Pattern[str], dict[str, re.Pattern[str]]]:
    names = _facts(_data()["bodies"])
    search = re.compile(rf"\b(?:{_any_of(names)})\b(?!\s+và\s+dân vận)" + _NOT_PAST)
    cores = {}
    for kind in ("sở", "bộ"):
        own = [name.removeprefix(f"{kind} ") for name in names if name.startswith(f"{kind} ")]
        cores[kind] = re.compile(rf"(?:[:,;]\s*|\bvà\s+)({_any_of(own)})\b")
    return names, search, cores


@cache
def _province_rules() -> tuple[dict[str, _Facts], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = _facts(_data()["provinces"])
    any_name = _any_of(names)
    return (
        names,
        re.compile(rf"\btỉnh\s+({any_name})\b" + _NOT_PAST),
        re.compile(r"\bcác tỉnh\b[^.;\n]*"),
        re.compile(
            rf"\b(?:sở|tỉnh ủy|{_COUNCIL})\b[^,;:.\n()]{{0,60}}?(?<!thành phố)(?<!huyện)(?<!thị xã)\s"
            rf"(?:{any_name})\b" + _NOT_PAST
        ),
    )


@cache
def _district_rules() -> tuple[_Facts, re.Pattern[str]]:
    data = _data()["district_level"]
    cities = _any_of(_plain(name) for name in data["cities"])
    head = rf"(?:\b(?:{_COUNCIL})\s+)?"
    return (
        _Facts(date.fromisoformat(data["until"]), data["source"]),
        re.compile(rf"{head}\b(?:thành phố|tp\.?)\s+({cities})\b" + _NOT_PAST),
    )


def _any_of(names: Any) -> str:
    """A pattern of any of these names, the longest first, however spaced and dashed."""
    return "|".join(
        re.escape(name).replace(r"\ \-\ ", r"\s*[-–]\s*").replace(r"\ ", r"\s+")
        for name in sorted(names, key=len, reverse=True)
    )


def _key(plain: str) -> str:
    return " ".join(re.sub(r"\s*[-–]\s*", " - ", plain).split())


def _plain(words: str) -> str:
    """Lower case and one way of placing tones ("Hoà" as "Hòa"); every letter keeps its place."""
    low = words.lower()
    if len(low) != len(words):
        low = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in words)
    return _OPEN.sub(_retoned, low)


def _retoned(hit: re.Match[str]) -> str:
    apart = normalize("NFD", hit[0][1])
    return normalize("NFC", hit[0][0] + apart[1]) + apart[0]
