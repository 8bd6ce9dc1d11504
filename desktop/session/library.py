"""The only door to the store: plans and settings in, plans and settings out, faults in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import errors as faults
from db import listing
from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from db import agendas
    from db.store import Store
    from desktop.plan.agenda import Agenda
    from desktop.plan.plan import Plan
    from desktop.session.versions import Reason, VersionSummary

    Read = dict[str, tuple[str, Agenda | None]]
Summary = listing.Summary


class StoreGone(KnownError):
    """The store was there, and is moved, deleted or emptied from outside."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("The file of the plans is not where it was: {name}.").format(name=path),
            _("What you typed is still on the screen."),
            _("Put the file back where it was, or restore a backup."),
        )


class Library:
    """Plans in one data folder; belongs to the thread that uses it first. Every fault is a KnownError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / paths.STORE_NAME
        self._store: Store | None = None
        self._file: tuple[int, int] | None = None
        self._revisions: dict[str, int] = {}
        self._others: dict[str, int] = {}

    def plans(self, limit: int = 200) -> tuple[Summary, ...]:
        """Newest first."""
        with _in_plain_words():
            if self.folder.exists() and not self.folder.is_dir():
                raise faults.StoreUnreachable(self.path)
            return listing.read_list(self.path, limit=limit)

    def load(self, plan_id: str) -> Plan:
        """The plan as last saved."""
        plan, revision = self._stored(plan_id)
        self._revisions[plan_id] = revision
        return plan

    def revision(self, plan_id: str) -> int:
        """The revision that `load` last gave or `save` last made here, 0 for a plan that is new here."""
        return self._revisions.get(plan_id, 0)

    def save(self, plan: Plan, base: int | None = None) -> int:
        """Keep the plan in one transaction; its revision.

        With `base`, the revision that the plan was made from: what another window has saved since is kept
        as a version and not replaced. Raises PlanMoved.
        """
        from desktop.plan import codec
        from desktop.plan.agenda import agenda

        with _in_plain_words():
            store = self._open()
            try:
                revision = store.save(codec.to_rows(plan), base, _kept(agenda(plan)))
            except faults.PlanChanged as error:
                raise self._moved(plan.id, error.revision) from error
        self._revisions[plan.id] = revision
        return revision

    def listed(self, plan_id: str) -> bool:
        """Whether the plan is in the list, and was not put away."""
        with _in_plain_words():
            return self._open().listed(plan_id)

    def remove(self, plan_id: str) -> None:
        """Put the plan away; `restore` brings it back."""
        with _in_plain_words():
            self._open().remove(plan_id)

    def restore(self, plan_id: str) -> None:
        """Bring back a plan put away."""
        with _in_plain_words():
            self._open().restore(plan_id)

    def agendas(self, first: date, last: date, read: Read | None = None) -> tuple[Agenda, ...]:
        """What the plans in the list say about those days, both inclusive, or about no day at all.

        A plan that cannot be read is left out here; opening it tells why. `read` keeps what was read of each
        plan, so that the same words are never read twice.
        """
        if not self.path.exists():
            return ()
        kept = {} if read is None else read
        marks = {mark for mark, _known in kept.values()}
        with _in_plain_words():
            found = self._open().agendas(first.isoformat(), last.isoformat(), marks)
        for row in found:
            if row.plan_id not in kept or kept[row.plan_id][0] != row.mark:
                kept[row.plan_id] = row.mark, _decoded(row) or self._anew(row.plan_id)
        every = (kept[row.plan_id][1] for row in found)
        return tuple(known for known in every if known and _touches(known, first, last))

    def _anew(self, plan_id: str) -> Agenda | None:
        """The agenda out of the plan itself, kept for the next time where the store lets it."""
        from desktop.plan.agenda import agenda

        try:
            plan, revision = self._stored(plan_id)
        except KnownError as error:
            if isinstance(error.__cause__, faults.StoreLocked | faults.StoreUnreachable):
                raise  # that passes; what is damaged stays so
            return None
        made = agenda(plan)
        with suppress(KnownError), _in_plain_words():
            self._open().keep_agenda(plan_id, revision, _kept(made))
        return made

    def keep_version(self, plan: Plan, label: str = "", reason: Reason | None = None) -> int:
        """Keep a copy of the plan for good; its number. One kept by itself is not kept twice in a row."""
        from desktop.plan import codec
        from desktop.session.versions import Reason

        words = codec.to_json(plan)
        with _in_plain_words():
            why = str(reason or Reason.ASKED)
            return self._open().keep_version(
                plan.id, words, who=_user(), reason=why, label=label, again=reason is None
            )

    def keep_daily(self, plan: Plan) -> None:
        """Keep a version at the first opening of a day, when the plan is not as in its last version."""
        from db.store import utc_now
        from desktop.session.versions import Reason, kept_today

        if not kept_today(self.versions(plan.id), utc_now()):
            self.keep_version(plan, reason=Reason.DAILY)

    def versions(self, plan_id: str) -> tuple[VersionSummary, ...]:
        """The kept copies in the order they were kept."""
        from desktop.session.versions import summary

        if not self.path.exists():
            return ()
        with _in_plain_words():
            return tuple(summary(version) for version in self._open().versions(plan_id))

    def version(self, plan_id: str, number: int) -> Plan:
        """The plan as it was kept."""
        from desktop.plan import codec

        with _in_plain_words():
            words = self._open().version(plan_id, number)
        try:
            return codec.from_json(words)
        except codec.CodecError as error:
            raise _damaged(str(error)) from error

    def setting(self, key: str) -> str:
        """A kept setting, "" when there is none; never makes a store."""
        if not self.path.exists():
            return ""
        with _in_plain_words():
            return self._open().setting(key) or ""

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        with _in_plain_words():
            self._open().set_setting(key, value)

    def find(self, reference: str) -> Plan:
        """The plan of this id, or of this number and symbol ("12/KH-SKHCN")."""
        for summary in self.plans(limit=100_000):
            if reference in (summary.id, f"{summary.number}/{summary.symbol}"):
                return self.load(summary.id)
        raise KnownError(
            _("There is no plan “{name}”.").format(name=reference),
            do=_("See the plans with: so-ke-hoach list."),
        )

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The open store, for the rooms beside this one; its faults leave the block as KnownError."""
        with _in_plain_words():
            yield self._open()

    def close(self) -> None:
        """Let go of the store."""
        if self._store:
            self._store.close()
            self._store = None

    @property
    def gone(self) -> bool:
        """Whether there is no store, or an empty file in its place."""
        return _file(self.path) is None

    def begin_anew(self) -> None:
        """Let a new store be begun where the one that was open here is gone."""
        self.close()
        self._file = None

    def _stored(self, plan_id: str) -> tuple[Plan, int]:
        from desktop.plan import codec

        with _in_plain_words():
            rows, revision = self._open().load_revision(plan_id)
        try:
            return codec.from_rows(rows), revision
        except codec.CodecError as error:
            raise _damaged(str(error)) from error

    def _moved(self, plan_id: str, revision: int) -> KnownError:
        """What to tell of a plan that another window has saved, once what it saved is a version too."""
        from desktop.session.versions import PlanMoved, Reason

        if self._others.get(plan_id) != revision:
            plan, revision = self._stored(plan_id)
            self.keep_version(plan, reason=Reason.OTHER)
            self._others[plan_id] = revision
        return PlanMoved(plan_id, revision)

    def _open(self) -> Store:
        here = _file(self.path)
        if self._file is not None and here is None:
            self.close()
            raise StoreGone(self.path)
        if self._store is not None and here != self._file:
            self.close()  # another file was put in its place
        if self._store is None:
            from db.store import Store

            self._store = Store.open(self.path, who=_user(), machine=_machine())
            self._file = _file(self.path)
        return self._store


def _file(path: Path) -> tuple[int, int] | None:
    """Which file lies there; None where there is none, or an empty one."""
    with suppress(OSError):
        found = path.stat()
        return (found.st_dev, found.st_ino) if found.st_size else None
    return None


def _decoded(row: agendas.Found) -> Agenda | None:
    from desktop.plan.agenda import from_words

    return from_words(row.words) if row.words else None


def _kept(made: Agenda) -> agendas.Agenda:
    from db.agendas import Agenda as Kept
    from desktop.plan.agenda import to_words

    return Kept(to_words(made), *_days(made))


def _days(made: Agenda) -> tuple[str, str] | tuple[None, None]:
    """First and last ISO day; without any those of the plan's year, so that it is not read for every year."""
    if made.span:
        return made.span[0].isoformat(), made.span[1].isoformat()
    if made.year is None or not 1000 <= made.year <= 9999:
        return None, None
    return f"{made.year}-01-01", f"{made.year}-12-31"


def _touches(known: Agenda, first: date, last: date) -> bool:
    start, end = _days(known)
    return start is None or end is None or (start <= last.isoformat() and end >= first.isoformat())


def _user() -> str:
    """The account's name; "" where the system does not tell."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _machine() -> str:
    """The computer's name; "" where the system does not tell."""
    from platform import node

    return node()


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except faults.StoreError as error:
        raise _told(error) from error


def _told(error: faults.StoreError) -> KnownError:
    name = error.path
    intact = _("The file was not changed.")
    match error:
        case faults.NotOurStore():
            return KnownError(
                _("The file {name} is not a store of Sổ Kế hoạch.").format(name=name),
                intact,
                _("Choose another data folder with --data, or move the file away."),
            )
        case faults.NewerStore():
            return KnownError(
                _("The store {name} was made by a newer version of the program.").format(name=name),
                intact,
                _("Install the newer version, then open it again."),
            )
        case faults.StoreLocked():
            return KnownError(
                _("The store {name} is in use by another program.").format(name=name),
                _("Your plans are safe."),
                _("Close the other window or wait a moment, then try again."),
            )
        case faults.StoreReadOnly() | faults.StoreUnreachable():
            return KnownError(
                _("The data folder {name} cannot be written to.").format(name=name.parent),
                _("Your plans are safe."),
                _("Choose another folder with --data, or ask for the right to write there."),
            )
        case faults.StoreFull():
            return KnownError(
                _("The disk is full."),
                _("What was saved before is safe; what you typed is still on the screen."),
                _("Free some space; the program saves again by itself."),
            )
        case faults.StoreDamaged(plan_id=None):
            return KnownError(
                _("The store {name} is damaged.").format(name=name),
                _("Nothing was changed."),
                _("Restore the newest good backup."),
            )
        case faults.PlanMissing():
            return KnownError(
                _("That plan is no longer in the store."), do=_("Go back to the list of plans.")
            )
        case faults.VersionMissing():
            return KnownError(_("That version is not in the store."), do=_("Choose another version."))
        case _:
            return _damaged(str(error))


def _damaged(detail: str) -> KnownError:
    return KnownError(
        _("The stored plan is damaged and was not opened ({detail}).").format(detail=detail),
        _("The other plans are safe."),
        _("Open an exported .kehoach file of this plan instead."),
    )
