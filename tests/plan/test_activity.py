"""Activities and duties are read from the tree with their units, times, places and papers."""

from desktop.plan import item as records
from desktop.plan.activity import tasks, times
from desktop.plan.item import Item, Mark, RoleKind, Unit
from desktop.plan.plan import Plan, Section
from desktop.plan.text import Run, Text, text

A, B, C = Unit("Phòng A và B"), Unit("Trung tâm C"), Unit("Văn phòng")


def plan() -> Plan:
    inner = Item(
        id="inner",
        content=records.Activity(text("Hội thảo 1")),
        mark=Mark.DASH,
        children=(
            Item(id="t2", content=records.Timing(text("01 ngày, trong tháng 4/2024")), mark=Mark.PLUS),
        ),
    )
    children = (
        Item(id="l", content=records.Role(units=(A, B))),
        Item(id="c", content=records.Role(RoleKind.COORDINATE, (C,), "Phối hợp")),
        Item(id="t1", content=records.Timing(text("Hoàn thành trước ngày 10/5/2024"))),
        Item(id="v", content=records.Venue("Hội trường", tentative=True)),
        inner,
    )
    outer = Item(id="outer", content=records.Activity(text("Tổ chức")), mark=Mark.NUMBER, children=children)
    words = Text((Run("treo băng rôn "), Run("từ ngày 21/4/2024 đến ngày 19/5/2024", time=True)))
    duty = Item(id="duty", content=records.Duty((C,), words, partners=(A,)), mark=Mark.NUMBER)
    return Plan(id="p", sections=(Section(id="s", title="X", items=(outer, duty)),))


def test_an_activity_has_its_own_lines_only() -> None:
    outer, inner, _ = tasks(plan())
    assert (outer.leads, outer.coordinators, outer.places[0].place) == ((A, B), (C,), "Hội trường")
    assert [timed.when.kind for timed in outer.times] == ["deadline"]
    assert [timed.when.kind for timed in inner.times] == ["within"]
    assert outer.parted and not inner.parted
    assert outer.name == "I. 1."


def test_a_duty_leads_and_has_partners() -> None:
    duty = tasks(plan())[2]
    assert (duty.duty, duty.title, duty.leads, duty.coordinators) == (True, "Văn phòng", (C,), (A,))
    assert [timed.when.kind for timed in duty.times] == ["range"]


def test_every_time_of_the_plan_in_order() -> None:
    assert [timed.item_id for timed in times(plan())] == ["t1", "t2", "duty"]
