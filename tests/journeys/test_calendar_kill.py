"""The plug pulled after a time was let fall in calendar or Gantt: all of the move is kept, or none of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.plan.agenda import agenda
from desktop.readers import sample
from desktop.session.library import Library

MOVERS = ("mover.py", "gantt_mover.py")
BEFORE, AFTER = "Chiều ngày 17/5/2024 (Thứ 6)", "Chiều ngày 20/5/2024 (Thứ 2)"
KON_TUM = sample.read("kon-tum-2024")


def times(folder: Path) -> list[str]:
    library = Library(folder)
    try:
        return [entry.when.text for entry in agenda(library.load(KON_TUM.id)).entries]
    finally:
        library.close()


@pytest.mark.parametrize("mover", MOVERS)
@pytest.mark.parametrize("news", [1, 2], ids=["at once", "once saved"])
def test_all_of_the_move_or_none_of_it(tmp_path: Path, news: int, mover: str) -> None:
    library = Library(tmp_path)
    library.save(KON_TUM)
    library.close()
    before = times(tmp_path)
    command = [sys.executable, "-W", "error", str(Path(__file__).with_name(mover)), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        told = [json.loads(worker.stdout.readline()) for _ in range(news)]
        worker.kill()
    after = [AFTER if words == BEFORE else words for words in before]
    found = times(tmp_path)
    if news == 2:
        assert told[1]["saved"] <= 5 and found == after
    assert found in (before, after)
