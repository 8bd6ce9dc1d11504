"""A file of special days: what it says, what is wrong with it, and nothing that it could break."""

from datetime import date
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.plan.days_file import LARGEST, MOST_PROBLEMS, Problem, changes, merged, read
from desktop.plan.workdays import KIND_WORDS, DayKind, SpecialDay, shipped

FILE = """ngày;loại;tên;văn bản
02/01/2026;Nghỉ hoán đổi;;Công văn số 12729/VPCP-KGVX ngày 25/12/2025
10/01/2026;Làm bù;cho ngày 02/01/2026;Công văn số 12729/VPCP-KGVX ngày 25/12/2025
1-7-2026;nghỉ của cơ quan;Ngày truyền thống;
"""
DAYS = (
    SpecialDay(date(2026, 1, 2), DayKind.SWAP, "", "Công văn số 12729/VPCP-KGVX ngày 25/12/2025"),
    SpecialDay(
        date(2026, 1, 10),
        DayKind.MAKEUP,
        "cho ngày 02/01/2026",
        "Công văn số 12729/VPCP-KGVX ngày 25/12/2025",
    ),
    SpecialDay(date(2026, 7, 1), DayKind.OFFICE, "Ngày truyền thống"),
)


def problem(line: str) -> Problem:
    imported = read(f"ngày;loại;tên\n{line}\n".encode())
    assert imported.days == ()
    return imported.problems[0]


@pytest.mark.parametrize(
    "data",
    [
        FILE.encode(),
        FILE.encode("utf-8-sig"),
        FILE.replace("\n", "\r\n").encode(),
        FILE.replace(";", ",").encode(),
        FILE.replace(";", "\t").encode(),
        FILE.split("\n", 1)[1].encode(),
        FILE.replace("Làm bù", "LÀM BÙ").replace("Nghỉ h", "nghi h").encode(),
        ("\n\n" + FILE.replace("1-7-2026", " 2026-07-01 ")).encode(),
    ],
)
def test_the_usual_ways_of_writing_a_table_say_the_same(data: bytes) -> None:
    imported = read(data)
    assert imported.problems == () and imported.days == DAYS


def test_columns_stand_as_the_first_line_names_them() -> None:
    imported = read('Tên,Loại,Ghi chú,Ngày\n"Tết, xuân",Lễ,x,17/02/2026\n'.encode())
    assert imported.days == (SpecialDay(date(2026, 2, 17), DayKind.HOLIDAY, "Tết, xuân"),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("31/02/2026;Nghỉ lễ", Problem("impossible_day", 2, ("31/02/2026",))),
        ("10/13/2026;Nghỉ lễ", Problem("impossible_day", 2, ("10/13/2026",))),
        ("01/01/26;Nghỉ lễ", Problem("bad_day", 2, ("01/01/26",))),
        ("hôm nay;Nghỉ lễ", Problem("bad_day", 2, ("hôm nay",))),
        ("01/01/0026;Nghỉ lễ", Problem("far_year", 2, ("01/01/0026",))),
        ("01/01/2026;Valentine", Problem("bad_kind", 2, ("Valentine",))),
        ("01/01/2026", Problem("bad_kind", 2, ("",))),
        ("01/01/2026;Nghỉ lễ;" + "x" * 501, Problem("too_long", 2)),
        ("01/01/2026;Nghỉ lễ;" + "x" * 300_000, Problem("too_long", 2)),
    ],
)
def test_a_wrong_line_is_told_of_with_its_reason(line: str, expected: Problem) -> None:
    assert problem(line) == expected


def test_wrong_lines_leave_the_right_ones() -> None:
    imported = read(FILE.replace("1-7-2026", "32/7/2026").encode())
    assert imported.days == DAYS[:2]
    assert imported.problems == (Problem("impossible_day", 4, ("32/7/2026",)),)


def test_a_day_both_off_and_made_up_refuses_the_whole_file() -> None:
    imported = read((FILE + "02/01/2026;Làm bù;;\n").encode())
    assert imported.days == ()
    assert imported.problems == (Problem("contradiction", 5, ("2", "02/01/2026")),)


def test_a_day_told_of_twice_is_taken_once() -> None:
    again = FILE.splitlines()[1]
    assert read(f"{FILE}{again}\n".encode()).problems == ()
    imported = read(f"{FILE}02/01/2026;Nghỉ lễ;;\n".encode())
    assert imported.days == DAYS and imported.problems == (Problem("twice", 5, ("2",)),)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty", 0),
        (b"\n\n  \n", "empty", 0),
        ("ngày;loại\n".encode(), "empty", 0),
        (FILE.encode("utf-16"), "encoding", 1),
        ("01/01/2026;Nghỉ lễ\nTết".encode("cp1258", "replace") + b"\xff", "encoding", 2),
        (b"x" * (10 * LARGEST), "too_large", 0),
        (b"\n" * 100_000, "too_many", 5_001),
        (b"01/01/2026;le\n" * 60_000, "too_many", 5_001),
    ],
)
def test_a_file_that_is_none_is_refused_at_once(data: bytes, code: str, line: int) -> None:
    before = process_time()
    imported = read(data)
    assert process_time() - before < 0.5
    assert imported.days == () and [(p.code, p.line) for p in imported.problems] == [(code, line)]


def test_problems_are_counted_only_so_far() -> None:
    assert len(read(b"x;y\n" * 4_999).problems) == MOST_PROBLEMS


@given(st.binary(max_size=400) | st.text('0129/-;,"\t\n\0 lêễbù', max_size=200).map(str.encode))
@example(b'"01/01/2026;le\n"\n\0;\0\n')
def test_nothing_breaks_it(data: bytes) -> None:
    imported = read(data)
    assert imported.days or imported.problems


def test_what_an_import_changes_is_told_before_and_can_be_done_twice() -> None:
    own = (SpecialDay(date(2026, 1, 2), DayKind.OFFICE, "Nghỉ", id="a"), SpecialDay(date(2025, 5, 5), id="b"))
    imported = read(FILE.encode())
    assert [(c.before, c.same) for c in changes(own, imported)] == [
        (own[0], False),
        (None, False),
        (None, False),
    ]
    days = merged(own, imported)
    assert [day.day for day in days] == sorted(day.day for day in days) and len({day.id for day in days}) == 4
    assert (days[1].id, days[1].kind) == ("a", DayKind.SWAP)
    assert all(change.same for change in changes(days, imported)) and merged(days, imported) == days


def test_the_shipped_days_come_back_out_of_a_file() -> None:
    lines = [
        f"{d.day:%d/%m/%Y};{KIND_WORDS[d.kind]};{d.name};{d.document.replace(';', ',')}" for d in shipped()
    ]
    imported = read("\n".join(lines).encode())
    assert imported.problems == ()
    assert [(d.day, d.kind, d.name) for d in imported.days] == [(d.day, d.kind, d.name) for d in shipped()]
