"""What is remembered between two runs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.places import Looks, Place, fitted, read_place

names = st.text(max_size=20)


@given(st.builds(Place, names.filter(bool), names, names, st.integers(0, 10_000)))
def test_a_place_is_read_back(place: Place) -> None:
    assert read_place(place.words()) == place


@pytest.mark.parametrize("words", ["", "{", "[]", "null", '{"cursor": "x"}', "7"])
def test_a_place_that_cannot_be_read_is_none(words: str) -> None:
    assert read_place(words) == Place()


@given(st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 5000), st.integers(1, 5000))
def test_a_window_always_lies_on_the_screen(left: int, top: int, width: int, height: int) -> None:
    screen = QRect(0, 0, 1280, 720)
    assert screen.contains(fitted(QRect(left, top, width, height), screen))


def test_a_window_that_fits_stays_where_it_was() -> None:
    assert fitted(QRect(40, 30, 800, 600), QRect(0, 0, 1280, 720)) == QRect(40, 30, 800, 600)


def test_the_window_comes_back_where_it_stood(qtbot, tmp_path: Path) -> None:
    window, again = QWidget(), QWidget()
    for widget in (window, again):
        qtbot.addWidget(widget)
    window.setGeometry(20, 30, 500, 400)
    Looks(tmp_path).keep_window(window)
    Looks(tmp_path).place_window(again)
    assert again.geometry() == QRect(20, 30, 500, 400)


def test_a_broken_file_of_looks_gives_the_usual(qapp, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\xff\xfe[[[ language=@@")
    looks = Looks(tmp_path)
    assert (looks.language, looks.theme, looks.number("preview", 460)) == ("vi", "system", 460)


def test_looks_are_kept(qapp, tmp_path: Path) -> None:
    Looks(tmp_path).keep("language", "en")
    assert Looks(tmp_path).language == "en"
