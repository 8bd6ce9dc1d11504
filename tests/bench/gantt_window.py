"""Our chart of a year out of a store, alone in a window: what the bench starts beside GNOME Planner."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]


def main() -> int:
    """Open the window and stay until killed."""
    from desktop.ui import theme

    app = theme.application("so-ke-hoach")
    theme.apply(app, "light")
    from gantt_case import YEAR

    from desktop.ui.calendar.source import Source
    from desktop.ui.desk import Desk
    from desktop.ui.gantt.page import GanttPage
    from desktop.ui.places import Looks

    folder = Path(sys.argv[1])
    desk = Desk(folder)
    page = GanttPage(Source(desk), Looks(folder), today=lambda: date(YEAR, 5, 9))
    page.resize(1600, 900)
    page.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
