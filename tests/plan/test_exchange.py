"""The exchange container gives the same plan back, or says that it cannot."""

import io
import json
import random
import zipfile

import pytest

from desktop.plan import exchange
from desktop.plan.plan import Plan


def rebuilt(data: bytes, **members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, members.get(name.split(".")[0], old.read(name)))
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
        exchange.unpack(rebuilt(exchange.pack(full_plan), plan=b'{"id": "x"}'))


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
