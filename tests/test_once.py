"""A process of one command ends with its code, and all that it said is written."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import once


def ended(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "desktop", *code.split()]
    return subprocess.run(
        words, cwd=Path(__file__).parents[1], capture_output=True, text=True, encoding="utf-8"
    )


def test_the_collector_works_again_afterwards(tmp_path: Path) -> None:
    with once.working(tmp_path):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_said_before_the_end_is_written(tmp_path: Path) -> None:
    done = ended(f"export sample:kon-tum-2024 --to {tmp_path} --format ke-hoach.pdf", tmp_path)
    assert (done.returncode, done.stdout.split()) == (0, [str(tmp_path / "ke-hoach.pdf")])


def test_the_exit_code_is_handed_on(tmp_path: Path) -> None:
    done = ended(f"export sample:none --to {tmp_path}", tmp_path)
    assert done.returncode == 2 and done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_output_that_cannot_be_written_is_no_success() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from desktop import once; print('words'); once.end(0)"],
            cwd=Path(__file__).parents[1],
            stdout=full,
            check=False,
        )
    assert done.returncode == once.UNWRITTEN
