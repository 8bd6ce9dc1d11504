"""The pages of the five samples as another program reads them: letters and rules in mm from the top left."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from desktop.documents import plan_pdf
from desktop.plan import edit
from desktop.plan.plan import Issue, PageSetup, Plan
from desktop.readers import sample

MM = 72 / 25.4
SETUPS = {"L": PageSetup(), "S": PageSetup("S", top=25, bottom=25, left=35, right=15, body=13)}
MODES = {"typed": ("5", 7, 5), "number and day blank": ("", None, 4), "month blank": ("", None, None)}
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Letters:
    """Letters of one look on one base line; `size` in points, `x` where the pen starts, the box is ink."""

    page: int
    text: str
    x: float
    base: float
    size: float
    font: str
    box: tuple[float, float, float, float]
    colour: Colour

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font

    @property
    def upright(self) -> bool:
        return not self.italic

    @property
    def centre(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]


@dataclass(frozen=True)
class Rule:
    """A drawn line; `stroke` in points."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    stroke: float
    colour: Colour

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Line:
    """All body letters of a base line."""

    page: int
    base: float
    left: float
    right: float
    text: str
    parts: tuple[Letters, ...]


@dataclass(frozen=True)
class Paper:
    """A plan and what its file shows."""

    plan: Plan
    sizes: tuple[tuple[float, float], ...]
    letters: tuple[Letters, ...]
    rules: tuple[Rule, ...]
    chars: tuple[tuple[str, float, float, float], ...]  # of page 1: letter, left, right, base

    @property
    def setup(self) -> PageSetup:
        return self.plan.page

    @property
    def right(self) -> float:
        """Right edge of the text."""
        return 210.0 - self.setup.right

    def all(self, words: str) -> list[Letters]:
        return [found for found in self.letters if words in found.text]

    def find(self, words: str) -> Letters:
        return self.all(words)[0]

    def rule_under(self, letters: Letters) -> Rule:
        """The first rule below the letters that stands around their middle."""
        near = [
            rule
            for rule in self.rules
            if rule.page == letters.page and rule.y0 > letters.base and abs(rule.centre - letters.centre) < 2
        ]
        return min(near, key=lambda rule: rule.y0)

    @cached_property
    def title(self) -> list[Letters]:
        """KẾ HOẠCH and the lines of the trích yếu."""
        at = next(n for n, found in enumerate(self.letters) if found.text.strip() == "KẾ HOẠCH")
        lines = [self.letters[at]]
        for found in self.letters[at + 1 :]:
            if not found.bold or abs(found.centre - lines[0].centre) > 1 or found.base - lines[-1].base > 9:
                break
            lines.append(found)
        return lines

    @cached_property
    def body(self) -> list[Letters]:
        """Ô 6: from under the title to Nơi nhận, without page numbers."""
        start, end = self.title[-1], self.find("Nơi nhận:")
        return [
            found
            for found in self.letters
            if (start.page, start.base) < (found.page, found.base) < (end.page, end.base - 0.1)
            and found.base > self.setup.top
        ]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the body in its own size; raised figures belong to the line they hang over."""
        rows: dict[tuple[int, float], list[Letters]] = {}
        for found in self.body:
            if found.size == self.setup.body:
                rows.setdefault((found.page, round(found.base, 1)), []).append(found)
        for found in self.body:
            if found.size < 10:
                for (page, base), parts in rows.items():
                    if page == found.page and 0 < base - found.base < 2.5:
                        parts.append(found)
        made = []
        for (page, base), parts in sorted(rows.items()):
            parts.sort(key=lambda part: part.x)
            text = "".join(part.text for part in parts)
            right = max(part.box[2] for part in parts)
            made.append(Line(page, base, parts[0].x, right, text, tuple(parts)))
        return made


@lru_cache(maxsize=64)
def _of_sample(name: str, setup: str, mode: str) -> Paper:
    plan = sample.read(name)
    number, day, month = MODES[mode]
    plan = replace(plan, issue=Issue(number, day, month, plan.issue.year), page=SETUPS[setup])
    return read(plan)


@lru_cache(maxsize=32)
def read(plan: Plan) -> Paper:
    """Set a plan, open the file and take down everything on its pages."""
    document = pypdfium2.PdfDocument(plan_pdf.make(plan))
    letters: list[Letters] = []
    rules: list[Rule] = []
    sizes, chars = [], []
    for number, page in enumerate(document):
        height, text = page.get_height(), page.get_textpage()
        sizes.append((page.get_width() / MM, height / MM))
        for found in page.get_objects(textpage=text):
            if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
                letters.append(_letters(found, number, height))
            else:
                rules.append(_rule(found, number, height))
        if not number:
            chars = _chars(text, height)
    document.close()
    letters.sort(key=lambda one: one.page)
    return Paper(plan, tuple(sizes), tuple(letters), tuple(rules), tuple(chars))


def _letters(found: pypdfium2.PdfTextObj, page: int, height: float) -> Letters:
    at, (left, bottom, right, top) = found.get_matrix(), found.get_bounds()
    box = (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
    return Letters(
        page,
        found.extract(),
        at.e / MM,
        (height - at.f) / MM,
        round(found.get_font_size() * at.a, 2),
        found.get_font().get_base_name().split("+")[-1],
        box,
        _colour(found, pdfium.FPDFPageObj_GetFillColor),
    )


def _rule(found: pypdfium2.PdfObject, page: int, height: float) -> Rule:
    assert found.type == pdfium.FPDF_PAGEOBJ_PATH, "only letters and rules stand on a page"
    x, y, stroke = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    ends = []
    for n in range(pdfium.FPDFPath_CountSegments(found.raw)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(found.raw, n), x, y)
        ends += [x.value / MM, (height - y.value) / MM]
    pdfium.FPDFPageObj_GetStrokeWidth(found.raw, stroke)
    x0, y0, x1, y1 = ends
    return Rule(page, x0, y0, x1, y1, stroke.value, _colour(found, pdfium.FPDFPageObj_GetStrokeColor))


def _colour(found: pypdfium2.PdfObject, ask: Callable[..., int]) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(found.raw, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _chars(text: pypdfium2.PdfTextPage, height: float) -> list[tuple[str, float, float, float]]:
    x, y = ctypes.c_double(), ctypes.c_double()
    made = []
    for n in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, n))
        left, _, right, _ = text.get_charbox(n)
        pdfium.FPDFText_GetCharOrigin(text.raw, n, x, y)
        made.append((letter, left / MM, right / MM, (height - y.value) / MM))
    return made


@pytest.fixture(scope="session")
def read_paper() -> Callable[[Plan], Paper]:
    """The paper of any plan."""
    return read


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SETUPS)
def setup_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=sample.NAMES)
def paper(request: pytest.FixtureRequest, setup_name: str, mode: str) -> Paper:
    """Every sample with large and small sizes, number and day typed, blank, and the month blank too."""
    return _of_sample(request.param, setup_name, mode)


@pytest.fixture(params=sample.NAMES)
def typed(request: pytest.FixtureRequest, setup_name: str) -> Paper:
    """Every sample with large and small sizes: for what number and day have no part in."""
    return _of_sample(request.param, setup_name, "typed")


@pytest.fixture
def typed_mode_plan() -> Plan:
    """A sample with everything filled in."""
    return edit.set_issue(sample.read("quang-ngai-2021"), Issue("5", 7, 5, 2021))
