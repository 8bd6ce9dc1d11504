"""A data folder that may only be read: why, the plan as it is shown there, and a saver that keeps nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.session.saver import Saver
    from desktop.session.session import Session

_TRIAL = ".so-ke-hoach-trial"


def reason(folder: Path) -> KnownError | None:
    """Why plans of that folder can be read and not changed; None where they can be changed.

    A folder that is not there yet, or is no folder, is for the store to tell of.
    """
    store = folder / paths.STORE_NAME
    if not folder.is_dir() or (_writable(folder) and (not store.exists() or _writable(store))):
        return None
    return KnownError(
        _("The data folder {name} can only be read.").format(name=folder),
        _("Your plans are safe: open, print and export them; changes are not possible."),
        _("Ask for the right to write there, or free the folder of its protection, then try again."),
    )


def session(plan: Plan, why: KnownError) -> Session:
    """The plan open for reading; whoever changes it all the same is told why that is not possible."""
    from desktop.session.session import Session

    class Fixed(Session):
        def put(self, label: str, after: Plan, *, origin: object = None, merge: str = "") -> None:
            raise why

    return Fixed(shown(plan))


def why_fixed(plan: Plan) -> str:
    """Why a plan that is read-only is so, in one sentence."""
    from desktop.plan.plan import State

    if plan.state in (State.DRAFT, State.SUBMITTED):
        return _("The data folder can only be read.")
    return _("This plan is signed and can only be read.")


def shown(plan: Plan) -> Plan:
    """The same plan, read-only for everybody who asks it."""
    from dataclasses import fields

    return _kind()(**{each.name: getattr(plan, each.name) for each in fields(plan)})


@cache
def _kind() -> type[Plan]:
    from desktop.plan.plan import Plan

    class Shown(Plan):
        __slots__ = ()

        @property
        def frozen(self) -> bool:
            return True

    return Shown


def silent() -> Saver:
    """A saver for a window in which nothing can change: it takes everything and writes nothing."""
    from desktop.session.saver import Saver

    class Silent(Saver):
        def __init__(self) -> None:
            pass

        @property
        def pending(self) -> bool:
            return False

        def held(self, plan_id: str) -> bool:
            return False

        def begin(self, plan: Plan, revision: int) -> None:
            pass

        def offer(self, plan: Plan) -> None:
            pass

        def note(self, key: str, value: str) -> None:
            pass

        def drop(self, plan_id: str) -> None:
            pass

        def flush(self, seconds: float = 5.0) -> bool:
            return True

        def close(self, seconds: float = 5.0) -> bool:
            return True

    return Silent()


def _writable(path: Path) -> bool:
    if os.name != "nt":
        return os.access(path, os.W_OK)
    try:  # Windows answers for the attribute alone, not for the rights
        if path.is_file():
            os.close(os.open(path, os.O_RDWR))
        else:
            trial = path / f"{_TRIAL}{os.getpid()}"
            os.close(os.open(trial, os.O_CREAT | os.O_EXCL | os.O_RDWR))
            with suppress(OSError):
                trial.unlink()
    except OSError:
        return False
    return True
