"""How a plan takes the place of what is kept of it: rows, agenda, index and the book, in one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from db import agendas, audit, changes, indexing, lines, rows, versions
from db.agendas import Agenda
from db.audit import By
from db.errors import PlanChanged, PlanFrozen
from db.lines import Known, Made
from db.rows import FROZEN, Rows
from db.versions import Version


class Import(NamedTuple):
    """A plan from outside: its rows and the revision that they were made from (0: new here, None: any).

    `received` are its words as they came and `before` one's own that it replaces; each is kept as a version.
    """

    rows: Rows
    base: int | None = None
    agenda: Agenda | None = None
    received: str = ""
    before: str = ""


class Saving:
    """Saves in the name of `by`, inside transactions of the store; knows what it saved last."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.by = By("", "", "")
        self._last: Known | None = None

    def keep(self, parts: Rows, base: int | None, agenda: Agenda | None, imported: bool = False) -> int:
        """Put the arranged rows in place of the plan as it is kept; its new revision. Raises PlanChanged."""
        plan = parts["plan"][0]
        plan_id = str(plan["id"])
        last = self._known(plan_id) or lines.look(self.connection, plan_id)
        before = last.rows if last else rows.read(self.connection, plan_id)
        sound = last is not None or (bool(before["plan"]) and rows.fits(before))
        if sound:
            rows.shared(parts, before)
        kept = before["plan"][0] if sound else {}
        found = int(kept.get("revision") or 0)
        if base is not None and sound:
            if rows.same(before, parts) and not (imported and kept["deleted"]):
                return found
            if found != base:
                raise PlanChanged(self.path, plan_id, found)
        moment = self.by.moment
        plan |= {"revision": found + 1, "created": kept.get("created") or moment, "changed": moment}
        plan["deleted"] = kept.get("deleted") if base is None and not imported else None
        made = lines.make(parts, last)
        plan["hash"] = made.hash
        indexing.later(self.connection, plan_id)
        rows.write(self.connection, parts, before if sound else None)
        if agenda is not None:
            agendas.put(self.connection, plan_id, found + 1, agenda)
        self._tell(before, parts, sound, imported)
        self._look(made)
        return found + 1

    def _known(self, plan_id: str) -> Known | None:
        """What was saved last, where it is this plan and the store still says so."""
        query = "SELECT hash FROM plan WHERE id = ?"
        found = self.connection.execute(query, [plan_id]).fetchone()
        return self._last if self._last and found == (self._last.hash,) else None

    def _look(self, made: Made) -> None:
        """See that the rows come back as they are; where others of them were damaged, write all."""
        parts = made.rows
        plan_id = str(parts["plan"][0]["id"])
        self._last = lines.look(self.connection, plan_id, made)
        if self._last is None and not rows.fits(rows.read(self.connection, plan_id)):
            parts["plan"][0]["hash"] = rows.digest(parts)
            rows.write(self.connection, parts, None)
            if not rows.fits(rows.read(self.connection, plan_id)):
                raise ValueError("the rows would not come back as they are")

    def bring_in(self, one: Import, parts: Rows) -> int:
        """Keep a plan from outside, in the list; its revision. Raises PlanFrozen, PlanChanged."""
        plan_id = str(parts["plan"][0]["id"])
        before, _sound = lines.read(self.connection, plan_id)
        kept = before["plan"][0] if before["plan"] else {}
        if kept.get("state") in FROZEN and not rows.same(before, parts):
            raise PlanFrozen(self.path, plan_id, str(kept["state"]))
        if one.before:
            self.keep_version(plan_id, one.before, self.by.who, "before-import")
        revision = self.keep(parts, one.base, one.agenda, imported=True)
        if one.received:
            self.keep_version(plan_id, one.received, self.by.who, "received")
        return revision

    def keep_version(self, plan_id: str, words: str, who: str, reason: str, label: str = "") -> int:
        """Keep a copy of the plan; its number."""
        number = versions.last_number(self.connection, plan_id) + 1
        revision = revision_of(self.connection, plan_id)
        version = Version(number, self.by.moment, who, reason, label, revision)
        own = versions.add(self.connection, plan_id, words, version)
        detail = {"number": number, "reason": reason, "label": label}
        audit.add(self.connection, self.by, "version-kept", plan_id, revision, detail, own)
        return number

    def mark(self, parts: Rows, *, removed: bool) -> None:
        """Take the plan out of the list or put it back."""
        plan = parts["plan"][0]
        plan["deleted"] = self.by.moment if removed else None
        plan["hash"] = rows.digest(parts)
        query = "UPDATE plan SET deleted = ?, hash = ? WHERE id = ?"
        self.connection.execute(query, [plan["deleted"], plan["hash"], plan["id"]])
        self._book("removed" if removed else "restored", parts, {"title": plan["title"]})

    def _tell(self, before: Rows, after: Rows, sound: bool, imported: bool) -> None:
        action, detail, fields = changes.told(before, after, sound=sound)
        plan = after["plan"][0]
        if imported:
            action, detail = "imported", {"title": plan["title"], **detail}
        run = action == "edited" and sound
        if not (run and audit.told(self.connection, self.by, str(plan["id"]), fields)):
            self._book(action, after, detail)

    def _book(self, action: str, parts: Rows, detail: dict[str, object]) -> None:
        plan = parts["plan"][0]
        revision = int(plan["revision"] or 0)
        audit.add(self.connection, self.by, action, str(plan["id"]), revision, detail, str(plan["hash"]))


def revision_of(connection: sqlite3.Connection, plan_id: str) -> int:
    """The plan's present revision, 0 where there is none."""
    found = connection.execute("SELECT revision FROM plan WHERE id = ?", [plan_id]).fetchone()
    return int(found[0] or 0) if found else 0
