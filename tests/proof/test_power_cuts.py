"""The plug pulled while files are written: what was told is there, and nothing is half there.

SO_KE_HOACH_CUTS sets how many cuts of each story (30; for a release 2000).
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from figures import Tally, times
from judging import Judge, judged, states
from recording import Recording
from scenarios import CONTROLS, STORIES

CUTS = times("CUTS", 30)
SEED = times("SEED", 20261121)
Recorded = Callable[[str], Recording]


@pytest.mark.parametrize("name", STORIES)
def test_a_power_cut_leaves_it_as_it_was_or_as_it_was_to_be(recorded: Recorded, field: Path, name: str):
    recording, judge = recorded(name), Judge(field)
    allowed = states(recording, judge)
    assert max(len(steps) for steps in allowed) <= 1 + STORIES[name].changes
    tally = judged(Tally(f"power cuts, {name}", SEED), allowed, recording, judge, CUTS)
    print(tally)
    assert tally.trials >= CUTS - 1 and tally.bad == 0, str(tally)


@pytest.mark.parametrize("name", CONTROLS)
def test_what_must_never_be_done_is_caught(recorded: Recorded, field: Path, name: str):
    recording, judge = recorded(name), Judge(field)
    tally = Tally(f"control, {name}", SEED, control=True)
    judged(tally, states(recording, judge), recording, judge, max(CUTS, 60))
    print(tally)
    assert CONTROLS[name].harm <= set(tally.outcomes)
