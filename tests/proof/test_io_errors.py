"""The disk fails or is full at any operation: it is told as that, nothing is half done, and it goes on.

SO_KE_HOACH_FAULTS sets how many operations of each act fail, one in each trial (4; for a release 10000: all).
"""

import json
from collections.abc import Callable

import pytest
import vfs
from deeds import DEEDS
from figures import Tally, times

FAULTS = times("FAULTS", 4)
SEED = times("SEED", 20261121)


@pytest.mark.skipif(vfs.library() is None, reason="sqlite3 holds its library inside")
@pytest.mark.parametrize("deeds", [[*DEEDS][::2], [*DEEDS][1::2]], ids=["one half", "other half"])
def test_a_failing_disk_is_told_and_harms_nothing(child: Callable[..., str], deeds: list[str]):
    lines = [json.loads(line) for line in child("fail", SEED, FAULTS, *deeds).splitlines()]
    for line in lines:
        tally = Tally(f"{line['kind']} ({line['points']} operations)", SEED)
        tally.outcomes.update(line["outcomes"])
        print(tally, line["said"], *line["kept"][:3])
    assert {line["kind"].partition(", ")[2] for line in lines} == set(deeds)
    bad = [(line["kind"], line["outcomes"], line["kept"]) for line in lines if set(line["outcomes"]) - {""}]
    assert bad == []
