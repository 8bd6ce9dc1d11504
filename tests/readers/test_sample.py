"""The samples are there and an unknown one is told with the names that exist."""

import pytest

from desktop.errors import KnownError
from desktop.readers import sample


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_sample_reads(name: str) -> None:
    assert sample.read(name).sections


def test_an_unknown_sample_names_the_known_ones() -> None:
    with pytest.raises(KnownError, match="kon-tum-2024"):
        sample.read("ha-noi-2024")
