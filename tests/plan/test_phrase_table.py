"""The table of time_phrases.tsv: what offices write (plan year 2026), and what is understood of it."""

import csv
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desktop.plan import phrase
from desktop.plan.when import KINDS, When

with (Path(__file__).parent / "time_phrases.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
PHRASES = [row["phrase"] for row in ROWS]


def day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def mark(when: When) -> str:
    """What a kind holds beside its bounds."""
    if when.kind in ("deadline", "relative") and when.flag:
        return f"flag {when.flag}"
    if when.core:
        return f"core {when.core[0]} {when.core[1]}"
    if when.anchor:
        return f"anchor {when.anchor}"
    if when.kind == "sessions":
        return f"parts {len(when.parts)}"
    if when.every:
        return f"every {', '.join(when.every)}"
    return f"length {when.length.amount:g} {when.length.unit}" if when.length else ""


def test_the_table_has_at_least_twelve_phrases_of_every_kind():
    counted = Counter(row["kind"] for row in ROWS)
    assert len(set(PHRASES)) == len(ROWS) > 300
    assert set(counted) == set(KINDS)
    assert min(counted.values()) >= 12


@pytest.mark.parametrize("row", ROWS, ids=PHRASES)
def test_a_phrase_is_understood(row):
    found = phrase.parse(row["phrase"], year=2026)
    assert found.kind == row["kind"]
    assert (found.earliest, found.latest) == (day(row["earliest"]), day(row["latest"]))
    assert mark(found) == row["mark"]
    assert found.tentative == bool(row["tentative"])
    assert ", ".join(found.assumed) == row["assumed"]


@pytest.mark.parametrize("words", PHRASES)
def test_its_own_words_are_understood_alike(words):
    found = phrase.parse(words, year=2026)
    assert phrase.parse(phrase.words(found)) == found
    assert unicodedata.is_normalized("NFC", phrase.words(found))
    assert phrase.echo(found)


@pytest.mark.parametrize("words", PHRASES)
@pytest.mark.parametrize(
    "change",
    [lambda w: unicodedata.normalize("NFD", w), lambda w: w.replace(" ", "  "), lambda w: f" {w}\n",
     lambda w: w.replace(" ", "\u00a0"), lambda w: w.replace("-", "–").replace(" – ", " — "),
     lambda w: w.replace(" ", "\n", 1), lambda w: f"\u200f{w}\u202c"],
    ids=["nfd", "doubled", "padded", "nbsp", "dash", "broken line", "right to left"],
)  # fmt: skip
def test_it_is_understood_in_other_bytes(words, change):
    found, same = phrase.parse(change(words), year=2026), phrase.parse(words, year=2026)
    assert (found.kind, found.window, found.latest, found.core) == (
        same.kind,
        same.window,
        same.latest,
        same.core,
    )


@pytest.mark.parametrize("words", [words for words in PHRASES if not words.endswith((".", "…", "_", "-"))])
def test_capitals_and_a_full_stop_change_nothing(words):
    found, same = phrase.parse(words.upper() + ".", year=2026), phrase.parse(words, year=2026)
    assert (found.kind, found.window, found.latest) == (same.kind, same.window, same.latest)


HOSTILE = (
    "trước ", "trọng tâm ", "thường xuyên, ", "hằng tháng, ", "từ ngày ", "1/1 ", "01 ngày, ", "hạn ",
    "hoàn thành ", "đến hết ", "thứ hai, ", "8h00 ", "(", "))((", "tháng tư ", "dự kiến ", "; 1/5/2026 ",
    "Ca 1: 1/5 ", "để ", "1-", "12-13/5 và ", "trong vòng 5 ngày kể từ ", "mỗi tháng ", "ngày thứ hai, ",
    "định kỳ 6 tháng, ", " " * 7, "sau khi ", "quý i, ", "chuyển từ ngày 1/5 sang ", "tuần 2 ",
    "các ngày 1, ", "trước 5 ngày so với ", "năm 2026 - ", "âm lịch ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("tail", ["", "ngày 18/5/2026", " x"])
@pytest.mark.parametrize("length", [phrase.LONGEST, phrase.LONGEST_CUED])
def test_long_hostile_words_are_read_to_the_end(piece, tail, length):
    longest = (piece * length)[: length - len(tail)] + tail
    found = phrase.parse(longest, year=2026)
    assert found.kind in KINDS
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize("piece", [*HOSTILE, "\u202e18/5/2026", "a", "đ\u0302\u0323", "９"])
def test_ten_thousand_letters_are_no_time(piece):
    words = (piece * 10_000)[:10_000]
    found = phrase.parse(words, year=2026)
    assert found.kind == "unparsed" if words.strip() else "unstated"
    assert found.text == words
