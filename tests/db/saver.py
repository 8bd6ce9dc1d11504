"""A program that saves the plan "p" for ever and prints each save's number: `saver.py FILE whole|torn FIRST`.

"torn" is what must never be done, the same statements with no transaction around them: it proves that the
test of sudden death sees the fault.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.rows import Rows
from db.store import Store


class TornStore(Store):
    @contextmanager
    def _writing(self) -> Iterator[None]:
        yield


def rows(number: int) -> Rows:
    """A plan that bears its number in every row."""
    of = {"plan_id": "p"}
    words = dict.fromkeys(("number", "symbol", "event", "state", "search", "data"), "")
    item = {"owner": "s", "parent": None, "kind": "", "mark": "", "text": f"{number}", "data": "x" * 300}
    recipient = of | {"id": "r", "position": 0, "name": f"{number}", "note": "", "data": ""}
    return {
        "plan": [words | {"id": "p", "title": f"{number}", "year": None, "anchor": None}],
        "item": [of | item | {"id": f"{position:02}", "position": position} for position in range(12)],
        "recipient": [recipient],
    }


if __name__ == "__main__":
    how = {"whole": Store, "torn": TornStore}[sys.argv[2]]
    with how.open(Path(sys.argv[1])) as store:
        for number in count(int(sys.argv[3])):
            store.save(rows(number))
            print(number, flush=True)
