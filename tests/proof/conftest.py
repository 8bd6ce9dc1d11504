"""The rooms of the proof on the way; what the program did, recorded once for all tests; its processes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import straced
import vfs
from recording import Recording

HERE = Path(__file__).parent
Child = Callable[..., str]


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK):
        with tempfile.TemporaryDirectory(prefix="so-ke-hoach-proof-", dir=memory) as folder:
            yield Path(folder)
    else:
        yield tmp_path_factory.mktemp("proof")


@pytest.fixture(scope="session")
def child(quick: Path) -> Child:
    """What a process of its own answers: `child(what, *arguments)`, in a folder of its own."""

    def run(what: str, *arguments: object, top: Path | None = None) -> str:
        top = top or Path(tempfile.mkdtemp(dir=quick))
        command = [sys.executable, str(HERE / "child.py"), what, str(top), *map(str, arguments)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout

    return run


@pytest.fixture(scope="session")
def recorded(quick: Path, child: Child) -> Callable[[str], Recording]:
    """The recording of a story: by the layers, or by `strace` where they cannot be."""
    by_layers = vfs.library() is not None
    if not by_layers and not straced.available():
        pytest.skip("sqlite3 holds its library inside, and there is no strace: nobody can record")
    top = quick / "recorded"
    top.mkdir()

    def recording(name: str) -> Recording:
        place = top / f"{name}.pickle"
        if not place.exists() and by_layers:
            child("record", name, top=top)
        elif not place.exists():
            traced(name, top).dump(place)
        return Recording.load(place)

    return recording


def traced(name: str, top: Path) -> Recording:
    """The story told once more, recorded by `strace`."""
    out = top / f"{name}.strace"
    straced.run([sys.executable, str(HERE / "child.py"), "tell", str(top), name], out)
    return straced.read(out, top / name)


@pytest.fixture
def field(quick: Path) -> Path:
    """Where disks are laid out."""
    return quick / "field"
