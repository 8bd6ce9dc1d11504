"""Every measure of the page, in points, each beside its rule (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from dataclasses import dataclass, replace

from desktop.plan.plan import PAGE_RANGES, PageSetup

MM = 72 / 25.4
"""One millimetre in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One consistent set of sizes: they go up or down together (note to table V)."""

    # the page
    width: float = 210 * MM  # I.1: A4
    height: float = 297 * MM
    top: float = 20 * MM  # I.3: 20-25
    bottom: float = 20 * MM  # I.3: 20-25
    left: float = 30 * MM  # I.3: 30-35
    right: float = 20 * MM  # I.3: 15-20
    page_number: float = 14  # I.7: 13-14, centred in the top margin, from page 2
    page_number_top: float = 10 * MM

    # ô 1-4
    state: float = 13  # II.1: Quốc hiệu 12-13
    motto: float = 14  # II.1: Tiêu ngữ 13-14
    agency: float = 13  # II.2: 12-13
    number: float = 13  # II.3: always 13
    date: float = 14  # II.4: 13-14
    date_small: float = 13  # II.4: the smaller size, where a long place name needs it
    right_cell: float = 98 * MM  # holds Quốc hiệu on one line
    cell_gap: float = 1.5 * MM
    number_gap: float = 11 * MM  # room for the number stamp of the signing desk
    day_gap: float = 8 * MM  # room for the day stamp
    head_gap: float = 6  # above ô 3 and 4
    agency_rule: float = 0.4  # II.2: 1/3-1/2 of the text line
    motto_rule: float = 1.0  # II.1: as long as the text line
    rule_stroke: float = 0.75
    rule_gap: float = 3  # from the descenders to the rule

    # ô 10b, 11, 13
    stamp: float = 13  # II.10-11: 13-14
    stamp_height: float = 8 * MM  # Mẫu: 30 x 8, 40 x 8, 20 x 8
    stamp_stroke: float = 1.0
    stamp_gap: float = 6  # between a stamp and what stands above or below
    stamp_pad: float = 4 * MM  # beside the words of ô 11, whose width is not set
    contact: float = 11  # II.13: 11-12
    contact_gap: float = 10  # text to rule
    contact_lines: int = 4  # at most at the foot of the first page

    # ô 5a
    title: float = 14  # II.5: 13-14
    title_measure: float = 140 * MM
    title_before: float = 14
    title_rule: float = 0.4  # II.5: 1/3-1/2 of the text line
    title_after: float = 8

    # ô 6
    body: float = 14  # II.6: 13-14
    note_text: float = 12
    indent: float = 12.7 * MM  # II.6: 1 cm or 1.27 cm
    before: float = 6  # II.6: at least 6 pt between paragraphs
    spacing: float = 1.05  # II.6: single to 1.5 lines
    single: float = 1.15  # line height of Times, of its size
    descent: float = 0.216  # of the size, below the baseline
    capital: float = 0.66  # height of a capital letter, of the size
    loosest: float = 1.2  # widest extra room in a space, of the size, before a line is left ragged

    # footnotes
    footnote: float = 10
    footnote_gap: float = 8  # text to rule
    footnote_rule: float = 50 * MM
    footnote_before: float = 3
    superscript: float = 0.62
    superscript_rise: float = 0.34

    # tables
    cell: float = 12
    cell_pad: float = 4
    cell_pad_top: float = 2
    cell_stroke: float = 0.5
    table_before: float = 6

    # annexes
    annex: float = 14  # III.1: 14, its title 13-14
    annex_ref: float = 14  # 13-14, italic
    annex_rule: float = 21 * MM  # 19-23 in the samples

    # ô 7, 9b
    tail_before: float = 14
    signer: float = 14  # II.7: 13-14
    signature_room: float = 37 * MM  # pictures of signature and seal are 35-36 high
    band_left: float = 102 * MM  # where the stamping band begins, from the edge of the paper
    recipients_title: float = 12  # II.9: always 12, bold italic
    recipients: float = 11  # II.9: always 11

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right

    @property
    def signer_cell(self) -> float:
        """Width of the signature block."""
        return self.measure - (self.band_left - self.left)

    @property
    def depth(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom

    def line(self, size: float) -> float:
        """Height of a line of running text."""
        return size * self.single * self.spacing

    def tight(self, size: float) -> float:
        """Height of a line at single spacing."""
        return size * self.single

    def turned(self) -> "Profile":
        """The same on landscape paper (I.2)."""
        return replace(self, width=self.height, height=self.width)


PROFILE_L = Profile()
PROFILE_S = replace(
    PROFILE_L, state=12, motto=13, agency=12, date=13, title=13, body=13, signer=13, annex_ref=13,
    page_number=13, right_cell=90 * MM,
)  # fmt: skip
STAMP_WIDTHS = {"HỎA TỐC": 30 * MM, "THƯỢNG KHẨN": 40 * MM, "KHẨN": 20 * MM}
"""Width of each stamp of urgency (Mẫu)."""


def profile(page: PageSetup) -> Profile:
    """The office's sizes and margins; what the Decree does not allow is brought back to its bounds."""
    within = {name: max(least, min(most, getattr(page, name))) for name, (least, most) in PAGE_RANGES.items()}
    body = float(within.pop("body"))
    return replace(
        PROFILE_S if page.profile == "S" else PROFILE_L,
        **{name: margin * MM for name, margin in within.items()},
        body=body,
        title=body,
        signer=body,
        annex_ref=body,
    )
