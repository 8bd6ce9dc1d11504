"""Writes a store of the newest shape beside this file, to be kept when a shape is released: `make.py`."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from math import inf
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from db.migrations import VERSION
from db.store import Store
from desktop.plan import codec
from desktop.readers import sample

NAMES = ("dak-nong-2024", "kon-tum-2024", "quang-ngoc-2026")


def make(path: Path) -> None:
    """Three plans in two revisions each, one of them removed; six versions; two settings."""
    seconds = count()
    clock = lambda: datetime(2026, 1, 5, 8, tzinfo=UTC) + timedelta(seconds=next(seconds))  # noqa: E731
    path.unlink(missing_ok=True)
    with Store.open(path, clock=clock, who="lan", machine="PC-01") as store:
        for name in NAMES:
            plan = sample.read(name)
            for now, reason in ((plan, "daily"), (replace(plan, title=f"{plan.title} (bản sau)"), "asked")):
                store.save(codec.to_rows(now))
                store.keep_version(plan.id, codec.to_json(plan), who="lan", reason=reason)
        store.remove("sample-quang-ngoc-2026")
        store.set_setting("language", "vi")
        store.set_setting("window", '{"width": 1280}')
        store.index(inf)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


if __name__ == "__main__":
    make(Path(__file__).with_name(f"{VERSION}.db"))
