"""Plans on the screen: a session on a sample, and a window on a folder."""

import pytest

from desktop.readers import sample
from desktop.session.session import Session


@pytest.fixture
def session() -> Session:
    return Session(sample.read("kon-tum-2024"))
