"""Stamps of the Decree pass; marks of secrecy are refused by name, secrecy as a subject is not."""

from dataclasses import replace

import pytest

from desktop.plan import codec, edit
from desktop.plan.plan import Plan
from desktop.plan.review import review
from desktop.plan.stamps import CIRCULATIONS, URGENCIES, SecretMark, Stamps, UnknownStamp, secret_mark


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("MẬT", "MẬT"),
        ("Tổ chức hội nghị\n(TỐI MẬT)", "TỐI MẬT"),
        ("Kế hoạch [MẬT] số 1", "MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("BẢO VỆ BÍ MẬT NHÀ NƯỚC", ""),
        ("Triển khai Luật Bảo vệ bí mật nhà nước", ""),
        ("Mật ong Quảng Ngãi", ""),
        ("", ""),
    ],
)
def test_a_mark_of_secrecy_is_told_from_the_word(words: str, mark: str) -> None:
    assert secret_mark(words) == mark


@pytest.mark.parametrize("stamps", [Stamps(u, c) for u in ("", *URGENCIES) for c in ("", *CIRCULATIONS)])
def test_stamps_of_the_decree_are_kept(full_plan: Plan, stamps: Stamps) -> None:
    plan = edit.set_stamps(full_plan, stamps)
    assert plan.stamps == stamps
    assert codec.from_rows(codec.to_rows(plan)) == plan == codec.from_json(codec.to_json(plan))


@pytest.mark.parametrize("field", ["urgency", "circulation", "contact", "drafter"])
def test_a_mark_of_secrecy_is_refused(full_plan: Plan, field: str) -> None:
    with pytest.raises(SecretMark, match=r"^TỐI MẬT$"):
        edit.set_stamps(full_plan, replace(Stamps(), **{field: "TỐI MẬT"}))


@pytest.mark.parametrize("stamps", [Stamps("RẤT GẤP"), Stamps("", "KHẨN"), Stamps("XEM XONG TRẢ LẠI")])
def test_no_other_stamp_is_taken(full_plan: Plan, stamps: Stamps) -> None:
    with pytest.raises(UnknownStamp):
        edit.set_stamps(full_plan, stamps)


def test_words_beside_the_text_are_cleaned(full_plan: Plan) -> None:
    stamps = edit.set_stamps(full_plan, Stamps(contact=" Số 1\n đường A\u200b ", drafter="PL.(300)")).stamps
    assert stamps == Stamps(contact="Số 1 đường A", drafter="PL.(300)")


@pytest.mark.parametrize("stamps", [Stamps("MẬT"), Stamps("", "TUYỆT MẬT")])
def test_review_finds_what_another_hand_wrote(full_plan: Plan, stamps: Stamps) -> None:
    assert "secret_mark" in {finding.code for finding in review(replace(full_plan, stamps=stamps))}
