"""The exchange container gives the same plan back, or says that it cannot."""

import hashlib
import io
import json
import random
import zipfile
from dataclasses import replace

import pytest

from desktop.plan import codec, exchange
from desktop.plan.exchange import Attachment, Carried
from desktop.plan.plan import Plan, blank


def rebuilt(data: bytes, **members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, members.get(name.split(".")[0].replace("-", "_"), old.read(name)))
    return out.getvalue()


def test_round_trip_with_equal_bytes(full_plan: Plan) -> None:
    data = exchange.pack(full_plan)
    assert exchange.unpack(data) == full_plan
    assert exchange.pack(exchange.unpack(data)) == data


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.4", b"x" * 1000])
def test_what_is_no_container(data: bytes) -> None:
    with pytest.raises(exchange.BadContainer):
        exchange.unpack(data)


def test_a_newer_container_is_refused(full_plan: Plan) -> None:
    manifest = json.dumps({"format": "kehoach", "version": 99}).encode()
    with pytest.raises(exchange.NewerContainer):
        exchange.unpack(rebuilt(exchange.pack(full_plan), manifest=manifest))


def test_a_changed_plan_is_noticed(full_plan: Plan) -> None:
    with pytest.raises(exchange.BadContainer):
        exchange.unpack(rebuilt(exchange.pack(full_plan), plan_0=b'{"id": "x"}'))


def test_flipped_bytes_never_give_another_plan(full_plan: Plan) -> None:
    data = exchange.pack(full_plan)
    dice = random.Random(7)
    for _ in range(400):
        at = dice.randrange(len(data))
        flipped = data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
        try:
            assert exchange.unpack(flipped) == full_plan
        except exchange.BadContainer:
            continue


def test_a_bomb_is_refused_before_it_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * (exchange.MAX_BYTES + 1))
    with pytest.raises(exchange.BadContainer):
        exchange.unpack(out.getvalue())


def test_several_plans_with_their_past_and_attachments(full_plan: Plan) -> None:
    earlier = codec.to_json(replace(full_plan, title="Trước đó"))
    state = exchange.state_of(earlier)
    carried = (Carried(full_plan, (state, "0" * 64), {state: earlier}), Carried(blank(2026)))
    attachments = (Attachment("../Công văn.pdf", b"%PDF"), Attachment("a", bytes(3_000_000)))
    found = exchange.unpack_all(exchange.pack_all(carried, attachments))
    assert (found.plans, found.attachments) == (carried, attachments)
    with pytest.raises(exchange.SeveralPlans):
        exchange.unpack(exchange.pack_all(carried))


def test_the_first_version_is_still_read(full_plan: Plan) -> None:
    words = codec.to_json(full_plan).encode()
    manifest = {"format": "kehoach", "version": 1, "sha256": hashlib.sha256(words).hexdigest()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("plan.json", words)
    assert exchange.unpack_all(out.getvalue()).plans == (Carried(full_plan),)


def test_too_much_is_not_packed(full_plan: Plan) -> None:
    dice = random.Random(1)
    with pytest.raises(exchange.TooLarge):
        exchange.pack_all([Carried(full_plan)], [Attachment("a", dice.randbytes(exchange.MAX_BYTES))])
    with pytest.raises(exchange.TooLarge):
        exchange.pack_all([Carried(blank(2026)) for _ in range(exchange.MAX_PLANS + 1)])


def test_an_earlier_word_that_was_changed_is_noticed(full_plan: Plan) -> None:
    words = codec.to_json(full_plan)
    data = exchange.pack_all([Carried(full_plan, (), {exchange.state_of(words): words})])
    with pytest.raises(exchange.BadContainer):
        exchange.unpack_all(rebuilt(data, plan_0_base_0=words.encode() + b" "))


def test_a_plan_twice_in_one_container_is_refused(full_plan: Plan) -> None:
    with pytest.raises(exchange.BadContainer):
        exchange.unpack_all(exchange.pack_all([Carried(full_plan), Carried(full_plan)]))
