"""The named styles of the Word file, as the Decree sizes them: an office can restyle a whole plan by them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.documents.blocks import Style
from desktop.documents.layout import Profile
from desktop.documents.word.xml import NAMESPACES, halves, twips

FONT = "Times New Roman"  # I.4
_DASH = 0.583  # width of "- ", of the size
RED = "FF0000"  # I.6: the stamp of urgency alone
OF_BLOCK = {
    Style.SECTION: "Heading1",
    Style.HEADING: "Heading2",
    Style.BODY: "BodyText",
    Style.BASIS: "Basis",
    Style.NOTE: "Note",
    Style.ANNEX_LABEL: "AnnexLabel",
    Style.ANNEX_TITLE: "AnnexTitle",
    Style.ANNEX_REF: "AnnexRef",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph style; measures in points, `line` in lines unless `exact`, `level` of the outline."""

    id: str
    name: str
    size: float
    align: str = "both"
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    exact: str = ""
    keep_next: bool = False
    level: int | None = None
    color: str = ""

    def xml(self) -> str:
        """The style as WordprocessingML."""
        line = twips(self.line) if self.exact else round(240 * self.line)
        ind = f' w:left="{twips(self.hanging)}" w:hanging="{twips(self.hanging)}"' if self.hanging else ""
        ind += f' w:firstLine="{twips(self.indent)}"' if self.indent else ""
        ours = ' w:customStyle="1"' * (not self.name.isascii())
        return (
            f'<w:style w:type="paragraph"{ours} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" * self.keep_next}'
            f'<w:spacing w:before="{twips(self.before)}" w:after="{twips(self.after)}" w:line="{line}"'
            f' w:lineRule="{self.exact or "auto"}"/>{f"<w:ind{ind}/>" if ind else ""}'
            f'<w:jc w:val="{self.align}"/>'
            + (f'<w:outlineLvl w:val="{self.level}"/>' if self.level is not None else "")
            + f"</w:pPr><w:rPr>{'<w:b/><w:bCs/>' * self.bold}{'<w:i/><w:iCs/>' * self.italic}"
            + (f'<w:color w:val="{self.color}"/>' if self.color else "")
            + f"{_size(self.size)}</w:rPr></w:style>"
        )


def styles(profile: Profile) -> str:
    """The whole part: defaults, the styles above, and the character style of footnote numbers."""
    named = (*_head(profile), *_body(profile), *_tail(profile), *_annex(profile))
    return f"<w:styles {NAMESPACES}>{_defaults(profile)}{''.join(style.xml() for style in named)}</w:styles>"


def _defaults(profile: Profile) -> str:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_size(profile.body)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:semiHidden/></w:style>"
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def _head(profile: Profile) -> tuple[_Named, ...]:
    gap, agency = profile.head_gap, profile.agency
    return (
        _Named("Circulation", "Chỉ dẫn lưu hành", profile.stamp, "center", bold=True),
        _Named("State", "Quốc hiệu", profile.state, "center", bold=True),
        _Named("Motto", "Tiêu ngữ", profile.motto, "center", bold=True),
        _Named("Superior", "Cơ quan chủ quản", agency, "center"),
        _Named("Issuer", "Cơ quan ban hành", agency, "center", bold=True),
        _Named("Number", "Số, ký hiệu", profile.number, "center", before=gap),
        _Named("PlaceDate", "Địa danh, thời gian", profile.date, "center", italic=True, before=gap),
        _Named("Urgency", "Mức độ khẩn", profile.stamp, "center", bold=True, color=RED),
        _titled("Title", profile.title, before=profile.title_before),
        _titled("Subtitle", profile.title),
        _Named("Header", "header", profile.page_number, "center"),
        _Named("Footer", "footer", profile.contact, "center"),
        _Named("Rule", "Đường kẻ", 1, "center", line=profile.rule_gap, exact="exact"),
        _Named("Spacer", "Mốc", 1, "left", line=1, exact="exact"),
    )


def _titled(name: str, size: float, before: float = 0.0) -> _Named:
    return _Named(name, name, size, "center", bold=True, before=before, keep_next=True)


def _body(profile: Profile) -> tuple[_Named, ...]:
    text = _Named(
        "BodyText",
        "Body Text",
        profile.body,
        indent=profile.indent,
        before=profile.before,
        line=profile.spacing,
    )
    heading = replace(text, bold=True, keep_next=True)
    head = _Named("TableHead", "Đầu bảng", profile.cell, "center", bold=True, keep_next=True)
    return (
        text,
        replace(heading, id="Heading1", name="heading 1", level=0),
        replace(heading, id="Heading2", name="heading 2", level=1),
        replace(text, id="Basis", name="Căn cứ", italic=True),
        replace(text, id="Note", name="Ghi chú", italic=True, size=profile.note_text),
        head,
        _Named("TableText", "Chữ trong bảng", profile.cell, "left"),
        _Named("FootnoteText", "footnote text", profile.footnote, before=profile.footnote_before),
    )


def _tail(profile: Profile) -> tuple[_Named, ...]:
    small, room = profile.recipients, profile.signature_room
    signer = _Named("Signer", "Họ tên người ký", profile.signer, "center", bold=True)
    return (
        _Named("RecipientsTitle", "Nơi nhận", profile.recipients_title, "left", bold=True, italic=True),
        _Named("Recipients", "Danh sách nơi nhận", small, "left", hanging=small * _DASH),
        replace(signer, id="Authority", name="Quyền hạn, chức vụ"),
        replace(signer, id="SignatureRoom", name="Chỗ ký", bold=False, line=room, exact="atLeast"),
        signer,
    )


def _annex(profile: Profile) -> tuple[_Named, ...]:
    label = _Named(
        "AnnexLabel",
        "Phụ lục",
        profile.annex,
        "center",
        bold=True,
        line=profile.spacing,
        keep_next=True,
        level=0,
    )
    title = replace(label, id="AnnexTitle", name="Tên phụ lục", size=profile.title, level=None)
    origin = replace(title, id="AnnexRef", name="Kèm theo", size=profile.annex_ref, bold=False, italic=True)
    return label, title, origin


def _size(points: float) -> str:
    return f'<w:sz w:val="{halves(points)}"/><w:szCs w:val="{halves(points)}"/>'
