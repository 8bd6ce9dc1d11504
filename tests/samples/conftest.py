"""The five samples as plans and as the words they print, and the facts that those words must hold."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from desktop import paths
from desktop.documents import plan_pdf
from desktop.plan import codec
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Plan
from desktop.plan.tree import all_items, walk
from desktop.plan.wording import cite, item_words, recipient_line

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
SAMPLES = paths.resources() / "samples"
FACTS = Path(__file__).parent / "facts"


def spaced(words: str) -> str:
    """The words with every white space as one blank."""
    return " ".join(words.split())


def printed(plan: Plan) -> str:
    """The words of a plan in the order of the paper, footnotes behind the body."""
    day, month, year = (f"{n:02d}" if n and n < low else str(n or "") for n, low in _day(plan))
    lines = [
        plan.office.superior,
        plan.office.issuer,
        f"Số: {plan.issue.number}/{plan.office.symbol}",
        f"{plan.office.place}, ngày {day} tháng {month} năm {year}",
        "KẾ HOẠCH",
        plan.title,
        f"Thực hiện {'; '.join(cite(b) for b in plan.opening.bases)}, {plan.opening.conclusion.plain}",
    ]
    marks = plan_marks(plan)
    for section in plan.sections:
        lines.append(f"{marks[section.id]} {section.title}")
        lines += [f"{marks[item.id]} {item_words(item).plain}" for item in walk(section.items)]
    lines += [plan.closing.plain] if plan.closing else []
    lines[-1] = lines[-1].rstrip(".") + "./."
    lines += notes(plan)
    lines += ["Nơi nhận:", *(f"- {recipient_line(r)};" for r in plan.recipients)]
    lines += [f"- Lưu: {plan.archive}.", *plan.signature.authority, plan.signature.name]
    return spaced("\n".join(lines))


def notes(plan: Plan) -> list[str]:
    """The footnotes in their order."""
    return [run.note for item in all_items(plan) for run in item_words(item).runs if run.note]


def _day(plan: Plan) -> tuple[tuple[int | None, int], ...]:
    """Day, month and year, each with the number from which it needs no leading zero (Decree 30, II.4)."""
    return ((plan.issue.day, 10), (plan.issue.month, 3), (plan.issue.year, 0))


def read(name: str) -> Plan:
    return codec.from_json((SAMPLES / f"{name}.json").read_text("utf-8"))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Each sample in turn."""
    return str(request.param)


@pytest.fixture
def plan(name: str) -> Plan:
    return read(name)


@pytest.fixture
def facts(name: str) -> dict[str, list[str]]:
    """The facts of one sample, group by group, each group in the order of the paper."""
    return tomllib.loads((FACTS / f"{name}.toml").read_text("utf-8"))


@lru_cache
def from_pdf(name: str) -> str:
    """The words of the exported PDF; page numbers and note signs left out, footnotes behind the body."""
    body, notes, tail = "", "", ""
    with pdfium.PdfDocument(plan_pdf.make(read(name))) as pdf:
        for number, page in enumerate(pdf):
            letters = lettered(page.get_textpage())
            if number:
                letters = letters[len(f"{number + 1}\r\n") :]
            whole = "".join(letter for letter, _ in letters)
            cut = len(whole) if (found := whole.find("Nơi nhận:")) < 0 else found
            body += "".join(letter for letter, size in letters[:cut] if size >= 11) + " "
            notes += "".join(letter for letter, size in letters[:cut] if 9 <= size < 11) + " "
            tail += whole[cut:] + " "
    return spaced(body + notes + tail)


def lettered(page: pdfium.PdfTextPage) -> list[tuple[str, float]]:
    """Every letter with its size in points; a break that the page does not print has its neighbour's."""
    found: list[tuple[str, float]] = []
    for at in range(page.count_chars()):
        size = raw.FPDFText_GetFontSize(page, at)
        generated = raw.FPDFText_IsGenerated(page, at)
        found.append((chr(raw.FPDFText_GetUnicode(page, at)), found[-1][1] if generated and found else size))
    return found


@pytest.fixture
def plan_text() -> Callable[[str], str]:
    """What the exported PDF of a sample says, white space as one blank: `plan_text(name)`."""
    return from_pdf


@pytest.fixture
def printed_text() -> Callable[[str], str]:
    """What the records of a sample say, in the order of the paper: `printed_text(name)`."""
    return lambda name: printed(read(name))
