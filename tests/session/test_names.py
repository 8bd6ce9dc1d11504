"""Every state and every kind of section has a name of its own."""

import pytest

from desktop.plan.plan import SectionKind, State
from desktop.session.names import section_kind_name, state_name


@pytest.mark.parametrize(("kinds", "name"), [(State, state_name), (SectionKind, section_kind_name)])
def test_each_has_a_name_of_its_own(kinds, name) -> None:
    names = {name(str(kind)) for kind in kinds}
    assert len(names) == len(kinds) and not names & {str(kind) for kind in kinds}
