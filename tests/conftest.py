"""What every test stands on: Qt without a screen, no network, no folder of a real user."""

import os
import socket
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook hears connections made in C and at import time too."""
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        caller = arguments[0]
        if not (isinstance(caller, socket.socket) and caller.family == getattr(socket, "AF_UNIX", None)):
            raise AssertionError(f"{event} {arguments[1:]}: the program has no network code")


sys.addaudithook(_refuse_the_network)


@pytest.fixture(scope="session")
def _user_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own for a whole run: Qt's settings and folders go there."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        yield home


_numbers = count()


@pytest.fixture(autouse=True)
def data_folder(_user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's data folder for one test: empty, not yet made."""
    folder = _user_folder / f"data-{next(_numbers)}"
    monkeypatch.setenv("SO_KE_HOACH_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_directory() -> None:
    """Units and days that a window of an earlier test had in use are gone."""
    if current := sys.modules.get("desktop.ui.directory.current"):
        current.set_directory(current.EMPTY)
