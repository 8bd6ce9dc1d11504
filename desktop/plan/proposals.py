"""What the data itself proposes: recipients, closing and opening words, duties; the worker decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from re import IGNORECASE, compile

from desktop.plan import coverage
from desktop.plan.activity import Task, tasks
from desktop.plan.item import Duty, DutyStyle, Item, Mark, Prose, Unit
from desktop.plan.naming import COMMUNE, addressed, agency, capital, leaders_line, lower, office_name, spelled
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan, Recipient, Section, SectionKind, Signature
from desktop.plan.text import Text, fold, text
from desktop.plan.tree import all_items, walk
from desktop.plan.wording import GAP, sentence, title_line

_REPORT, _DO, _HELP = range(3)
_STYLES = (
    ("b/c", "t/h", "p/h"),
    ("để báo cáo", "để thực hiện", "để phối hợp"),
    ("để b/c", "để t/h", "để p/h"),
    ("báo cáo", "thực hiện", "phối hợp"),
    ("b/cáo", "t/hiện", "p/hợp"),
)
_GROUPS = (
    compile(r"các sở,? (?:ban,? )?ngành(?: (?:cấp )?tỉnh)?", IGNORECASE),
    compile(
        r"(?:UBND|Ủy ban nhân dân) các (?:huyện|thị xã|thành phố|xã|phường|đặc khu)"
        r"(?:, (?:huyện|thị xã|thành phố|xã|phường|đặc khu)\b)*"
    ),
)


# --- recipients ------------------------------------------------------------------------------------


def recipients(plan: Plan, directory: Directory = EMPTY) -> tuple[Recipient, ...]:
    """Recipients that the plan lacks: who asked for it, who got a task, leaders and units of the office."""
    found: list[Recipient] = []
    for name, purpose in _wanted(plan, directory):
        lines = (*plan.recipients, *found)
        if not any(_reaches(line.name, name, plan, directory) for line in lines):
            note = "" if purpose is None else note_style(plan, directory)[purpose]
            found.append(Recipient(_id(plan, "recipient", name), name, note))
    return tuple(found)


def note_style(plan: Plan, directory: Directory = EMPTY) -> tuple[str, str, str]:
    """The notes for report, carrying out and help as this office writes them (domain §3: one style)."""
    kept = [line for group in directory.recipients for line in group.recipients]
    notes = _styled(plan.recipients) or _styled(kept)
    known = Counter(style for note in notes for style in _STYLES if note.casefold() in style)
    style = known.most_common(1)[0][0] if known else _STYLES[0]
    capitals = [note[0].isupper() for note in notes if note.casefold() in style]
    if capitals and all(capitals):
        style = (capital(style[0]), capital(style[1]), capital(style[2]))
    return style


def _styled(lines: Iterable[Recipient]) -> list[str]:
    """The notes that show a style."""
    return [line.note for line in lines if any(line.note.casefold() in style for style in _STYLES)]


def _wanted(plan: Plan, directory: Directory) -> Iterator[tuple[str, int | None]]:
    """Names in the order of rank, each with what the plan is sent for."""
    for name in _superiors(plan):
        yield name, _REPORT
    commune = COMMUNE.search(office_name(plan))
    if commune:
        yield f"Đảng ủy, HĐND {commune[1].lower()}", _REPORT
    for name in _groups(plan):
        yield name, None
    found = tasks(plan)
    for unit, purpose in _given(found):
        if not coverage.own(unit, directory) and not coverage.vague(unit) and not coverage.itself(plan, unit):
            yield capital(unit), purpose
    if agency(plan):
        yield leaders_line(plan), None
        yield from _own_units(plan, directory, found)


def _own_units(plan: Plan, directory: Directory, found: tuple[Task, ...]) -> Iterator[tuple[str, int]]:
    """The office's own units together; at a commune its rooms together and every other unit by name."""
    if not COMMUNE.search(office_name(plan)):
        yield f"Các phòng, đơn vị thuộc {agency(plan)}", _DO
        return
    yield "Các phòng chuyên môn", _DO
    for unit, purpose in _given(found):
        if coverage.own(unit, directory) and not coverage.vague(unit):
            yield unit, purpose


def _superiors(plan: Plan) -> Iterator[str]:
    """Who asked for the plan by a cited document, and the superior body."""
    issuers = [basis.issuer for basis in plan.opening.bases]
    issuers.append(spelled(plan.office.superior, plan))
    names = [addressed(issuer) for issuer in issuers if issuer]
    for head in ("bộ", "ubnd", "sở"):
        for name in dict.fromkeys(names):
            if name.casefold().startswith(head) and not coverage.itself(plan, name):
                yield name


def _groups(plan: Plan) -> Iterator[str]:
    """Bodies that the plan turns to in its own words ("các sở, ban, ngành", "UBND các xã, phường")."""
    asked = [sentence(item.content).plain for item in all_items(plan)]
    for pattern in _GROUPS:
        said = next((match for words in asked if (match := pattern.search(words))), None)
        if said:
            yield capital(said[0])


def _given(found: tuple[Task, ...]) -> Iterator[tuple[str, int]]:
    """Every unit with a task, once: those who carry out first, then those who help."""
    doing = (unit.name for task in found for unit in (*task.leads, *task.second_leads, *task.performers))
    helping = (unit.name for task in found for unit in task.coordinators)
    for name in (wanted := dict.fromkeys(filter(None, doing))):
        yield name, _DO
    for name in dict.fromkeys(filter(None, helping)):
        if name not in wanted:
            yield name, _HELP


def _reaches(line: str, name: str, plan: Plan, directory: Directory) -> bool:
    if coverage.leaders(name):
        return coverage.leaders(line)
    return coverage.covers(line, name, plan, directory)


def rank(recipient: Recipient) -> int:
    """Superiors first, then other bodies, leaders of the office, its units."""
    if any(recipient.note.casefold() == style[_REPORT] for style in _STYLES):
        return 0
    if coverage.leaders(recipient.name):
        return 2
    return 3 if coverage.own(recipient.name) else 1


# --- words -----------------------------------------------------------------------------------------


def closing(plan: Plan, directory: Directory = EMPTY) -> Text:
    """The last paragraph, worded by who got a task; its end mark "./." belongs to the page."""
    office = office_name(plan)
    named = lower(title_line(plan)) or GAP
    whose = f" của {office}" if office and fold(office) not in fold(named) else ""
    return text(f"Trên đây là Kế hoạch {named}{whose}. {capital(_asked(plan, directory))}")


def conclusion(plan: Plan) -> Text:
    """How the opening goes on after the cited documents."""
    named = lower(title_line(plan)) or GAP
    return text(f"{office_name(plan) or GAP} xây dựng Kế hoạch {named}, cụ thể như sau:")


def cost_words(plan: Plan) -> Text:
    """Where the money comes from, when nothing more is known."""
    year = f" năm {plan.year}" if plan.year else ""
    commune = COMMUNE.search(office_name(plan))
    if commune:
        source = f"dự toán ngân sách {commune[1].lower()}{year}"
        return text(
            f"Kinh phí thực hiện Kế hoạch được bảo đảm từ {source} và các nguồn kinh phí hợp pháp khác."
        )
    whose = f" cho {office_name(plan)}" if plan.office.name else ""
    return text(f"Sử dụng dự toán kinh phí{year} được giao{whose} và các nguồn kinh phí hợp pháp khác.")


def signers(directory: Directory) -> tuple[Signature, ...]:
    """Who may sign, as signature blocks."""
    return tuple(Signature(known.authority, known.name) for known in directory.signers)


def _asked(plan: Plan, directory: Directory) -> str:
    """ "yêu cầu" to one's own units, "đề nghị" to those whom one cannot order (domain §2)."""
    units = [unit for unit, _purpose in _given(tasks(plan)) if not coverage.itself(plan, unit)]
    others = any(not coverage.own(unit, directory) for unit in units)
    mine = not units or any(coverage.own(unit, directory) for unit in units)
    kind, commune = agency(plan), COMMUNE.search(office_name(plan))
    if commune:
        where = commune[1].lower()
        rooms = f"các phòng, đơn vị thuộc UBND {where}"
        bodies = f"các cơ quan, tổ chức, đoàn thể trên địa bàn {where}"
        others = True
    else:
        rooms = "các phòng, đơn vị" + (f" thuộc {kind}" if kind else "")
        bodies = "các cơ quan, đơn vị có liên quan"
    asked = [f"yêu cầu {rooms}"] if mine else []
    asked += [f"đề nghị {bodies}"] if others else []
    return "; ".join(asked) + " nghiêm túc triển khai thực hiện"


# --- duties ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Share:
    """What falls to one unit: the parts where it leads or only helps, and in how many activities."""

    unit: Unit
    leads: bool
    parts: tuple[str, ...]
    count: int


def duties(plan: Plan, directory: Directory = EMPTY) -> tuple[Item, ...]:
    """Duties, for the organisation section, of units that lead or help and are not named there yet."""
    section = organisation(plan)
    if section is None:
        return ()
    named = [item.content for item in walk(section.items) if isinstance(item.content, Duty)]
    found = []
    for share in _shares(plan):
        name = share.unit.name
        if coverage.itself(plan, name) or (share.leads and coverage.vague(name)):
            continue
        if not _charged(named, share, plan, directory):
            item = _duty(plan, section, share, directory)
            found.append(item)
            named.append(item.content)  # type: ignore[arg-type]
    return tuple(found)


def organisation(plan: Plan) -> Section | None:
    """The part that says who is charged with what; the last one where there are several."""
    kept = [section for section in plan.sections if section.kind is SectionKind.ORGANISATION]
    return kept[-1] if kept else None


def duty_of(plan: Plan, unit: str, directory: Directory, item_id: str) -> Item | None:
    """The duty of one unit, whether it is named already or not; None once it has no task any more."""
    section = organisation(plan)
    share = next((share for share in _shares(plan) if fold(share.unit.name) == fold(unit)), None)
    return _duty(plan, section, share, directory, item_id) if section and share else None


def _shares(plan: Plan) -> tuple[_Share, ...]:
    found = [task for task in tasks(plan) if not task.duty]
    shares: dict[str, _Share] = {}
    for leads in (True, False):
        for task in found:
            units = (*task.leads, *task.second_leads) if leads else task.coordinators
            for unit in units:
                old = shares.setdefault(unit.name, _Share(unit, leads, (), 0))
                if old.leads is leads:
                    parts = tuple(dict.fromkeys((*old.parts, task.name.split(".")[0])))
                    shares[unit.name] = replace(old, parts=parts, count=old.count + 1)
    return tuple(share for name, share in shares.items() if name)


def _charged(named: list[Duty], share: _Share, plan: Plan, directory: Directory) -> bool:
    """Whether the unit is named already; among partners a collective speaks only for those who help."""
    name = share.unit.name
    known = directory.unit(name)
    directory = Directory(units=(known,) if known else ())  # all that is looked up below
    for duty in named:
        if any(coverage.covers(unit.name, name, plan, directory) for unit in duty.units):
            return True
        partners = coverage.names if share.leads else coverage.covers
        if any(partners(unit.name, name, plan, directory) for unit in duty.partners):
            return True
    return not share.leads and coverage.vague(name) and not coverage.collective(name)


def _duty(plan: Plan, section: Section, share: _Share, directory: Directory, item_id: str = "") -> Item:
    item_id = item_id or _id(plan, "duty", share.unit.name)
    others = [item for item in walk(section.items) if isinstance(item.content, Duty)]
    like = others[0] if others else Item(id="", content=Duty(style=DutyStyle.SENTENCE), mark=Mark.NUMBER)
    style = like.content.style if isinstance(like.content, Duty) else DutyStyle.SENTENCE
    words, mine = _task_words(plan, share, directory), coverage.own(share.unit.name, directory)
    units = (replace(share.unit, name=capital(share.unit.name)),)
    if style is DutyStyle.HEADING:
        child = Item(id=f"{item_id}-1", content=Prose(text(f"{capital(words)}.")), mark=Mark.DASH)
        return Item(id=item_id, content=Duty(units), mark=like.mark, children=(child,))
    if style is DutyStyle.INLINE:
        return Item(id=item_id, content=Duty(units, text(f"{capital(words)}."), style), mark=like.mark)
    duty = Duty((share.unit,), text(f"{words}."), style, before="Giao " if mine else "Đề nghị ")
    return Item(id=item_id, content=duty, mark=like.mark)


def _task_words(plan: Plan, share: _Share, directory: Directory) -> str:
    activities = "hoạt động" if share.count == 1 else "các hoạt động"
    where = f"được phân công tại Mục {', '.join(share.parts)} Kế hoạch này"
    if not share.leads:
        return f"phối hợp thực hiện {activities} {where}"
    mine = coverage.own(share.unit.name, directory)
    partners = "các phòng, đơn vị có liên quan" if mine else office_name(plan) or "các đơn vị có liên quan"
    return f"chủ trì, phối hợp với {partners} thực hiện {activities} {where}"


def _id(plan: Plan, kind: str, name: str) -> str:
    """The same id for the same proposal, different from every id in the plan."""
    from uuid import NAMESPACE_OID, uuid5

    taken = {recipient.id for recipient in plan.recipients} | {item.id for item in all_items(plan)}
    number = 0
    while (made := uuid5(NAMESPACE_OID, f"{plan.id}/{kind}/{name}/{number}").hex) in taken:
        number += 1
    return made
