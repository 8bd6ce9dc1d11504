"""The desk keeps saving, whoever listens."""

from pathlib import Path

import pytest
import shiboken6

from desktop.plan import edit
from desktop.plan.plan import blank
from desktop.session.library import Library
from desktop.ui.desk import Desk


@pytest.mark.usefixtures("qapp")
def test_the_writer_goes_on_when_the_window_is_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    saver = desk.saver
    shiboken6.delete(desk)
    saver.offer(plan := blank(2026))
    assert saver.flush()
    saver.offer(later := edit.set_title(plan, "Sau"))
    assert saver.close()
    library = Library(tmp_path)
    assert library.load(plan.id) == later
    library.close()
