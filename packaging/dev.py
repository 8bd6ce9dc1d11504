"""Everything a developer does, with nothing but Python: set up, run, test, check, bench, words."""

import argparse
import contextlib
import ctypes
import hashlib
import importlib.machinery
import importlib.util
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (an older one must hear it, and is able to read this far)
    sys.stderr.write("Python 3.11 or later is needed; this is " + sys.version.split()[0] + ".\n")
    sys.exit(2)

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "ready.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUN_LOCK = ROOT / "packaging" / "requirements-run.lock"
DEV_LOCK = ROOT / "packaging" / "requirements-dev.lock"
BENCHES = ROOT / "tests" / "bench"

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

CHECKS: dict[str, list[str]] = {
    "ruff": [str(PYTHON), "-m", "ruff", "check", "."],
    "mypy": [str(PYTHON), "-m", "mypy"],
    "lint-imports": [str(BIN / "lint-imports"), "--no-logo"],
}
HOUSE = {"house": [str(PYTHON), "-m", "pytest", "-q", "tests/test_house.py"]}
SUITE = {"pytest": [str(PYTHON), "-m", "pytest", "-n", "2"]}


class Refusal(Exception):
    """What stops us, in words for the person at the keyboard."""


# --- the system underneath -------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Can the system's loader find this shared library?"""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_a_font() -> bool:
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc"))
        for folder in FONT_FOLDERS
        for _, _, names in os.walk(os.path.expanduser(folder))
        for name in names
    )


def missing_libraries(*, window: bool) -> dict[str, str]:
    """Shared library -> its Debian package, for those that Qt needs and this Linux has not."""
    if sys.platform != "linux":
        return {}
    wanted = QT_LIBRARIES | (WINDOW_LIBRARIES if window else {})
    return {library: package for library, package in wanted.items() if not loads(library)}


def apt_packages(*, window: bool) -> list[str]:
    """The Debian packages without which the set-up or Qt would fail here."""
    packages = sorted(missing_libraries(window=window).values())
    if sys.platform == "linux" and not has_a_font():
        packages.append(FONT_PACKAGE)
    if sys.platform == "linux" and importlib.util.find_spec("ensurepip") is None and not python_is_made():
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def one_command(packages: Sequence[str], *, window: bool) -> str:
    """What an administrator of this machine types once."""
    if shutil.which("apt-get"):
        install = shlex.join(["apt-get", "install", "-y", "--no-install-recommends", *packages])
        return f"sudo apt-get update && sudo {install}"
    libraries = list(missing_libraries(window=window))
    fonts = [] if has_a_font() else ["dejavu-sans-fonts"]
    if shutil.which("dnf"):
        provided = [f"{library}()(64bit)" for library in libraries]
        return shlex.join(["sudo", "dnf", "install", "-y", *provided, *fonts])
    return f"your package manager, for: {' '.join([*libraries, *fonts])}"


def is_debian_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_get(*words: str) -> None:
    """Ask nothing, say nothing unless it fails; who reads the result looks for the packages."""
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *words]
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        say(done.stdout + done.stderr)


def install_system_packages(*, window: bool) -> None:
    """Install what Qt needs where we may; else refuse with the one command that does."""
    packages = apt_packages(window=window)
    if packages and is_debian_root():
        say(f"Installing from Debian: {' '.join(packages)}")
        apt_get("update")
        apt_get("install", "-y", "--no-install-recommends", *packages)
        importlib.invalidate_caches()
        packages = apt_packages(window=window)
    if packages:
        raise Refusal(f"Qt needs system packages. Run once:\n  {one_command(packages, window=window)}")


def has_screen() -> bool:
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


# --- the environment of the project ----------------------------------------------------------------


def python_id() -> str:
    """Another interpreter, or another place, makes another environment."""
    return f"{importlib.machinery.EXTENSION_SUFFIXES[0]} {sys.base_prefix} {ROOT}"


def lock_id(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What a finished set-up left behind; empty when none was finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp), encoding="utf-8")
    fresh.replace(STAMP)


def python_is_made() -> bool:
    return read_stamp().get("python") == python_id() and PYTHON.exists()


def is_ready(lock: Path) -> bool:
    return python_is_made() and read_stamp().get(lock.name) == lock_id(lock)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Only one set-up at a time; the system lets go of the lock when a process dies."""
    with open(ROOT / ".venv.lock", "a", encoding="utf-8") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
            os.set_inheritable(file.fileno(), True)  # a pip that outlives us still holds it
        yield


def set_up(lock: Path) -> None:
    """Make `.venv` hold exactly what the lock pins; at once when it already does."""
    if is_ready(lock):
        return
    with alone():
        if is_ready(lock):
            return
        say(f"Setting up .venv from packaging/{lock.name}; this happens once.")
        stamp = read_stamp()
        if not python_is_made():
            stamp = {"python": python_id()}
            call([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python could not make .venv")
        STAMP.unlink(missing_ok=True)
        pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--require-hashes", "--no-deps"]
        call([*pip, "--only-binary=:all:", "-r", str(lock)], "pip could not install the pinned packages")
        write_stamp(stamp | {lock.name: lock_id(lock)})


def call(command: Sequence[str], complaint: str) -> None:
    quiet = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run(command, cwd=ROOT, env=os.environ | quiet, close_fds=False, check=False).returncode:
        raise Refusal(f"{complaint}. Nothing is lost: call it again.")


# --- the verbs -------------------------------------------------------------------------------------


def say(line: str) -> None:
    print(line, flush=True)


def start(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def run(rest: list[str]) -> int:
    """Open the program; with no screen write the first sample into out/ instead."""
    window = has_screen()
    try:
        install_system_packages(window=window)
    except Refusal as refusal:
        if window:
            raise
        say(str(refusal))  # writing documents needs no Qt
    set_up(RUN_LOCK)
    if window or rest:
        return start(str(PYTHON), "-m", "desktop", *rest)
    say("Không có màn hình: ghi kế hoạch mẫu vào out/ · No screen: writing the first sample into out/")
    return start(str(PYTHON), "-m", "desktop.cli", "export", "sample:kon-tum-2024", "--to", "out")


def in_steps(steps: dict[str, list[str]]) -> int:
    """Run each, say how long it took, stop at the first that fails; the last one closes the output."""
    install_system_packages(window=False)
    set_up(DEV_LOCK)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name, command in steps.items():
        say(f"== {name}")
        began = time.monotonic()
        code = start(*command)
        if code:
            return code
        if name != list(steps)[-1]:
            say(f"== {name}: {time.monotonic() - began:.1f} s")
    return 0


def test(_: list[str]) -> int:
    """What CI runs: lint, types, walls, every test."""
    return in_steps(CHECKS | SUITE)


def check(_: list[str]) -> int:
    """The fast part of it: lint, types, walls, house rules."""
    return in_steps(CHECKS | HOUSE)


def bench(rest: list[str]) -> int:
    """One bench by its name: bench NAME [--json]."""
    names = sorted(path.stem.removeprefix("bench_") for path in BENCHES.glob("bench_*.py"))
    if not rest or rest[0] not in names:
        raise Refusal(f"bench NAME [--json], where NAME is one of: {', '.join(names) or '(none yet)'}")
    install_system_packages(window=False)
    set_up(DEV_LOCK)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return start(str(PYTHON), str(BENCHES / f"bench_{rest[0]}.py"), *rest[1:])


def words(_: list[str]) -> int:
    """Bring the message catalogues up to date with the code and compile them."""
    set_up(RUN_LOCK)
    return start(str(PYTHON), str(ROOT / "packaging" / "words.py"))


VERBS = {"run": run, "test": test, "check": check, "bench": bench, "words": words}


def main(arguments: Sequence[str]) -> int:
    """Exit code of the verb; 2 for a wrong call or something missing, said in plain words."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks our letters
    verbs = "\n".join(f"  {name:6} {verb.__doc__}" for name, verb in VERBS.items())
    parser = argparse.ArgumentParser(
        "dev.py", description=__doc__, epilog=verbs, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="what the verb takes")
    asked = parser.parse_args(arguments)
    try:
        return VERBS[asked.verb](asked.rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
