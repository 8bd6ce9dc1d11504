"""Which earlier states of a plan are known here: kept as versions, or told by those who sent it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from db import errors as faults
from desktop.plan.exchange import MAX_ANCESTORS, state_of

if TYPE_CHECKING:
    from db.store import Store

SENT, RECEIVED, BEFORE = "sent", "received", "before-import"
"""Why a version was kept, as the store names it."""
_KEY = "exchange/{}"


def kept(store: Store, plan_id: str) -> dict[str, int]:
    """The states kept as versions, oldest first, with the newest number of each; damaged ones left out."""
    return _states(store, plan_id, ())


def exchanged(store: Store, plan_id: str) -> dict[str, int]:
    """The kept states that another office has, or had."""
    return _states(store, plan_id, (SENT, RECEIVED))


def told(store: Store, plan_id: str) -> tuple[str, ...]:
    """The earlier states that others have told of, newest first."""
    try:
        found = json.loads(store.setting(_KEY.format(plan_id)) or "[]")
    except (ValueError, faults.StoreDamaged):
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()


def remember(store: Store, plan_id: str, states: Iterable[str]) -> None:
    """Keep what others have told of the plan's earlier states, before what was told earlier."""
    before = told(store, plan_id)
    every = tuple(dict.fromkeys((*states, *before)))[:MAX_ANCESTORS]
    if every != before:
        store.set_setting(_KEY.format(plan_id), json.dumps(every))


def ancestors(store: Store, plan_id: str) -> tuple[str, ...]:
    """Every earlier state known, newest first."""
    own = reversed(list(kept(store, plan_id)))
    return tuple(dict.fromkeys((*own, *told(store, plan_id))))[:MAX_ANCESTORS]


def _states(store: Store, plan_id: str, reasons: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    with suppress(faults.StoreDamaged):
        for version in store.versions(plan_id):
            if reasons and version.reason not in reasons:
                continue
            with suppress(faults.StoreDamaged):
                state = state_of(store.version(plan_id, version.number))
                found.pop(state, None)
                found[state] = version.number
    return found
