"""A damaged plan in the list of plans."""

from PySide6.QtCore import Qt

from desktop.session.library import Summary
from desktop.ui.home.plan_model import PlanModel

SOUND = Summary("a", "Kế hoạch một", "", "", 2026, "", None, "draft", "2026-01-05T08:00:00+00:00")


def test_a_damaged_plan_is_called_so_in_place_of_its_state(qtbot) -> None:
    model = PlanModel(lambda _limit: ())
    model.show([SOUND, SOUND._replace(id="b")])
    with qtbot.waitSignal(model.dataChanged, timeout=1000):
        model.flag(frozenset("b"))
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert "Draft" in said[0] and "Damaged" in said[1] and "Draft" not in said[1]
