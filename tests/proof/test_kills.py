"""The program killed at any moment loses nothing that it told was done, and leaves nothing half done.

SO_KE_HOACH_KILLS sets how many times, by each way of working (20; for a release 2000).
"""

import json
import signal
from collections.abc import Callable

import pytest
from figures import Tally, times

KILLS = times("KILLS", 20)
MANY = 200
SEED = times("SEED", 20261121)
pytestmark = pytest.mark.skipif(not hasattr(signal, "sigtimedwait"), reason="needs fork and its signals")


@pytest.mark.parametrize("how", ["library", "saver"])
def test_a_kill_loses_nothing_and_leaves_nothing_half_done(child: Callable[..., str], how: str):
    said = json.loads(child("kill", how, KILLS, SEED))
    tally = Tally(f"kills, {how}", SEED)
    tally.outcomes.update(said["outcomes"])
    print(tally, f"{said['told']} things told, {said['hot']} killed in the middle of one")
    assert set(tally.outcomes) == {""}, said
    if KILLS >= MANY:  # a few on a busy machine may all come too early to prove anything
        assert said["told"] > KILLS // 2 and said["hot"] >= KILLS // 100


def test_the_same_without_a_transaction_is_caught(child: Callable[..., str]):
    assert set(json.loads(child("kill", "torn", 200, SEED))["outcomes"]) - {""}
