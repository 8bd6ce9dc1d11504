"""States, days and moments in words."""

from datetime import date, datetime

import pytest

from desktop.plan.plan import State
from desktop.ui.home.words import day_words, moment_words, state_words


@pytest.mark.parametrize(
    ("day", "words"),
    [(None, ""), ("", ""), ("2026-05-18", "18/05/2026"), (date(2026, 5, 8), "08/05/2026"), ("mai", "mai")],
)
def test_days(day: date | str | None, words: str) -> None:
    assert day_words(day) == words


def test_a_change_of_today_has_its_hour() -> None:
    now = datetime.now().astimezone().replace(hour=9, minute=5)
    assert moment_words(now.isoformat(), now) == "Today 09:05"
    assert moment_words("2020-03-05T03:00:00+00:00", now) == "05/03/2020"
    assert moment_words("?", now) == ""


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_word_of_its_own(state: State) -> None:
    word = state_words(state)[0]
    assert word != state.value and [state_words(other)[0] for other in State].count(word) == 1
