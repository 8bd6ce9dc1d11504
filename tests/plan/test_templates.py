"""Plans made from templates: whole, right for the office and the year, with gaps where it must decide."""

from datetime import date

import pytest

from desktop.plan import codec, events, templates
from desktop.plan.office import EMPTY, Directory, RecipientSet, Signer
from desktop.plan.plan import Office, PageSetup, Plan, Recipient, SectionKind
from desktop.plan.review import Severity, review
from desktop.plan.tree import all_items
from desktop.plan.wording import GAP, sentence

SCIENCE = Office(
    "UBND TỈNH QUẢNG NGÃI",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Quảng Ngãi",
    name="Sở Khoa học và Công nghệ tỉnh Quảng Ngãi",
)
COMMUNE = Office("", "ỦY BAN NHÂN DÂN\nXÃ QUẢNG NGỌC", "Quảng Ngọc", "KH-UBND", collective=True)
CITY = Office("", "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ", "Thành phố Huế", "KH-UBND", collective=True)
HEAD = (Signer("s1", name="Nguyễn Văn A", authority=("GIÁM ĐỐC",)), Signer("s2", name="Trần Thị B"))
COMMITTEE = (Signer("s1", name="Nguyễn Văn A", authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),)
OFFICES = {
    "department": Directory(office=SCIENCE, signers=HEAD),
    "commune": Directory(office=COMMUNE, signers=COMMITTEE),
    "city": Directory(office=CITY, signers=COMMITTEE),
    "none": EMPTY,
}

every_template = pytest.mark.parametrize("key", templates.KEYS)
every_office = pytest.mark.parametrize("office", OFFICES)


def words_of(plan: Plan) -> str:
    """All that the plan says."""
    parts = [plan.title, plan.opening.conclusion.plain, plan.closing.plain, *(s.title for s in plan.sections)]
    parts += [basis.subject + basis.issuer for basis in plan.opening.bases]
    parts += [sentence(item.content).plain for item in all_items(plan)]
    return "\n".join([*parts, *(recipient.name for recipient in plan.recipients)])


@every_template
@every_office
def test_nothing_but_the_office_itself_blocks_the_plan(key: str, office: str) -> None:
    found = review(templates.make(key, 2027, OFFICES[office]))
    places = {finding.place for finding in found if finding.severity is Severity.ERROR}
    assert places == ({"office", "signature"} if office == "none" else set())


@every_template
@every_office
def test_every_word_is_filled_and_every_gap_dotted(key: str, office: str) -> None:
    words = words_of(templates.make(key, 2027, OFFICES[office]))
    assert not set("{}«»") & set(words)
    assert "  " not in words and GAP in words


@every_template
def test_a_plan_has_all_its_parts(key: str) -> None:
    plan = templates.make(key, 2027, OFFICES["department"])
    kinds = [section.kind for section in plan.sections]
    assert kinds[0] is SectionKind.PURPOSE and kinds[-1] is SectionKind.ORGANISATION
    assert {SectionKind.ACTIVITIES, SectionKind.COST} <= set(kinds)
    assert plan.title and plan.opening.bases and plan.closing and plan.recipients
    assert plan.year == 2027 and all(section.items for section in plan.sections)


@every_template
def test_two_plans_share_no_identifier(key: str) -> None:
    one, two = templates.make(key, 2027), templates.make(key, 2027)
    assert one.id != two.id
    assert not {item.id for item in all_items(one)} & {item.id for item in all_items(two)}
    assert codec.from_json(codec.to_json(one)) == one


@pytest.mark.parametrize(
    ("key", "year", "name", "day"),
    [
        ("science-day", 2025, "Ngày Khoa học và Công nghệ Việt Nam", date(2025, 5, 18)),
        ("science-day", 2027, "Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam", date(2027, 5, 18)),
        ("science-day", 2012, "Ngày Khoa học và Công nghệ Việt Nam", date(2012, 5, 18)),
        ("innovation-day", 2027, "Ngày Sáng tạo và Đổi mới sáng tạo thế giới", date(2027, 4, 21)),
    ],
)
def test_the_event_bears_the_name_of_its_year(key: str, year: int, name: str, day: date) -> None:
    plan = templates.make(key, year, OFFICES["department"])
    assert (plan.event.name, plan.event.day) == (name, day)
    assert name in " ".join(plan.title.split()) and name in plan.closing.plain
    assert events.wrong_name(words_of(plan), max(year, 2014), shortened=False) is None


@pytest.mark.parametrize("key", ["event", "training", "conference"])
def test_a_plan_of_no_fixed_day_leaves_the_event_open(key: str) -> None:
    plan = templates.make(key, 2027)
    assert plan.event.name == "" and plan.event.day is None


def test_the_office_is_said_as_it_calls_itself() -> None:
    words = words_of(templates.make("science-day", 2027, OFFICES["department"]))
    assert "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi xây dựng Kế hoạch" in words
    assert "trên địa bàn tỉnh Quảng Ngãi" in words and "UBND các xã, phường" in words


def test_before_the_reform_there_were_districts() -> None:
    words = words_of(templates.make("science-day", 2024, OFFICES["department"]))
    assert "UBND các huyện, thị xã, thành phố" in words


def test_a_commune_reports_to_its_own_superiors() -> None:
    plan = templates.make("science-day", 2027, OFFICES["commune"])
    assert [r.name for r in plan.recipients][:2] == [
        "Sở Khoa học và Công nghệ",
        "Thường trực Đảng ủy, Thường trực HĐND xã",
    ]
    assert "Ủy ban nhân dân xã Quảng Ngọc xây dựng" in plan.opening.conclusion.plain
    assert "Sở." not in words_of(plan) and "thuộc Sở" not in words_of(plan)


def test_a_place_that_carries_its_level_says_it_once() -> None:
    plan = templates.make("science-day", 2027, OFFICES["city"])
    assert plan.title.endswith("trên địa bàn Thành phố Huế")


def test_the_first_signer_and_the_first_recipients_of_the_office_are_taken() -> None:
    mine = RecipientSet("set", "Trong Sở", (Recipient("r1", "Các phòng thuộc Sở", "t/h"),), "VT, QLKH")
    page = PageSetup("S", body=13)
    plan = templates.make("event", 2027, Directory(SCIENCE, signers=HEAD, recipients=(mine,), page=page))
    assert plan.signature.name == "Nguyễn Văn A" and plan.signature.authority == ("GIÁM ĐỐC",)
    assert [(r.name, r.note) for r in plan.recipients] == [("Các phòng thuộc Sở", "t/h")]
    assert plan.archive == "VT, QLKH" and plan.page == page and plan.office == SCIENCE


@pytest.mark.parametrize(
    ("office", "year", "said"),
    [("department", 2029, True), ("commune", 2029, False), ("department", 2027, False)],
)
def test_the_ministrys_round_birthday_is_celebrated_by_departments(
    office: str, year: int, said: bool
) -> None:
    title = templates.make("science-day", year, OFFICES[office]).title
    assert ("và kỷ niệm 70 năm thành lập Bộ Khoa học và Công nghệ" in title) is said


def test_an_annex_is_mentioned_in_the_body() -> None:
    for key in templates.KEYS:
        plan = templates.make(key, 2027)
        assert bool(plan.annexes) == ("Phụ lục kèm theo" in words_of(plan))


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(ValueError, match="wedding"):
        templates.make("wedding", 2027)
