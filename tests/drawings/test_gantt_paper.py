"""Screen and paper are one chart: the same dates for the same pixels and points."""

from __future__ import annotations

from datetime import date, timedelta

import pypdfium2
import pytest

from desktop.documents.gantt_fit import EDGE, Layout, fitted
from desktop.documents.gantt_pdf import GanttOptions, make_gantt
from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import rows
from desktop.drawings.gantt_scale import STEPS, Timescale
from desktop.drawings.shapes import Spot
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda
from desktop.plan.workdays import WorkCalendar

KINDS = (
    "Từ ngày 20/4/2024 đến ngày 20/5/2024",
    "Chiều ngày 17/5/2024",
    "Hoàn thành trước ngày 10/5/2024",
    "01 ngày, trong tháng 4/2024",
    "Tháng 5/2024",
    "Trước, trong và sau ngày 18/5/2024",
    "Quý II năm 2024",
)


def days(spot: Spot, scale: Timescale) -> tuple[object, float, float]:
    """Which days a spot covers, as numbers of days."""
    start = scale.first.toordinal()
    return (
        spot.key,
        round(start + spot.x / scale.cell, 4),
        round(start + (spot.x + spot.width) / scale.cell, 4),
    )


def seen(chart: Chart, scale: Timescale) -> list[tuple[object, float, float]]:
    drawn = chart.pane(scale, 0, 200 * scale.cell, 0, chart.height)
    return [days(spot, scale) for spot in drawn.spots if spot.kind == "entry"]


def paper(found: Agenda, calendar: WorkCalendar, **options: object) -> Layout:
    return fitted((found,), calendar, GanttOptions(**options), None)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_the_same_days_at_every_zoom_step(make, workdays, style: Style, step, size: str) -> None:
    found = make(*KINDS)
    shown = paper(found, workdays, paper=size, fit="scale", cell=step.cell)
    screen = Chart(rows((found,)), workdays, style, (40, 200, 100, 0, 100, 0))
    assert shown.scale.cell == step.cell
    assert seen(shown.chart, shown.scale) == seen(screen, Timescale(date(2024, 3, 1), 12.0))[: len(KINDS)]


def test_a_point_on_paper_is_the_day_under_the_pointer(make, workdays) -> None:
    """The bar of 20/4 to 20/5, found by its ink in the real file."""
    found = make(KINDS[0])
    shown = paper(found, workdays)
    image = pypdfium2.PdfDocument(make_gantt((found,), workdays, GanttOptions()))[0].render(scale=4).to_pil()
    chart, unit = shown.chart, shown.zoom * 4
    y = EDGE * 4 + (shown.heading.height + shown.header + chart.height / 2) * unit
    x0 = EDGE * 4 + chart.table_width * unit
    row = [image.getpixel((x, round(y))) for x in range(image.width)]
    inked = [x for x in range(round(x0) + 8, image.width - 60) if max(row[x]) - min(row[x]) > 40]
    places = [(x - x0) / unit / shown.scale.cell for x in (inked[0], inked[-1])]
    first, end = (shown.scale.first + timedelta(days=round(place)) for place in places)
    assert (first, end) == (date(2024, 4, 20), date(2024, 5, 21))
