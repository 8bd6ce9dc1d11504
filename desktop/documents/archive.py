"""The archival finish of a PDF: PDF/A-2b with its structure, the same bytes for the same pages and clock."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta, timezone
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.documents import fonts
from desktop.documents.blocks import Sheet
from desktop.documents.painter import CREATOR
from desktop.documents.srgb import srgb
from desktop.documents.tags import Element, Mark
from desktop.plan.plan import Plan

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


HANOI = timezone(timedelta(hours=7))


def issued(plan: Plan) -> datetime:
    """The clock of a plan whose maker gives none: midnight of its day of issue in Việt Nam.

    An unknown day or month is the first, an unknown year that of the event or else 2000.
    """
    issue = plan.issue
    for year, month, day in ((plan.year, issue.month, issue.day), (plan.year, issue.month, 1)):
        with contextlib.suppress(ValueError):
            return datetime(year or 2000, month or 1, day or 1, tzinfo=HANOI)
    return datetime(2000, 1, 1, tzinfo=HANOI)


def finish(painted: bytes, root: Element, sheet: Sheet, moment: datetime) -> bytes:
    """The painted pages as PDF/A-2b, made at the moment (with its time zone)."""
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(painted)) as pdf:
        _Structure(pdf).write(root)
        _catalog(pdf, sheet, moment)
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return target.getvalue()


class _Structure:
    """The tree, and from every mark the way back to its element (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[list[Object]] = [[] for _ in self._pages]
        self._names: dict[str, Object] = {}

    def write(self, root: Element) -> None:
        from pikepdf import Array, Dictionary, Name

        pdf = self._pdf
        top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = self._element(root, top)
        numbers: list[Any] = []
        for number, (page, owned) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents, page.Tabs = number, Name.S
            numbers += [number, pdf.make_indirect(Array(owned))]
        top.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        top.ParentTreeNextKey = len(self._pages)
        if self._names:
            named: list[Any] = [part for name in sorted(self._names.items()) for part in name]
            top.IDTree = pdf.make_indirect(Dictionary(Names=Array(named)))
        pdf.Root.StructTreeRoot = top
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        from pikepdf import Array, Dictionary, Name

        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        if element.attributes:
            made.A = Dictionary({f"/{key}": Name(f"/{value}") for key, value in element.attributes.items()})
        if element.name:
            made.ID = element.name.encode()
            self._names[element.name] = made
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self._pages[home]
        kids: list[Any] = [
            self._mark(kid, made, home) if isinstance(kid, Mark) else self._element(kid, made)
            for kid in element.kids
        ]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _mark(self, mark: Mark, owner: Object, home: int | None) -> Any:
        """The number of a mark on the page of its element, a reference to one on another page."""
        from pikepdf import Dictionary, Name

        self._owners[mark.page].append(owner)
        if mark.page == home:
            return mark.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[mark.page], MCID=mark.number)


def _catalog(pdf: Pdf, sheet: Sheet, moment: datetime) -> None:
    from pikepdf import Array, Dictionary, Name, Stream, String

    root = pdf.Root
    root.Lang = String("vi-VN")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_indirect(Stream(pdf, _xmp(sheet, moment), Type=Name.Metadata, Subtype=Name.XML))
    profile = pdf.make_indirect(Stream(pdf, srgb(), N=3, Alternate=Name.DeviceRGB))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([pdf.make_indirect(intent)])
    date = f"D:{moment:%Y%m%d%H%M%S}{_zone(moment)[:3]}'{_zone(moment)[4:]}'"
    told = {
        "Title": fonts.clean(sheet.title),
        "Author": fonts.clean(sheet.author),
        "Subject": fonts.clean(sheet.subject),
        "Keywords": fonts.clean(sheet.keywords),
        "Creator": CREATOR,
        "Producer": CREATOR,
        "CreationDate": date,
        "ModDate": date,
    }
    info = {f"/{key}": String(value) for key, value in told.items() if value}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(info))


def _zone(moment: datetime) -> str:
    """ "+07:00"."""
    return moment.isoformat()[-6:]


def _xmp(sheet: Sheet, moment: datetime) -> bytes:
    """The same properties as XMP (ISO 19005-2, 6.6), with the claim of PDF/A-2b."""
    date = moment.isoformat(timespec="seconds")
    values = {
        "pdfaid:part": "2",
        "pdfaid:conformance": "B",
        "dc:format": "application/pdf",
        "dc:title": _items("Alt", sheet.title, ' xml:lang="x-default"'),
        "dc:creator": _items("Seq", sheet.author),
        "dc:description": _items("Alt", sheet.subject, ' xml:lang="x-default"'),
        "dc:language": _items("Bag", "vi-VN"),
        "pdf:Keywords": _words(sheet.keywords),
        "pdf:Producer": CREATOR,
        "xmp:CreatorTool": CREATOR,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
    }
    lines = "\n".join(f"  <{key}>{value}</{key}>" for key, value in values.items() if value)
    return _XMP.format(lines=lines).encode("utf-8")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
   xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{lines}
 </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _words(text: str) -> str:
    return escape(fonts.clean(text), quote=False)


def _items(kind: str, text: str, language: str = "") -> str:
    said = _words(text)
    return f"<rdf:{kind}><rdf:li{language}>{said}</rdf:li></rdf:{kind}>" if said else ""
