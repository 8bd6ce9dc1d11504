"""How many trials, what came of them, and what that proves."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

KEPT = Path(os.environ.get("SO_KE_HOACH_KEPT", os.path.join(tempfile.gettempdir(), "so-ke-hoach-proof")))
"""Where every failing state is kept as a file."""


def times(name: str, few: int) -> int:
    """How many trials: SO_KE_HOACH_<NAME>, few by default."""
    return int(os.environ.get(f"SO_KE_HOACH_{name}", few))


def bound(trials: int) -> float:
    """With no failure in so many independent trials, what a failure's probability is below, at 95 %."""
    return 1 - 0.05 ** (1 / trials) if trials else 1.0


@dataclass
class Tally:
    """The trials of one kind by their outcome, "" for a good one. A control is to fail: nothing is kept."""

    kind: str
    seed: int
    control: bool = False
    outcomes: Counter[str] = field(default_factory=Counter)
    kept: list[Path] = field(default_factory=list)

    @property
    def trials(self) -> int:
        return self.outcomes.total()

    @property
    def bad(self) -> int:
        return self.trials - self.outcomes[""]

    def add(self, outcome: str, state: dict[str, bytes] | None = None, where: str = "") -> None:
        self.outcomes[outcome.partition(":")[0]] += 1
        if outcome and state is not None and not self.control and len(self.kept) < 20:
            KEPT.mkdir(parents=True, exist_ok=True)
            place = KEPT / f"{self.kind} {self.seed} {self.trials}.zip".replace("/", "-")
            with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("why.txt", f"{outcome}\n{where}\n")
                for name, data in state.items():
                    archive.writestr(name, data)
            self.kept.append(place)

    def __str__(self) -> str:
        bad = {name: count for name, count in self.outcomes.items() if name} or f"< {bound(self.trials):.3%}"
        return f"{self.kind}: {self.trials} trials, seed {self.seed}, failures {bad} {self.kept[:3] or ''}"
