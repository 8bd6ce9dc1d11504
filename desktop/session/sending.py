"""Plans for another office: packed with what is known of their earlier states, under a password if wished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import codec, exchange
from desktop.plan.exchange import Attachment, Carried
from desktop.session import lineage
from desktop.session.library import Library

if TYPE_CHECKING:
    from db.store import Store
    from desktop.plan.plan import Plan


def parcel(
    library: Library, ids: Sequence[str], password: str = "", attachments: Sequence[Attachment] = ()
) -> bytes:
    """The plans as last saved, each kept as a version; sealed with a password. Raises KnownError."""
    carried = [_carried(library, library.load(plan_id)) for plan_id in dict.fromkeys(ids)]
    try:
        data = exchange.pack_all(carried, attachments)
    except exchange.TooLarge as error:
        raise KnownError(
            _("This is too much for one exchange file."),
            _("Nothing was sent."),
            _("Send fewer plans at once, or the attachments by themselves."),
        ) from error
    if password:
        from desktop import sealing

        data = sealing.seal(data, password)
    for one in carried:
        _keep(library, one.plan)
    return data


def _carried(library: Library, plan: Plan) -> Carried:
    state = exchange.state_of(codec.to_json(plan))
    with library.store() as store:
        earlier = tuple(one for one in lineage.ancestors(store, plan.id) if one != state)
        return Carried(plan, earlier, _bases(store, plan.id, state))


def _bases(store: Store, plan_id: str, state: str) -> dict[str, str]:
    """The words of the newest states that were sent or received."""
    known = [(one, n) for one, n in lineage.exchanged(store, plan_id).items() if one != state]
    newest = known[: -exchange.MAX_BASES - 1 : -1]
    return {one: store.version(plan_id, number) for one, number in newest}


def _keep(library: Library, plan: Plan) -> None:
    """Keep what was sent as a version, unless it is one that was exchanged already."""
    words = codec.to_json(plan)
    with library.store() as store:
        if exchange.state_of(words) not in lineage.exchanged(store, plan.id):
            store.keep_version(plan.id, words, who=store.who, reason=lineage.SENT)
