"""One open plan: every edit, undo and redo goes through here and is told to all watchers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Concatenate, ParamSpec

from desktop.plan.plan import Plan
from desktop.plan.proposed import touched
from desktop.session.change import Change

P = ParamSpec("P")
_turns = count(1)
Watcher = Callable[[Change], None]
LIMIT = 500


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    before: Plan
    after: Plan
    merge: str = ""
    turn: int = field(default_factory=lambda: next(_turns))


class Session:
    """Holds the present plan; undo is a list of earlier values (design §2)."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._watchers: list[Watcher] = []

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    @property
    def undo_label(self) -> str:
        """Name of the step that undo takes back, "" when there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Name of the step that redo brings back, "" when there is none."""
        return self._undone[-1].label if self._undone else ""

    @property
    def undo_turn(self) -> int:
        """When the step that undo takes back was made: it grows over all sessions; 0 when there is none."""
        return self._done[-1].turn if self._done else 0

    @property
    def redo_turn(self) -> int:
        """When the step that redo brings back was undone, 0 when there is none."""
        return self._undone[-1].turn if self._undone else 0

    def edit(
        self,
        label: str,
        verb: Callable[Concatenate[Plan, P], Plan],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Apply a verb of `plan.edit` as one step."""
        self.put(label, verb(self._plan, *args, **kwargs))

    def put(self, label: str, after: Plan, *, origin: object = None, merge: str = "") -> None:
        """Make `after` the present plan; steps in a row with one non-empty `merge` are one step.

        What the program had proposed and this step words otherwise is a proposal no longer.
        """
        before, after = self._plan, touched(self._plan, after)
        if after == before:
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if merge and last and last.merge == merge:
            self._done[-1] = _Step(label, last.before, after, merge)
        else:
            self._done.append(_Step(label, before, after, merge))
            del self._done[:-LIMIT]
        self._tell(Change(before, after, label, origin))

    def seal(self) -> None:
        """End a row of merging steps, as when the cursor leaves a field."""
        if self._done and self._done[-1].merge:
            last = self._done[-1]
            self._done[-1] = _Step(last.label, last.before, last.after)

    def undo(self) -> None:
        """Take back the last step, if there is one."""
        if self._done:
            step = self._done.pop()
            self._undone.append(_Step(step.label, step.before, step.after))
            self._tell(Change(self._plan, step.before, step.label))

    def redo(self) -> None:
        """Bring back the step last undone, if there is one."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(_Step(step.label, step.before, step.after))
            self._tell(Change(self._plan, step.after, step.label))

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Tell `watcher` of every change; the returned call stops it."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def _tell(self, change: Change) -> None:
        self._plan = change.after
        for watcher in tuple(self._watchers):
            watcher(change)
