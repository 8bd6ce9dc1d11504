"""The ways to begin a plan: from a template, an earlier plan, a sample, a file, from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.plan.office import Directory
    from desktop.plan.plan import Plan
    from desktop.ui.main_window import MainWindow

NEW, RENEW = "new", "renew"


class Beginnings:
    """Makes the pages that a plan begins on, and opens what they yield in the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show(self) -> None:
        """The page with every way to begin."""
        window = self._window
        if not window.leave_plan():
            return
        if NEW not in window.pages:
            window.add_page(NEW, self._new_page())
        window.show_page(NEW)
        window.pages[NEW].refresh()  # type: ignore[attr-defined]

    def template(self, key: str, year: int) -> None:
        """A plan of a template for that year."""
        from desktop.plan import templates

        self._window.begin(lambda: templates.make(key, year, self._office()))

    def blank(self, year: int) -> None:
        """A plan with the usual parts, all empty."""
        self._window.begin(lambda: self._window.desk.blank(year))

    def renew(self, plan_id: str, year: int) -> None:
        """The page that turns an earlier plan into that year's."""
        self._window.trying(lambda: self._show_renewal(self._window.desk.load(plan_id), year))

    def _office(self) -> Directory:
        """The directory; before there is one, the office of the plan last changed."""
        from desktop.plan.office import EMPTY, Directory
        from desktop.ui.directory.current import directory

        found = directory()
        return found if found != EMPTY else Directory(office=self._window.desk.blank().office)

    def _new_page(self):
        from desktop.ui.home.new_page import NewPage

        window = self._window
        page = NewPage(window.read_plans)
        page.template_chosen.connect(self.template)
        page.renew_wanted.connect(self.renew)
        page.sample_wanted.connect(window.open_sample)
        page.file_wanted.connect(lambda: window.open_file())
        page.blank_wanted.connect(self.blank)
        page.left.connect(window.leave_plan)
        return page

    def _show_renewal(self, old: Plan, year: int) -> None:
        from desktop.ui.directory.current import directory
        from desktop.ui.renew.page import RenewPage

        window = self._window
        page = RenewPage(old, year, directory())
        page.created.connect(lambda plan: self._renewed(plan))
        page.left.connect(self.show)
        window.replace_page(RENEW, page)
        window.show_page(RENEW)
        page.setFocus()

    def _renewed(self, plan: Plan) -> None:
        self._window.begin(lambda: plan)
        if self._window.view is not None:
            from desktop.plan.traces import standing

            count = len(standing(plan))
            if count:
                self._window.view.go_to("leftovers")
            self._window.tell(_("The plan of {year} is made.").format(year=plan.year or ""))
