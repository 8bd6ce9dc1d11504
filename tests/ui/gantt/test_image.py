"""The chart as a picture: painted off the GUI thread, as large as it says, refused where too large."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.gantt_image import Picture
from desktop.errors import KnownError
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.workdays import calendar
from desktop.readers import sample
from desktop.ui import jobs, painter, theme
from desktop.ui.gantt import image

Make = Callable[..., tuple[Picture, image.Fonts]]


@pytest.fixture
def picture() -> Make:
    def make(*agendas: Agenda, **options: object) -> tuple[Picture, image.Fonts]:
        fonts = image.fonts()
        style = fonts.style(painter.style())
        return Picture(agendas, calendar(), style, today=date(2024, 5, 9), **options), fonts  # type: ignore[arg-type]

    return make


def colours(read: QImage) -> set[str]:
    step = 3
    points = ((x, y) for y in range(0, read.height(), step) for x in range(0, read.width(), step))
    return {QColor(read.pixel(x, y)).name().upper() for x, y in points}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_as_large_as_the_chart_at_its_scale(picture: Make, scale: float) -> None:
    known, fonts = picture(agenda(sample.read("kon-tum-2024")))
    read = QImage.fromData(image.png(known, fonts, scale))
    assert (read.width(), read.height()) == (round(known.width * scale), round(known.height * scale))
    assert {theme.LIGHT.ground, theme.LIGHT.side} <= colours(read) and len(colours(read)) > 20


def test_it_is_painted_on_a_worker_and_looks_the_same(picture: Make, qtbot: QtBot) -> None:
    known, fonts = picture(agenda(sample.read("thanh-hoa-2024")))
    other, again = picture(agenda(sample.read("thanh-hoa-2024")))
    made: list[tuple[bytes, bool]] = []
    main = QApplication.instance().thread()

    def work() -> tuple[bytes, bool]:
        return image.png(known, fonts), QThread.currentThread() is not main

    jobs.run(work, done=made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert made == [(image.png(other, again), True)]


def test_in_the_dress_of_the_window(picture: Make, qapp: QApplication) -> None:
    known, fonts = picture(agenda(sample.read("kon-tum-2024")))
    theme.apply(qapp, "dark")
    read = QImage.fromData(image.png(known, fonts, 1.0))
    assert QColor(read.pixel(1, 1)).name().upper() == theme.DARK.ground


@pytest.mark.parametrize("scale", [1.0, 8.0])
def test_what_would_be_too_large_is_said_and_nothing_is_painted(picture: Make, scale: float) -> None:
    when = phrase.parse("từ ngày 01/01/1900 đến ngày 31/12/2100")
    century = Agenda(plan="p", entries=(Entry(plan="p", place="i", task="i", title="Lâu dài", when=when),))
    known, fonts = picture(century)
    with pytest.raises(KnownError, match="too large") as told:
        image.png(known, fonts, scale)
    assert "Nothing was written." in str(told.value) and "PDF" in told.value.do
    assert "layers" not in vars(known)


def test_an_empty_chart_is_a_picture_too(picture: Make) -> None:
    known, fonts = picture()
    assert not QImage.fromData(image.png(known, fonts)).isNull()
