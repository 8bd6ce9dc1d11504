"""The whole story by keyboard: blank plan, every part filled, undone, redone, killed, reopened, exported."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.documents import FORMATS
from desktop.plan import codec
from desktop.plan.activity import tasks
from desktop.plan.tree import all_items

DRIVER = Path(__file__).with_name("driver.py")


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(DRIVER), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def story(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, object], list[dict[str, object]], Path]:
    """What the worker saw before the kill and after it, and the exported folder."""
    folder, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out")
    with start("fill", str(folder)) as worker:
        assert worker.stdout is not None
        before = json.loads(worker.stdout.readline())
        worker.kill()
    with start("reopen", str(folder), str(out)) as again:
        words, _ = again.communicate(timeout=120)
    assert again.returncode == 0
    return before, [json.loads(line) for line in words.splitlines()], out


Story = tuple[dict[str, object], list[dict[str, object]], Path]


def test_the_same_plan_comes_back_after_the_kill(story: Story) -> None:
    before, after, _ = story
    assert codec.from_json(str(after[0]["plan"])) == codec.from_json(str(before["plan"]))


def test_the_same_page_and_field_come_back(story: Story) -> None:
    _, after, _ = story
    assert (after[0]["page"], after[0]["focus"]) == ("signature", "Full name of the signer")


def test_every_part_was_filled_by_keys(story: Story) -> None:
    plan = codec.from_json(str(story[0]["plan"]))
    assert all(section.items for section in plan.sections)
    (task, duty) = tasks(plan)
    assert [unit.name for unit in task.leads] == ["Văn phòng Sở"]
    assert [str(timed.when.latest) for timed in task.times] == ["2027-05-09"]
    assert duty.title == "Phòng Kế hoạch - Tài chính"
    assert len(list(all_items(plan))) >= 14 and plan.signature.name == "Nguyễn Văn An"


def test_the_documents_hold_what_was_typed(story: Story) -> None:
    _, after, out = story
    assert after[1]["written"] == sorted(made.name for made in FORMATS)
    pages = PdfReader(io.BytesIO((out / "ke-hoach.pdf").read_bytes())).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for typed in (
        "Ngày KH&CN <b>",
        "925/BKHCN-VP",
        "Hoàn thành trước ngày 10/5/2027",
        "Nguyễn Văn An",
        "./.",
    ):
        assert typed in words
