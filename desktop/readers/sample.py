"""The five sample plans that ship with the program."""

from __future__ import annotations

from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import codec
from desktop.plan.plan import Plan

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")


def read(name: str) -> Plan:
    """The sample of this name. Raises KnownError."""
    if name not in NAMES:
        raise KnownError(
            _("There is no sample plan “{name}”.").format(name=name),
            do=_("The samples are: {names}.").format(names=", ".join(NAMES)),
        )
    return codec.from_json((paths.resources() / "samples" / f"{name}.json").read_text("utf-8"))
