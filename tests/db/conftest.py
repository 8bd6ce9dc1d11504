"""A plan's rows, a clock that ticks one second a look, and an open store on a real file."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from db.rows import Rows
from db.store import Store

MakePlan = Callable[..., Rows]


def plan_rows(plan_id: str = "p1", title: str = "Kế hoạch tổ chức Ngày hội", items: int = 5, **cells) -> Rows:
    of = {"plan_id": plan_id}
    plan = {
        "id": plan_id, "title": title, "number": "12", "symbol": "KH-SKHCN", "year": 2026,
        "event": "Ngày hội", "anchor": "2026-05-18", "state": "draft", "search": "ngay hoi khoa hoc",
        "data": '{"place":"Đồng Nai"}',
    }  # fmt: skip
    return {
        "plan": [plan | cells],
        "section": [of | {"id": "s", "position": 0, "kind": "plain", "title": "MỤC ĐÍCH", "data": "{}"}],
        "item": [
            of
            | {"id": f"i{n:03}", "owner": "s", "parent": "i000" if n else None, "position": n, "kind": "dash"}
            | {"mark": "-", "text": f"Việc thứ {n} của {title}: xây dựng, đăng tải, tổng hợp", "data": "{}"}
            for n in range(items)
        ],
        "annex": [of | {"id": "a", "position": 0, "title": "Phụ lục", "data": "{}"}],
        "recipient": [of | {"id": "r", "position": 0, "name": "Như Điều 3", "note": "", "data": "{}"}],
        "basis": [
            of
            | {"id": "b", "position": 0, "kind": "Nghị định", "number": "30/2020/NĐ-CP", "day": "2020-03-05"}
            | {"issuer": "Chính phủ", "subject": "về công tác văn thư", "data": "{}"}
        ],
    }


@pytest.fixture
def make_plan() -> MakePlan:
    return plan_rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "plans.db"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    seconds = count()
    return lambda: datetime(2026, 1, 5, 8, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def store(path: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    with Store.open(path, clock=clock, wait=0) as store:
        yield store
