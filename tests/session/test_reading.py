"""A folder that may only be read: it is known, its plans are shown as they are, and nobody changes them."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import i18n
from desktop.documents import FORMATS
from desktop.documents.export import export
from desktop.errors import KnownError
from desktop.plan import codec, edit
from desktop.plan.plan import Plan, State
from desktop.plan.review import review
from desktop.readers import sample
from desktop.session import reading
from desktop.session.library import Library

PLAN = sample.read("kon-tum-2024")
WHY = KnownError("Chỉ đọc được.")
AS_ANYBODY = """
import os, sys
from pathlib import Path
from desktop import i18n
from desktop.session import reading
i18n.set_language("vi")
if os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)  # permissions do not bind root
print("read" if reading.reason(Path(sys.argv[1])) else "write")
"""


@pytest.fixture
def shown() -> Plan:
    return reading.shown(PLAN)


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
@pytest.mark.parametrize(
    ("folder", "file", "answer"),
    [
        (0o777, 0o666, "write"), (0o777, 0o444, "read"), (0o555, 0o666, "read"), (0o555, 0o444, "read"),
        (0o777, None, "write"), (0o555, None, "read"),
    ],
)  # fmt: skip
def test_what_may_only_be_read_is_known(folder: int, file: int | None, answer: str) -> None:
    with tempfile.TemporaryDirectory() as above:
        os.chmod(above, 0o755)
        data = Path(above, "Dữ liệu")
        data.mkdir()
        if file is not None:
            Library(data).save(PLAN)
            (data / "so-ke-hoach.db").chmod(file)
        data.chmod(folder)
        ask = [sys.executable, "-c", AS_ANYBODY, str(data)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        assert subprocess.check_output(ask, env=environment, text=True).strip() == answer
        data.chmod(0o700)


def test_a_folder_that_is_not_there_or_none_at_all_is_not_for_here(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    assert reading.reason(tmp_path / "none") is None and reading.reason(tmp_path / "tệp") is None


def test_what_is_shown_is_the_plan_and_refuses_every_verb(shown: Plan) -> None:
    assert shown.frozen and not PLAN.frozen
    assert codec.to_json(shown) == codec.to_json(PLAN) and codec.to_rows(shown) == codec.to_rows(PLAN)
    with pytest.raises(edit.PlanFrozen):
        edit.set_title(shown, "Khác")


def test_what_is_shown_is_checked_and_exported_as_the_plan_is(shown: Plan, tmp_path: Path) -> None:
    assert [found.code for found in review(shown)] == [found.code for found in review(PLAN)]
    chosen = [made for made in FORMATS if made.name in ("ke-hoach.pdf", "plan.kehoach")]
    mine, plain = (export(plan, tmp_path / name, chosen) for plan, name in ((shown, "a"), (PLAN, "b")))
    assert [path.read_bytes() for path in mine] == [path.read_bytes() for path in plain]


def test_whoever_changes_it_all_the_same_is_told_why() -> None:
    session = reading.session(PLAN, WHY)
    with pytest.raises(KnownError, match="Chỉ đọc"):
        session.edit("x", edit.set_state, State.SIGNED)
    assert session.undo_label == "" and session.plan.state is PLAN.state


@pytest.mark.parametrize(("state", "words"), [(State.DRAFT, "folder"), (State.SIGNED, "signed")])
def test_the_reason_is_the_right_one(state: State, words: str) -> None:
    i18n.set_language("en")
    said = reading.why_fixed(replace(PLAN, state=state))
    i18n.set_language("vi")
    assert words in said


def test_the_saver_of_such_a_folder_writes_nothing() -> None:
    saver = reading.silent()
    saver.begin(PLAN, 1)
    saver.offer(PLAN)
    saver.note("place", "x")
    saver.drop(PLAN.id)
    assert saver.flush(0) and saver.close(0) and not saver.pending
