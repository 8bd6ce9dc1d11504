"""How long the plan's pages take, warm and as a whole process, beside other typesetters on the same words.

Sides run in turn in the same rounds; `--json` prints one line a figure (goals P1–P6). A peer that is not
installed is left out and said on the error stream.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import peers

from desktop.documents.blocks import Paragraph, Sheet
from desktop.documents.content import compose
from desktop.documents.typeset import typeset
from desktop.readers import sample

HERE = Path(__file__).parent
LONGEST = "thanh-hoa-2024"
ROUNDS = 9
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users run with byte code
OURS = f"""
from pathlib import Path
from desktop import once
with once.working(Path(OUT).parent):  # as the command does
    from desktop.documents import plan_pdf
    from desktop.readers import sample
    open(OUT, "wb").write(plan_pdf.KIND(sample.read({LONGEST!r})))
once.end(0)
"""


def grown(sheet: Sheet, times: int) -> Sheet:
    """The sheet with its body repeated until it holds about `times` activities of six paragraphs."""
    body = [block for block in sheet.blocks if isinstance(block, Paragraph)]
    many = [body[n % len(body)] for n in range(times * 6)]
    return replace(sheet, blocks=(*sheet.blocks[:2], *many, sheet.blocks[-1]))


def changed(sheet: Sheet, number: int) -> Sheet:
    """The sheet with a new word in every paragraph, so that nothing can be remembered."""
    return replace(
        sheet,
        blocks=tuple(
            replace(b, spans=(replace(b.spans[0], text=f"{b.spans[0].text} {number}"), *b.spans[1:]))
            if isinstance(b, Paragraph)
            else b
            for b in sheet.blocks
        ),
    )


def clocked(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def in_turn(sides: dict[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each side, one after the other in each round; the first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, work in sides.items():
            took = clocked(lambda work=work, number=number: work(number))
            if number:
                times[name].append(took)
    return times


def warm(sheet: Sheet, rounds: int) -> dict[str, list[float]]:
    """One document in a running process, every paragraph changed each time."""
    sides: dict[str, Callable[[int], object]] = {"ours": partial(_set_changed, sheet)}
    if peers.has_typst():
        import typst

        sides["typst"] = lambda n: typst.compile(peers.typst(changed(sheet, n)).encode())
    if peers.has_weasyprint():
        import weasyprint

        sides["weasyprint"] = lambda n: weasyprint.HTML(string=peers.web(changed(sheet, n))).write_pdf()
    return in_turn(sides, rounds)


def whole(folder: Path, rounds: int) -> dict[str, list[float]]:
    """One document as a process of its own, from start to file."""
    sheet = compose(sample.read(LONGEST))
    (folder / "plan.typ").write_text(peers.typst(sheet), "utf-8")
    (folder / "plan.html").write_text(peers.web(sheet), "utf-8")
    out = folder / "plan.pdf"

    def python(code: str) -> Callable[[int], object]:
        code = f"OUT = {str(out)!r}\n{code}"
        return lambda n: subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE.parents[1])

    sides = {
        "ours, pages": python(OURS.replace("KIND(", "compose(").replace("')))", "')).pdf)")),
        "ours, archival": python(OURS.replace("KIND(", "make(")),
    }
    if peers.has_typst():
        sides["typst"] = python(f"import typst; typst.compile({str(folder / 'plan.typ')!r}, output=OUT)")
    if peers.has_weasyprint():
        source = str(folder / "plan.html")
        sides["weasyprint"] = python(f"import weasyprint; weasyprint.HTML({source!r}).write_pdf(OUT)")
    if peers.has_libreoffice():
        sides["docx + libreoffice"] = _office(folder, sheet)
    return in_turn(sides, rounds)


def _office(folder: Path, sheet: Sheet) -> Callable[[int], object]:
    document = folder / "plan.docx"
    make = (
        "from desktop.documents import docx\nfrom desktop.readers import sample\n"
        f"open({str(document)!r}, 'wb').write(docx.make(sample.read({LONGEST!r})))"
    )
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]

    def run(number: int) -> None:
        subprocess.run([sys.executable, "-c", make], check=True, cwd=HERE.parents[1])
        subprocess.run(convert, check=True, capture_output=True)

    return run


def peak(code: str) -> float:
    """MiB at the peak of a process that sets a thousand activities."""
    watched = f"{code}\nprint(*(w for w in open('/proc/self/status') if 'VmHWM' in w))"
    done = subprocess.run(
        [sys.executable, "-c", watched], check=True, cwd=HERE.parents[1], capture_output=True, text=True
    )
    return int(done.stdout.split()[-2]) / 1024


def say(
    figure: str, value: float, unit: str, peer: str = "", ratio: float | None = None, n: int = ROUNDS
) -> None:
    line: dict[str, object] = {
        "bench": "pdf",
        "figure": figure,
        "n": n,
        "value": round(value, 2),
        "unit": unit,
    }
    if ratio is not None:
        line |= {"peer": peer, "ratio": round(ratio, 2)}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def compare(figure: str, ours: str, times: dict[str, list[float]]) -> None:
    """Our median, and for each peer the median of the ratios round by round."""
    others = {name: took for name, took in times.items() if not name.startswith("ours")}
    if not others:
        say(figure, median(times[ours]), "ms")
    for name, took in others.items():
        ratio = median(a / b for a, b in zip(times[ours], took, strict=True))
        say(figure, median(times[ours]), "ms", name, ratio)


def linear(sheet: Sheet, rounds: int = 5) -> None:
    """Ours alone, before the peers' own objects are in the process and searched by its collector."""
    sides = {str(many): partial(_set_changed, grown(sheet, many)) for many in (100, 1000)}
    times = in_turn(sides, rounds)
    ratio = median(b / a / 10 for a, b in zip(times["100"], times["1000"], strict=True))
    say("P4 cost per activity, 1,000 against 100", ratio, "ratio", n=rounds)


def _set_changed(sheet: Sheet, number: int) -> None:
    typeset(changed(sheet, number))


def memory(sheet_code: str) -> None:
    ours = peak(f"{sheet_code}\ntypeset(grown(compose(sample.read({LONGEST!r})), 1000))")
    if not peers.has_typst():
        return say("P5 peak memory, 1,000 activities", ours, "MiB", n=1)
    theirs = peak(
        f"{sheet_code}\nimport peers, typst\n"
        f"typst.compile(peers.typst(grown(compose(sample.read({LONGEST!r})), 1000)).encode())"
    )
    return say("P5 peak memory, 1,000 activities", ours, "MiB", "typst", ours / theirs, 1)


def main() -> None:
    for name, there in (
        ("typst", peers.has_typst()),
        ("weasyprint", peers.has_weasyprint()),
        ("libreoffice", peers.has_libreoffice()),
    ):
        if not there:
            print(f"{name} is not installed: left out", file=sys.stderr)
    sheet = compose(sample.read(LONGEST))
    linear(sheet)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        times = whole(folder, ROUNDS)
        compare("P1 whole process, pages", "ours, pages", times)
        compare("P1 whole process, archival", "ours, archival", times)
        size = len(typeset(sheet).pdf) / 1024
        office = folder / "plan.pdf"
        ratio = size / (office.stat().st_size / 1024) if peers.has_libreoffice() else None
        say("P6 size of the PDF", size, "KiB", "libreoffice", ratio, 1)
    compare("P2 warm, the plan", "ours", warm(sheet, 2 * ROUNDS))
    compare("P3 warm, 1,000 activities", "ours", warm(grown(sheet, 1000), 3))
    memory(
        f"import sys; sys.path[:0] = [{str(HERE)!r}]\nfrom bench_pdf import grown, compose, sample, typeset"
    )


if __name__ == "__main__":
    main()
