"""A byte changed anywhere in the file is noticed, or changes nothing of what comes back.

SO_KE_HOACH_FLIPS sets how many are tried (400; nightly 10000).
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from db.errors import StoreDamaged, StoreError
from db.store import Store

FLIPS = int(os.environ.get("SO_KE_HOACH_FLIPS", "400"))
IDS = ("p1", "p2", "p3")
VERSION_WORDS = " ".join(f"Kế hoạch số {number} của Sở" for number in range(300))


@pytest.fixture
def whole(path, store, make_plan) -> bytes:
    """The bytes of a store with three plans and a setting."""
    for plan_id in IDS:
        store.save(make_plan(plan_id, items=20))
    store.set_setting("office", "Sở Khoa học và Công nghệ")
    for number in range(1, 4):
        store.keep_version("p1", VERSION_WORDS * number, who="Lan", reason="asked")
    store.close()
    return path.read_bytes()


def what_comes_back(path: Path, make_plan) -> Counter[str]:
    """How often a plan or setting was given back as it was, refused, or given back different."""
    results: Counter[str] = Counter()
    asks = [(lambda s, p=p: s.load(p), make_plan(p, items=20)) for p in IDS]
    asks.append((lambda s: s.setting("office"), "Sở Khoa học và Công nghệ"))
    asks += [(lambda s, n=n: s.version("p1", n), VERSION_WORDS * n) for n in (1, 2, 3)]
    for ask, expected in asks:
        try:
            with Store.open(path, create=False) as store:
                results["same" if ask(store) == expected else "different"] += 1
        except StoreError:
            results["refused"] += 1
    return results


def change_one_byte(whole: bytes, chance: random.Random, around: int | None = None) -> bytes:
    place = chance.randrange(len(whole)) if around is None else around + chance.randrange(40)
    changed = bytearray(whole)
    changed[place] ^= chance.randint(1, 255)
    return bytes(changed)


def test_a_changed_byte_is_never_silent(path, whole, make_plan):
    chance = random.Random(30)
    results: Counter[str] = Counter()
    for _ in range(FLIPS):
        path.write_bytes(change_one_byte(whole, chance))
        results += what_comes_back(path, make_plan)
    assert results["different"] == 0
    assert results["refused"] > 0 and results["same"] > 0


def test_a_changed_byte_in_a_plans_text_names_the_plan(path, whole):
    chance = random.Random(2020)
    text = whole.index("Việc thứ 7".encode())
    for _ in range(FLIPS // 8):
        path.write_bytes(change_one_byte(whole, chance, text))
        with Store.open(path) as store:
            damaged = store.check()
            assert len(damaged) == 1
            with pytest.raises(StoreDamaged) as caught:
                store.load(damaged[0])
        assert caught.value.plan_id == damaged[0]


@pytest.mark.parametrize("part", [0.1, 0.4, 0.7, 0.9])
def test_a_truncated_file_is_never_silent(path, whole, make_plan, part):
    path.write_bytes(whole[: int(len(whole) * part)])
    results = what_comes_back(path, make_plan)
    assert results["different"] == 0 and results["refused"] > 0


def test_a_zeroed_sector_is_never_silent(path, whole, make_plan):
    for start in range(0, len(whole), 512):
        path.write_bytes(whole[:start] + bytes(512) + whole[start + 512 :])
        assert what_comes_back(path, make_plan)["different"] == 0
