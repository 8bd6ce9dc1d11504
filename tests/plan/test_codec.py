"""A plan goes to rows and JSON and comes back the same; what is no plan is refused with its place."""

import json

import pytest

from desktop.plan import codec
from desktop.plan.plan import Plan, blank


def test_json_round_trip(full_plan: Plan) -> None:
    assert codec.from_json(codec.to_json(full_plan)) == full_plan


def test_rows_round_trip(full_plan: Plan) -> None:
    assert codec.from_rows(codec.to_rows(full_plan)) == full_plan


def test_blank_plan_round_trip() -> None:
    plan = blank(2026)
    assert codec.from_rows(codec.to_rows(plan)) == plan == codec.from_json(codec.to_json(plan))


@pytest.mark.parametrize("name", ["page", "stamps"])
def test_what_older_plans_lack_has_its_default(full_plan: Plan, name: str) -> None:
    data = json.loads(codec.to_json(full_plan))
    assert name not in data
    assert codec.from_json(json.dumps(data)) == full_plan


def test_rows_are_plain(full_plan: Plan) -> None:
    for rows in codec.to_rows(full_plan).values():
        assert all(isinstance(cell, str | int | None) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": 5}, "plan.title"),
        ({"strange": 1}, "plan"),
        ({"state": "lost"}, "plan.state"),
        ({"sections": {}}, "plan.sections"),
        ({"sections": [{"id": "s", "items": [{"id": "i", "content": {"is": "bomb"}}]}]}, "content"),
        ({"sections": [{"id": "s"}, {"id": "s"}]}, "plan"),
        ({"event": {"day": "2024-02-31"}}, "plan.event.day"),
        ({"id": None}, "plan.id"),
        ({"closing": [{"bold": True}]}, "plan.closing"),
    ],
)
def test_what_is_no_plan_is_refused(full_plan: Plan, change: dict[str, object], where: str) -> None:
    data = json.loads(codec.to_json(full_plan)) | change
    with pytest.raises(codec.CodecError) as caught:
        codec.from_json(json.dumps(data))
    assert where in caught.value.where


@pytest.mark.parametrize("words", ["", "[]", "null", "{", "[" * 100_000, '{"id": "x", "title": "\\ud800"}'])
def test_broken_json_is_refused_or_cleanly_read(words: str) -> None:
    try:
        assert codec.from_json(words).id == "x"
    except codec.CodecError as error:
        assert error.where


@pytest.mark.parametrize("words", ["\\ud800", "a\\udfffb"])
def test_half_a_letter_is_refused_because_it_could_never_be_saved(words: str) -> None:
    with pytest.raises(codec.CodecError):
        codec.from_json(f'{{"id": "x", "title": "{words}"}}')


def test_items_without_an_owner_are_refused(full_plan: Plan) -> None:
    rows = codec.to_rows(full_plan)
    rows["item"][0]["owner"] = "nobody"
    with pytest.raises(codec.CodecError):
        codec.from_rows(rows)
