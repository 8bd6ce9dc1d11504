"""Each of the five real plans made again from a blank form by keys and paste, within a budget of keys."""

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest

from desktop.plan import codec
from desktop.plan.item import Item
from desktop.plan.plan import Plan
from desktop.readers import sample

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
SLACK = 1.05
"""A machine so busy that a list comes late makes a hand press a few keys again."""
BUDGET = json.loads((HERE / "budget.json").read_text("utf-8"))
GROUPS = ("header", "title", "body", "footnotes", "recipients", "signature", "times")


def borrowed(path: Path) -> ModuleType:
    """The tools of other tests, a copy of one's own."""
    spec = importlib.util.spec_from_file_location(f"rebuild_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=sample.NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@lru_cache
def made_by_keys(name: str) -> dict[str, object]:
    """What the worker's process tells when the plan is made; once, in whatever order the tests come."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-W", "error", str(HERE / "rebuilder.py"), folder, name]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture
def made(name: str) -> dict[str, object]:
    return made_by_keys(name)


@pytest.fixture
def rebuilt(made: dict[str, object]) -> Plan:
    return codec.from_json(str(made["plan"]))


def nameless(plan: Plan) -> Plan:
    """The plan with every id left out."""
    return replace(
        plan,
        id="",
        opening=replace(plan.opening, bases=tuple(replace(basis, id="") for basis in plan.opening.bases)),
        sections=tuple(replace(part, id="", items=bare(part.items)) for part in plan.sections),
        recipients=tuple(replace(recipient, id="") for recipient in plan.recipients),
    )


def bare(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, id="", children=bare(item.children)) for item in items)


def test_the_plan_is_the_sample_again(name: str, rebuilt: Plan) -> None:
    wanted, got = (codec.to_json(nameless(plan)).split("\n") for plan in (sample.read(name), rebuilt))
    assert got == wanted


def test_its_pages_hold_every_fact(name: str, rebuilt: Plan) -> None:
    reading, facts = borrowed(SAMPLES / "conftest.py"), borrowed(SAMPLES / "test_facts.py")
    reading.read = {name: rebuilt}.__getitem__
    words = reading.from_pdf(name)
    wanted = reading.tomllib.loads((reading.FACTS / f"{name}.toml").read_text("utf-8"))
    assert {group: facts.lost(wanted[group], words) for group in GROUPS} == {group: [] for group in GROUPS}
    assert [line for item in reading.all_items(rebuilt) for line in facts.units(item)] == wanted["roles"]


def test_it_takes_no_more_keys_than_it_did(name: str, made: dict[str, object]) -> None:
    counts = made["counts"]
    assert isinstance(counts, dict)
    print(f"{name}: {counts}")
    over = {what: count for what, count in counts.items() if count > SLACK * BUDGET[name][what]}
    assert not over, f"more than the budget {BUDGET[name]}"
