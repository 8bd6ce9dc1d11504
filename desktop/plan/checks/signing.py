"""The signature's authority lines and the lines of Nơi nhận (domain §3, §4, §8.13; decree30 G1–G4, R1–R5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, error, hint, warning

PREFIXES = ("KT.", "TM.", "TL.", "TUQ.", "Q.")
_CUT = r"(?i)\b(?:thuộc|và|của|các|với|cho|tại)\s*$"
_NO_COMMA = r"\b(?:CT|GD|CVP|Chủ tịch|Giám đốc) các (?:Phó|PGD|PCT|PCVP)"


def authority(facts: Facts) -> Iterator[Finding]:
    """Prefixes of the authority lines (decree30 G1–G3)."""
    lines, collective = facts.plan.signature.authority, facts.plan.office.collective
    if not lines:
        return
    named = lines[0].startswith(("TM.", "T/M"))
    if named and not collective:
        yield error("tm_for_single_head", "signature", lines[0])
    if collective and not named:
        yield warning("tm_missing", "signature")
    if any(line.startswith("KT.") for line in lines) and not lines[-1].startswith("PHÓ"):
        yield warning("deputy_missing", "signature", lines[-1])
    for line in lines:
        head = line.split(" ")[0]
        if head.startswith(PREFIXES) and not head.endswith("."):
            yield warning("prefix_space", "signature", line)
        elif re.match(r"[A-Z]/[A-Z]\.?", line):
            yield warning("prefix_slash", "signature", line)


def recipients(facts: Facts) -> Iterator[Finding]:
    """The file copy, and no "Như trên" in a plan; lines that break off (decree30 R3, R5)."""
    plan = facts.plan
    if plan.recipients and not plan.archive.startswith("VT"):
        yield error("archive_missing", "recipients")
    elif plan.archive.strip() == "VT":
        yield hint("archive_unit_missing", "recipients")
    if plan.archive.count("(") != plan.archive.count(")"):
        yield warning("archive_bracket", "recipients", plan.archive)
    if re.match(r"VT[,;]\s*VP[A-ZĐ][a-zà-ỹ]", plan.archive):
        yield warning("archive_glued", "recipients", plan.archive)
    for recipient in plan.recipients:
        name = recipient.name.strip()
        if name.casefold().startswith(("như trên", "như điều")):
            yield error("recipient_as_above", "recipients", recipient.name)
        elif re.search(_CUT, name):
            yield warning("recipient_cut", "recipients", recipient.name)
        elif re.search(_NO_COMMA, name):
            yield warning("recipient_comma", "recipients", recipient.name)
