"""The five sample plans as rows to start from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home.row import Row

SAMPLES = (
    (
        "kon-tum-2024",
        "Chào mừng Ngày Khoa học và Công nghệ Việt Nam 18-5 và kỷ niệm 65 năm thành lập Bộ",
        "Kon Tum 2024",
    ),
    (
        "thanh-hoa-2024",
        "Chào mừng kỷ niệm Ngày Khoa học và Công nghệ Việt Nam",
        "Thanh Hóa 2024",
    ),
    ("dak-nong-2024", "Hưởng ứng Ngày Sáng tạo và Đổi mới sáng tạo thế giới", "Đắk Nông 2024"),
    (
        "quang-ngoc-2026",
        "Hưởng ứng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam",
        "Xã Quảng Ngọc 2026",
    ),
    (
        "quang-ngai-2021",
        "Nhân kỷ niệm Ngày Khoa học và Công nghệ Việt Nam 18/5",
        "Quảng Ngãi 2021",
    ),
)
"""Name, title and place of each: what the rows say before a sample is read."""


class SampleRows(QWidget):
    """One row a sample; `chosen` tells its name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for name, title, place in SAMPLES:
            row = Row(title, "file-text", "muted", place)
            row.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            column.addWidget(row)


class SamplesPage(QWidget):
    """The place "Kế hoạch mẫu"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        rows = SampleRows()
        rows.setMaximumWidth(880)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rows.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE.xl] * 4)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(plain_label(_("Sample plans"), "title"))
        column.addWidget(
            plain_label(_("Choose one: it opens as a new plan of yours; the sample stays as it is."), "muted")
        )
        column.addSpacing(theme.SPACE.l)
        column.addWidget(rows)
        column.addStretch(1)
