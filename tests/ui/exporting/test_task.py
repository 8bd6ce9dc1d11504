"""One export: steps told, stopped in time, letters that cannot be printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.documents import FORMATS
from desktop.plan.plan import Plan
from desktop.readers import sample
from desktop.ui.exporting.task import Task, missing_letters


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample.read("kon-tum-2024")


def test_it_writes_and_tells_its_steps(plan: Plan, tmp_path: Path, qtbot: QtBot) -> None:
    task, steps = Task(plan, tmp_path, FORMATS[:1]), []
    task.step.connect(lambda *step: steps.append(step))
    assert task.run() == [tmp_path / FORMATS[0].name]
    assert steps[0] == (0, 2, "ke-hoach.pdf") and steps[-1] == (2, 2, "")


def test_stopped_in_time_it_leaves_nothing(plan: Plan, tmp_path: Path, qtbot: QtBot) -> None:
    task = Task(plan, tmp_path / "new", FORMATS)
    task.step.connect(lambda *_step: task.stop())
    assert task.run() == []
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(("title", "letters"), [("Kế hoạch", ""), ("Việc ☑ và ✓", "☑ ✓")])
def test_letters_the_font_lacks_are_named(plan: Plan, title: str, letters: str) -> None:
    assert missing_letters(replace(plan, title=title)) == letters
