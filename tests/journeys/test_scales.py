"""At every scale of Windows, and with letters twice as large, nothing in the smallest window is cut."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCALES = Path(__file__).with_name("scales.py")


@pytest.mark.parametrize(
    ("language", "scale", "points"),
    [("vi", 1, 9), ("en", 1, 9), ("vi", 1.5, 9), ("vi", 2, 9), ("vi", 1, 13.5), ("vi", 1, 18)],
)
def test_nothing_is_cut(tmp_path: Path, language: str, scale: float, points: float) -> None:
    environment = {**os.environ, "SO_KE_HOACH_LANGUAGE": language, "QT_SCALE_FACTOR": str(scale)}
    command = [sys.executable, "-W", "error", str(SCALES), str(tmp_path), str(points)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["size"] == [1024, 680] and told["screens"] >= 20
    assert round(told["pixels"] / 12) == round(scale * points / 9)
    assert told["cut"] == {}
