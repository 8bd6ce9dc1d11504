"""The Word file as a package of parts: what python-docx begins, footnotes added, the same bytes each time."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from desktop.documents.blocks import Head, Sheet
from desktop.documents.layout import PROFILE_L, Profile
from desktop.documents.word import masthead
from desktop.documents.word.flow import Margins, body
from desktop.documents.word.footnotes import SEPARATORS, Footnotes
from desktop.documents.word.styles import styles
from desktop.documents.word.xml import NAMESPACES, field, letters, paragraph

if TYPE_CHECKING:
    from docx.document import Document

CREATOR = "Sổ Kế hoạch"
BEGINNING = datetime(2000, 1, 1)
"""What the file says of when it was made: equal plans give equal bytes (as in the PDF)."""
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_LONGEST_PROPERTY = 255


def package(sheet: Sheet, profile: Profile = PROFILE_L) -> bytes:
    """The .docx file of a sheet."""
    document = docx.Document()
    _bare(document)
    notes = Footnotes()
    made: Any = parse_xml(body(sheet.blocks, profile, notes, _margins(document, sheet, profile)))
    document.element.replace(document.element.body, made)
    _refill(document.styles.element, parse_xml(styles(profile)))
    _refill(document.settings.element, parse_xml(_settings(bool(notes))))
    if notes:
        _add_footnotes(document, notes)
    _describe(document, sheet)
    target = io.BytesIO()
    document.save(target)
    return _dateless(target.getvalue())


def _bare(document: Document) -> None:
    """Drop what the template of python-docx brings: pictures, themes, lists, somebody else's properties."""
    for rels, kept in (
        (document.part.rels, _KEPT),
        (document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
    ):
        for name in [name for name, rel in rels.items() if rel.reltype not in kept]:
            del rels[name]


def _margins(document: Document, sheet: Sheet, profile: Profile) -> Margins:
    """The page number and, where there is one, the contact line of the first page alone."""
    parts: Any = document.part
    header, number = parts.add_header_part()
    _fill(header.element, "hdr", paragraph("Header", field("PAGE", "2")))
    contacts = [block for block in sheet.blocks if isinstance(block, Head) and block.contact]
    if not contacts:
        return Margins(number)
    first, contact = parts.add_footer_part()
    _fill(first.element, "ftr", masthead.contact(contacts[0], profile))
    other, nothing = parts.add_footer_part()
    _fill(other.element, "ftr", paragraph("Spacer"))
    return Margins(number, contact, nothing)


def _settings(with_notes: bool) -> str:
    notes = "".join(f'<w:footnote w:id="{number}"/>' for _, number in SEPARATORS)
    mode = 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:characterSpacingControl'
        f' w:val="doNotCompress"/>{f"<w:footnotePr>{notes}</w:footnotePr>" if with_notes else ""}<w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" {mode}/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _add_footnotes(document: Document, notes: Footnotes) -> None:
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{notes.part()}'.encode()
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _describe(document: Document, sheet: Sheet) -> None:
    core = document.core_properties
    core.title = letters(sheet.title)[:_LONGEST_PROPERTY]
    core.author = letters(sheet.author)[:_LONGEST_PROPERTY]
    core.subject = letters(sheet.subject)[:_LONGEST_PROPERTY]
    core.keywords = letters(sheet.keywords)[:_LONGEST_PROPERTY]
    core.last_modified_by = CREATOR
    core.comments = ""
    core.language = "vi-VN"
    core.created = core.modified = BEGINNING


def _fill(element: Any, name: str, xml: str) -> None:
    _refill(element, parse_xml(f"<w:{name} {NAMESPACES}>{xml}</w:{name}>"))


def _refill(element: Any, source: Any) -> None:
    """The element with the children of another instead of its own."""
    del element[:]
    element.extend(list(source))


def _dateless(data: bytes) -> bytes:
    """The same package without the time at which it was packed."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(target, "w") as packed:
        for name in source.namelist():
            packed.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return target.getvalue()
