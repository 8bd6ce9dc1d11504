"""A program that goes on for ever and prints a line after each time.

`backer.py save STORE`, `backer.py make STORE TARGET`, `backer.py overwrite STORE MADE MADE`
"""

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import backup
from db.store import Store


def save(store: Store, number: int) -> None:
    cells = dict.fromkeys(("title", "number", "symbol", "event", "state", "search"), f"{number}")
    plan = cells | {"id": "p", "year": None, "anchor": None, "data": "x" * 20_000}
    store.save({"plan": [plan]})


if __name__ == "__main__":
    what, store, *others = sys.argv[1], *map(Path, sys.argv[2:])
    for number in count(1):
        if what == "save":
            with Store.open(store) as opened:
                save(opened, number)
        elif what == "make":
            backup.make(store, others[0], reason="auto", sequence=number)
        else:
            backup.overwrite(others[number % 2], store)
        print(number, flush=True)
