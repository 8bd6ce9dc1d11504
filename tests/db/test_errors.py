"""Troubles of the file get our names; mistakes of the program stay what they are."""

import errno
import sqlite3
from pathlib import Path

import pytest

from db.errors import (
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
    translate,
    translating,
)

PATH = Path("plans.db")


def sqlite_error(name: str, words: str = "words") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname, error.sqlite_errorcode = name, getattr(sqlite3, name)
    return error


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", StoreLocked),
        ("SQLITE_BUSY_SNAPSHOT", StoreLocked),
        ("SQLITE_LOCKED", StoreLocked),
        ("SQLITE_READONLY", StoreReadOnly),
        ("SQLITE_READONLY_DIRECTORY", StoreReadOnly),
        ("SQLITE_PERM", StoreReadOnly),
        ("SQLITE_FULL", StoreFull),
        ("SQLITE_CORRUPT", StoreDamaged),
        ("SQLITE_CORRUPT_INDEX", StoreDamaged),
        ("SQLITE_NOTADB", StoreDamaged),
        ("SQLITE_CANTOPEN", StoreUnreachable),
        ("SQLITE_IOERR_FSYNC", StoreUnreachable),
    ],
)
def test_each_trouble_has_its_name(name, kind):
    found = translate(sqlite_error(name), PATH)
    assert type(found) is kind
    assert found.path == PATH and name in found.detail


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, StoreFull), (errno.EROFS, StoreReadOnly), (errno.EACCES, StoreUnreachable)],
)
def test_the_systems_errors_too(code, kind):
    assert type(translate(OSError(code, "words"), PATH)) is kind


def test_a_complaint_that_cannot_be_read_is_damage():
    with pytest.raises(StoreDamaged), translating(PATH):
        b"malformed \xec".decode()


def test_a_table_that_is_gone_is_damage():
    assert type(translate(sqlite_error("SQLITE_ERROR", "no such table: plan"), PATH)) is StoreDamaged


@pytest.mark.parametrize(
    "mistake",
    [
        sqlite_error("SQLITE_ERROR", "syntax error"),
        sqlite_error("SQLITE_CONSTRAINT_UNIQUE"),
        sqlite3.ProgrammingError("closed"),
    ],
)
def test_a_mistake_of_the_program_is_raised_as_it_is(mistake):
    with pytest.raises(sqlite3.Error) as caught, translating(PATH):
        raise mistake
    assert caught.value is mistake


def test_every_trouble_says_which_file():
    for kind in (StoreError, StoreLocked, StoreDamaged):
        assert str(kind(PATH)) == "plans.db"
        assert str(kind(PATH, "why")) == "plans.db: why"
