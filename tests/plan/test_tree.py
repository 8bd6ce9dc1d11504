"""Items are found with what stands above and below them."""

import pytest

from desktop.plan.plan import Plan
from desktop.plan.tree import NoSuchItem, all_items, below, depth_of, find, height, owner_of, parent_of


def test_above_and_below(full_plan: Plan) -> None:
    assert parent_of(full_plan, "top").id == "s1"
    assert parent_of(full_plan, "i3").id == "top"
    assert owner_of(full_plan, "i3").id == "s1" and owner_of(full_plan, "x1").id == "a1"
    assert [item.id for item in below(full_plan, "a1")] == ["x1"]
    assert (depth_of(full_plan, "i3"), height(find(full_plan, "top"))) == (1, 2)


def test_reading_order(full_plan: Plan) -> None:
    ids = [item.id for item in all_items(full_plan)]
    assert ids[:3] == ["top", "i0", "i1"] and ids[-1] == "x1"


@pytest.mark.parametrize("search", [find, owner_of, parent_of, below])
def test_nobody_is_not_found(full_plan: Plan, search: object) -> None:
    with pytest.raises(NoSuchItem):
        search(full_plan, "nobody")  # type: ignore[operator]
