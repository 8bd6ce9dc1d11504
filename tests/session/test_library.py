"""Plans and settings go in and come back; the world's faults are told in plain words."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.agenda import agenda
from desktop.plan.plan import Issue, blank
from desktop.readers import sample
from desktop.session.library import Library


@pytest.mark.parametrize("name", sample.NAMES)
def test_samples_come_back_the_same(library: Library, name: str) -> None:
    plan = sample.read(name)
    library.save(plan)
    assert library.load(plan.id) == plan


def test_an_empty_folder_has_no_plans_and_makes_no_file(library: Library) -> None:
    assert library.plans() == () and library.setting("place") == ""
    assert not library.path.exists()


def test_list_is_newest_first(library: Library) -> None:
    for title in ("Ngày Đổi mới", "Hội nghị"):
        library.save(edit.set_title(blank(2026), title))
    assert [summary.title for summary in library.plans()] == ["Hội nghị", "Ngày Đổi mới"]


def test_find_by_id_and_by_number(library: Library) -> None:
    plan = edit.set_issue(blank(2026), Issue("12", year=2026))
    library.save(plan)
    assert library.find(plan.id) == library.find("12/KH-SKHCN") == plan
    with pytest.raises(KnownError):
        library.find("13/KH-SKHCN")


def test_remove_and_restore(library: Library) -> None:
    library.save(plan := blank(2026))
    library.remove(plan.id)
    assert library.plans() == ()
    library.restore(plan.id)
    assert library.load(plan.id) == plan


def test_settings(library: Library) -> None:
    library.set_setting("theme", "dark")
    assert library.setting("theme") == "dark"


def test_a_plan_that_is_not_there(library: Library) -> None:
    library.save(blank(2026))
    with pytest.raises(KnownError):
        library.load("nobody")


@pytest.mark.parametrize("content", [b"not a database at all, only words" * 40, b"SQLite format 3\x00broken"])
def test_a_file_that_is_not_ours_is_left_alone(library: Library, content: bytes) -> None:
    library.folder.mkdir()
    library.path.write_bytes(content)
    with pytest.raises(KnownError):
        library.save(blank(2026))
    assert library.path.read_bytes() == content


def test_a_newer_store_is_left_alone(library: Library) -> None:
    library.save(blank(2026))
    library.close()
    with sqlite3.connect(library.path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = library.path.read_bytes()
    for act in (lambda: library.plans(), lambda: library.save(blank(2026))):
        with pytest.raises(KnownError):
            act()
    assert library.path.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KnownError):
        Library(tmp_path / "file" / "data").save(blank(2026))


def test_damage_is_noticed_and_the_other_plans_stay(library: Library) -> None:
    library.save(plan := edit.set_title(blank(2026), "Một"))
    library.save(other := edit.set_title(blank(2026), "Hai"))
    library.close()
    with sqlite3.connect(library.path) as raw:
        raw.execute("UPDATE plan SET title = 'Khác' WHERE id = ?", (plan.id,))
    raw.close()
    with pytest.raises(KnownError):
        library.load(plan.id)
    assert library.load(other.id) == replace(other)


def test_agendas_of_all_plans_are_found_by_day(library: Library) -> None:
    for name in sample.NAMES:
        library.save(sample.read(name))
    found = library.agendas(date(2024, 5, 1), date(2024, 5, 31))
    assert {known.title[:40] for known in found} == {
        agenda(sample.read(name)).title[:40] for name in ("kon-tum-2024", "thanh-hoa-2024")
    }
    assert set(found) == {agenda(library.load(known.plan)) for known in found}


def test_an_agenda_that_is_not_kept_is_read_out_of_its_plan(library: Library) -> None:
    library.save(plan := sample.read("kon-tum-2024"))
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM agenda")
    for _again in range(2):
        assert library.agendas(date(2024, 5, 10), date(2024, 5, 10)) == (agenda(plan),)
        assert library.agendas(date(2027, 5, 1), date(2027, 5, 1)) == ()
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT count(*) FROM agenda").fetchone() == (1,)


def test_what_was_read_is_not_read_again_until_it_changes(library: Library) -> None:
    plan, other = sample.read("kon-tum-2024"), sample.read("thanh-hoa-2024")
    library.save(plan)
    library.save(other)
    read: dict[str, object] = {}
    before = {known.plan: known for known in library.agendas(date(2024, 1, 1), date(2024, 12, 31), read)}
    library.save(replace(plan, title="Kế hoạch khác"))
    after = {known.plan: known for known in library.agendas(date(2024, 1, 1), date(2024, 12, 31), read)}
    assert after[other.id] is before[other.id]
    assert after[plan.id].title == "Kế hoạch khác"


def test_a_damaged_plan_is_tried_once_for_each_revision(library: Library) -> None:
    library.save(plan := sample.read("kon-tum-2024"))
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM agenda")
        connection.execute("UPDATE plan SET title = 'hỏng'")
    read: dict[str, object] = {}
    for _again in range(2):
        assert library.agendas(date(2024, 5, 10), date(2024, 5, 10), read) == ()
        assert [known for _mark, known in read.values()] == [None]
    assert plan.id in read


def test_a_plan_without_days_lies_in_its_year(library: Library) -> None:
    library.save(plan := blank(2026))
    assert library.agendas(date(2026, 12, 31), date(2026, 12, 31)) == (agenda(plan),)
    assert library.agendas(date(2027, 1, 1), date(2027, 1, 1)) == ()


def test_no_store_has_no_agendas(library: Library) -> None:
    assert library.agendas(date.min, date.max) == ()
