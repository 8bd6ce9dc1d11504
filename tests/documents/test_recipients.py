"""The list of recipients carries the same recipients as the plan, in full words."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from desktop.documents import recipients
from desktop.plan.wording import recipient_line
from desktop.readers import sample


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_recipient_in_order(name: str) -> None:
    plan = sample.read(name)
    pages = PdfReader(io.BytesIO(recipients.make(plan))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    at = words.index("DANH SÁCH NƠI NHẬN")
    for recipient in plan.recipients:
        at = words.index(recipient.name.split()[-1], at)
    assert f"Tổng số: {len(plan.recipients):02d} nơi nhận" in words
    assert f"Lưu: {plan.archive}." in words


@pytest.mark.parametrize(
    ("note", "purpose"),
    [
        ("b/c", "Để báo cáo"),
        ("T/h", "Để thực hiện"),
        ("để p/h", "Để phối hợp"),
        ("", "Để biết"),
        ("lạ", "lạ"),
    ],
)
def test_purpose_in_words(note: str, purpose: str) -> None:
    assert recipients.purpose(note) == purpose


def test_the_plan_prints_the_note_as_it_is() -> None:
    assert recipient_line(sample.read("kon-tum-2024").recipients[0]) == "Bộ Khoa học và Công nghệ (b/c)"


def test_the_way_of_sending_stands_in_its_column() -> None:
    plan = sample.read("dak-nong-2024")
    sent = tuple(replace(recipient, way="Trục liên thông") for recipient in plan.recipients)
    words = PdfReader(io.BytesIO(recipients.make(replace(plan, recipients=sent)))).pages[0].extract_text()
    assert "".join(words.split()).count("Trụcliênthông") == len(sent)
    assert recipients.COLUMNS[4:] == ("Cách gửi", "Ngày gửi", "Ký nhận")
