"""Plans from another office: what each would change here, and taking them in, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import errors as faults
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import codec, exchange, merge
from desktop.plan.difference import Difference, differences
from desktop.plan.edit import PlanFrozen
from desktop.plan.exchange import Attachment, Carried
from desktop.plan.merge import Merged, Side
from desktop.plan.plan import Plan, State, new_id
from desktop.readers import kehoach
from desktop.session import lineage
from desktop.session.library import Library

if TYPE_CHECKING:
    from db.saving import Import
    from db.store import Store


class Kind(StrEnum):
    """What a plan that arrives is to the one kept here."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    MERGE = "merge"
    CLASH = "clash"
    SIGNED = "signed"


class Act(StrEnum):
    """What is done with it."""

    TAKE = "take"
    MERGE = "merge"
    COPY = "copy"
    SKIP = "skip"


class Choice(NamedTuple):
    """What the worker wants of one plan; `sides` decides conflicts by their key, mine where none is said."""

    act: Act
    sides: Mapping[str, Side] = {}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A plan that has arrived and `mine`, as kept here at `revision` (None: not here, or damaged).

    `merged` puts the two together, where that can be; `changes` is what the first of `acts`, the one
    proposed, does to mine, or the difference between the two where nothing is proposed.
    """

    plan: Plan
    title: str
    kind: Kind
    acts: tuple[Act, ...]
    mine: Plan | None
    revision: int | None
    merged: Merged | None
    changes: tuple[Difference, ...]
    carried: Carried


class Parcel(NamedTuple):
    """All that has arrived."""

    plans: tuple[Arrival, ...]
    attachments: tuple[Attachment, ...]
    sealed: bool


class PasswordNeeded(KnownError):
    """The file is under a password."""


class PasswordWrong(KnownError):
    """Another password, or a damaged file."""


_ACTS = {
    Kind.NEW: (Act.TAKE, Act.SKIP),
    Kind.SAME: (Act.SKIP,),
    Kind.NEWER: (Act.TAKE, Act.COPY, Act.SKIP),
    Kind.OLDER: (Act.SKIP, Act.COPY),
    Kind.MERGE: (Act.MERGE, Act.TAKE, Act.COPY, Act.SKIP),
    Kind.CLASH: (Act.SKIP, Act.MERGE, Act.TAKE, Act.COPY),
    Kind.SIGNED: (Act.SKIP, Act.COPY),
}


def look(library: Library, data: bytes, password: str = "", name: str = "") -> Parcel:
    """What the file holds and what it would change; nothing is written. Raises KnownError.

    `name` is the file's, for the words of a fault. Raises PasswordNeeded, PasswordWrong.
    """
    from desktop import sealing

    sealed = sealing.is_sealed(data)
    if sealed:
        data = _unsealed(data, password, name)
    try:
        contents = exchange.unpack_all(data)
    except exchange.BadContainer as error:
        raise kehoach.told(error, name) from error
    if not library.path.exists():
        plans = tuple(_arrival(one, Kind.NEW) for one in contents.plans)
    else:
        plans = tuple(_look(library, one) for one in contents.plans)
    return Parcel(plans, contents.attachments, sealed)


def accept(
    library: Library,
    parcel: Parcel,
    choices: Mapping[str, Choice] | None = None,
    before: Callable[[], object] = lambda: None,
) -> tuple[str, ...]:
    """Take the plans in, in one transaction; the ids of those written. Raises KnownError.

    `choices` by the plan's id; the proposed act where there is none. `before` makes the backup. Where it
    raises, nothing was written.
    """
    made = [(one, *_made(one, (choices or {}).get(one.plan.id, Choice(one.acts[0])))) for one in parcel.plans]
    wanted = [(arrival, plan, words) for arrival, plan, words in made if plan]
    if not wanted:
        return ()
    before()
    with library.store() as store:
        try:
            store.import_plans([words for _arrival, _plan, words in wanted if words])
        except faults.PlanChanged as error:
            raise KnownError(
                _("A plan was changed here while the file was being looked at."),
                _("Nothing was taken in."),
                _("Open the file again."),
            ) from error
        except faults.PlanFrozen as error:
            raise KnownError(
                _("A signed plan is never replaced by one from outside."),
                _("Nothing was taken in."),
                _("Take the other one in as a copy, or leave it out."),
            ) from error
        with suppress(faults.StoreError):  # the plans are in; the next exchange tells their past again
            for arrival, plan, _words in wanted:
                if plan.id == arrival.plan.id and arrival.carried.ancestors:  # its words are a version by now
                    lineage.remember(store, plan.id, (arrival.carried.state, *arrival.carried.ancestors))
    return tuple(plan.id for _arrival, plan, _words in wanted)


def save_attachment(attachment: Attachment, folder: Path) -> Path:
    """The attachment in the folder, under a name that is free there. Raises KnownError."""
    from desktop.documents import file
    from desktop.documents.filename import numbered, safe

    name = safe(attachment.name)
    count = 1
    while (target := folder / (numbered(name, count) if count > 1 else name)).exists():
        count += 1
    try:
        return file.write(target, attachment.data)
    except file.WriteError as error:
        raise KnownError(
            _("The attachment “{name}” could not be saved.").format(name=name),
            do=_("Choose another folder."),
        ) from error


def kind_words(kind: Kind) -> str:
    """What a plan that arrives is, in one sentence."""
    return {
        Kind.NEW: _("A plan that is not here yet."),
        Kind.SAME: _("The same as the plan here."),
        Kind.NEWER: _("Goes on from the plan here."),
        Kind.OLDER: _("An earlier state of the plan here."),
        Kind.MERGE: _("Both offices have changed the plan: the changes are put together."),
        Kind.CLASH: _("Another plan under the same name: it is not known which came first."),
        Kind.SIGNED: _("The plan is signed, and is not replaced."),
    }[kind]


def act_words(act: Act) -> str:
    """What can be done with it, on a button."""
    return {
        Act.TAKE: _("Take the received one"),
        Act.MERGE: _("Put both together"),
        Act.COPY: _("Take in as a copy"),
        Act.SKIP: _("Leave out"),
    }[act]


def _unsealed(data: bytes, password: str, name: str) -> bytes:
    from desktop import sealing

    if not password:
        raise PasswordNeeded(
            kehoach.naming(_("The file “{name}” is under a password."), name),
            do=_("Type the password that the sender told you."),
        )
    try:
        return sealing.unseal(data, password)
    except sealing.WrongPassword as error:
        raise PasswordWrong(
            _("The password does not fit, or the file is damaged."),
            _("Nothing was changed."),
            _("Type it again, or ask the sender."),
        ) from error
    except sealing.Unsealable as error:
        raise kehoach.told(exchange.BadContainer(str(error)), name) from error


def _look(library: Library, carried: Carried) -> Arrival:
    plan_id = carried.plan.id
    with library.store() as store:
        try:
            rows, revision = store.load_revision(plan_id)
            mine = codec.from_rows(rows)
        except faults.PlanMissing:
            return _arrival(carried, Kind.NEW)
        except (faults.StoreDamaged, codec.CodecError) as error:
            if isinstance(error, faults.StoreDamaged) and error.plan_id != plan_id:
                raise
            return replace(_arrival(carried, Kind.CLASH), acts=(Act.TAKE, Act.COPY, Act.SKIP))
        kind, base = _standing(store, mine, carried)
    return _arrival(carried, kind, mine, revision, base)


def _standing(store: Store, mine: Plan, carried: Carried) -> tuple[Kind, Plan | None]:
    """What the arriving plan is to mine, and what both were made of, where that is known."""
    state = exchange.state_of(codec.to_json(mine))
    listed = store.listed(mine.id)
    if state == carried.state:
        return (Kind.SAME if listed else Kind.NEW), None
    own = lineage.kept(store, mine.id)
    back = own.get(state, inf) < own.get(carried.state, -inf)  # it was taken in, and that was undone
    older = not back and (carried.state in own or carried.state in lineage.told(store, mine.id))
    if mine.frozen:
        return (Kind.OLDER if older else Kind.SIGNED), None
    if not listed:
        return Kind.NEW, None
    if state in carried.ancestors:
        return Kind.NEWER, None
    if older:
        return Kind.OLDER, None
    base = _base(store, mine.id, own, carried)
    return (Kind.MERGE if base and not carried.plan.frozen else Kind.CLASH), base


def _base(store: Store, plan_id: str, own: Mapping[str, int], carried: Carried) -> Plan | None:
    """The newest state that both offices had; as kept here, else as carried along."""
    for state in carried.ancestors:
        if state in own:
            try:
                return codec.from_json(store.version(plan_id, own[state]))
            except (faults.StoreDamaged, codec.CodecError):
                if words := carried.bases.get(state):
                    return codec.from_json(words)
    return None


def _arrival(
    carried: Carried,
    kind: Kind,
    mine: Plan | None = None,
    revision: int | None = None,
    base: Plan | None = None,
) -> Arrival:
    plan = carried.plan
    merged = _merged(base, mine, plan) if mine and kind in (Kind.MERGE, Kind.CLASH) else None
    acts = tuple(act for act in _ACTS[kind] if merged or act is not Act.MERGE)
    changes: tuple[Difference, ...] = ()
    if merged and acts[0] is Act.MERGE:
        changes = merged.taken
    elif mine:
        changes = differences(mine, plan)
    title = " ".join(plan.title.split()) or plan.event.name
    return Arrival(plan, title, kind, acts, mine, revision, merged, changes, carried)


def _merged(base: Plan | None, mine: Plan, theirs: Plan) -> Merged | None:
    try:
        return merge.merge(base, mine, theirs)
    except (PlanFrozen, merge.Unmergeable):
        return None


def _made(arrival: Arrival, choice: Choice) -> tuple[Plan | None, Import | None]:
    """The plan to keep, and how; None where it is left out."""
    if choice.act not in arrival.acts:
        raise ValueError(f"{choice.act} is not offered for {arrival.kind}")
    words = arrival.carried.words
    match choice.act:
        case Act.SKIP:
            return None, None
        case Act.COPY:
            plan = replace(arrival.plan, id=new_id(), state=State.DRAFT)
            return plan, _import(plan, 0)
        case Act.MERGE:
            if arrival.merged is None:
                raise ValueError("nothing was merged")
            plan = _put_together(arrival.merged, choice)
        case Act.TAKE:
            plan = arrival.plan
    base = arrival.revision if arrival.mine else (0 if arrival.kind is Kind.NEW else None)
    before = codec.to_json(arrival.mine) if arrival.mine else ""
    return plan, _import(plan, base, words, before)


def _put_together(merged: Merged, choice: Choice) -> Plan:
    try:
        return merge.resolved(merged, choice.sides).plan
    except merge.Unmergeable as error:
        raise KnownError(
            _("These choices together make no plan."),
            _("Nothing was taken in."),
            _("Choose one plan or the other, or take in a copy."),
        ) from error


def _import(plan: Plan, base: int | None, received: str = "", before: str = "") -> Import:
    from db.saving import Import
    from desktop.plan.agenda import agenda
    from desktop.session.library import _kept

    return Import(codec.to_rows(plan), base, _kept(agenda(plan)), received, before)
