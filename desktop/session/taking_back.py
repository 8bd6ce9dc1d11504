"""Plans that were taken in from outside, taken back: each is again as it was before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from db import errors as faults
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import codec
from desktop.session.library import Library

if TYPE_CHECKING:
    from db.agendas import Agenda
    from desktop.plan.plan import Plan
    from desktop.session.receiving import Parcel


class Taken(NamedTuple):
    """A plan as it was written: `mine` stood there before, `new` to the list, at `revision` now."""

    id: str
    mine: Plan | None
    new: bool
    signed: bool
    revision: int

    @property
    def can_go(self) -> bool:
        """Whether it is known what was there; of a damaged plan it is not."""
        return self.new or self.mine is not None


def taken(library: Library, parcel: Parcel, ids: Iterable[str]) -> tuple[Taken, ...]:
    """What `receiving.accept` has written, to be asked right after it. Raises KnownError."""
    from desktop.session.receiving import Kind

    arrived = {one.plan.id: one for one in parcel.plans}
    found = []
    with library.store() as store:
        for plan_id in ids:
            one = arrived.get(plan_id)  # a copy has an id of its own
            mine, new = (one.mine, one.kind is Kind.NEW) if one else (None, True)
            signed = one is not None and one.plan.frozen
            found.append(Taken(plan_id, mine, new, signed, store.revision(plan_id)))
    return tuple(found)


def take_back(library: Library, every: Iterable[Taken]) -> None:
    """Put what was there back and take out what is new. Raises KnownError.

    What was replaced comes back in one transaction, or nothing does where a plan was changed since; plans
    that came signed by themselves.
    """
    from db.saving import Import

    known = [one for one in every if one.can_go]
    back = [(one, one.mine) for one in known if one.mine is not None]
    with library.store() as store:
        try:
            store.import_plans(
                [Import(codec.to_rows(p), one.revision, _agenda(p)) for one, p in back if not one.signed]
            )
            for one, plan in back:
                if one.signed:
                    store.save(codec.to_rows(plan), one.revision, _agenda(plan))
        except faults.PlanChanged as error:
            raise KnownError(
                _("A plan that was taken in has been changed since."),
                _("It stays as it is."),
                _("See its versions: the plan before it was taken in is kept there."),
            ) from error
        for one in known:
            if one.new:
                store.remove(one.id)


def _agenda(plan: Plan) -> Agenda:
    from desktop.plan.agenda import agenda
    from desktop.session.library import _kept

    return _kept(agenda(plan))
