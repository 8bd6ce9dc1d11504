"""The house rules, held by test: sizes, names, walls, words, fonts, locks."""

import ast
import hashlib
import importlib.util
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("desktop", "db", "packaging")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MAY_CATCH_ALL = {"desktop/ui/errors.py", "desktop/ui/jobs.py"}
ATTIC_NAMES = {"util", "utils", "misc", "helper", "helpers", "common", "manager", "base"}
NETWORK_CLASSES = {"QNetworkAccessManager", "QTcpServer", "QTcpSocket", "QSslSocket", "QUdpSocket"}
LOCKS = sorted((ROOT / "packaging").glob("requirements-*.lock"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


each_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


# --- sizes and names -------------------------------------------------------------------------------


@each_module
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@each_module
def test_a_function_fits_on_a_screen(path: Path) -> None:
    functions = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > 60] == []


@each_module
def test_a_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    first = (ast.get_docstring(tree_of(path)) or "").partition("\n\n")[0]
    assert re.fullmatch(r"\S[^\0]*\S\.", first), "a sentence, with its full stop"
    assert not re.search(r"\w{2}\. [A-ZĐ]", first), "one sentence; more belongs below an empty line"


def swallows_all(handler: ast.ExceptHandler) -> bool:
    """Catches every error and does not pass it on with a bare `raise` at its end."""
    names = {part.id for part in ast.walk(handler.type or handler) if isinstance(part, ast.Name)}
    broad = handler.type is None or bool(names & {"Exception", "BaseException"})
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


@each_module
def test_nothing_swallows_every_error(path: Path) -> None:
    handlers = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ExceptHandler)]
    found = [handler.lineno for handler in handlers if swallows_all(handler)]
    assert not found or name_of(path) in MAY_CATCH_ALL


def test_no_room_is_an_attic() -> None:
    everywhere = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    assert [name_of(p) for p in everywhere if p.stem.removeprefix("test_") in ATTIC_NAMES] == []


def test_no_package_shadows_another() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert list((ROOT / "tests").rglob("__init__.py")) == []


# --- walls -----------------------------------------------------------------------------------------


def lint_imports(top: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command as run; run(sys.argv[1:])"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo", *arguments]
    return subprocess.run(command, cwd=top, capture_output=True, encoding="utf-8", check=False)


CONTRACTS = {contract["id"]: contract["name"] for contract in SETTINGS["tool"]["importlinter"]["contracts"]}
BREACHES = [
    ("floors", "desktop/ui", "import desktop.app"),
    ("floors", "desktop/session", "import desktop.ui"),
    ("floors", "desktop/documents", "import desktop.session"),
    ("floors", "desktop/documents", "import desktop.readers"),
    ("floors", "desktop/readers", "import db"),
    ("floors", "desktop/drawings", "import desktop.documents"),
    ("floors", "desktop/plan", "import desktop.drawings"),
    ("floors", "desktop/paths.py", "import desktop.plan"),
    ("qt", "desktop/session", "from PySide6.QtCore import QTimer"),
    ("db", "db", "from desktop import plan"),
    ("plan", "desktop/plan", "import reportlab"),
    ("plan", "desktop/plan", "from desktop.i18n import _"),
    ("network", "desktop/ui", "import urllib.request"),
]


def test_the_walls_stand() -> None:
    found = lint_imports(ROOT)
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_wall_is_tried() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", top)
    for room in ("desktop", "db"):
        shutil.copytree(ROOT / room, top / room, ignore=shutil.ignore_patterns("__pycache__"))
    return top


@pytest.mark.parametrize(("contract", "place", "line"), BREACHES)
def test_a_wall_reports_the_breach(copy: Path, contract: str, place: str, line: str) -> None:
    module = copy / place if place.endswith(".py") else copy / place / "__init__.py"
    whole = module.read_text(encoding="utf-8")
    module.write_text(f"{whole}\n{line}\n", encoding="utf-8")
    found = lint_imports(copy, "--contract", contract)
    module.write_text(whole, encoding="utf-8")
    assert found.returncode == 1
    assert f"{CONTRACTS[contract]} BROKEN" in found.stdout


def imports_of(path: Path) -> set[str]:
    nodes = list(ast.walk(tree_of(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) if not node.level}


def test_a_plan_needs_the_standard_library_only() -> None:
    ours = [path for path in MODULES if name_of(path).startswith("desktop/plan/")]
    tops = {name.partition(".")[0] for path in ours for name in imports_of(path)}
    assert tops - {"desktop"} <= sys.stdlib_module_names  # which of `desktop`: the contracts see


@each_module
def test_no_class_of_qt_opens_the_network(path: Path) -> None:
    names = {getattr(node, "id", getattr(node, "attr", None)) for node in ast.walk(tree_of(path))}
    assert not names & NETWORK_CLASSES


def test_whoever_calls_out_is_stopped() -> None:
    with pytest.raises(AssertionError, match="no network code"):
        socket.create_connection(("127.0.0.1", 9))


# --- resources -------------------------------------------------------------------------------------


def test_resources_hold_no_code() -> None:
    assert list((ROOT / "resources").rglob("*.py")) == []


def test_every_kind_of_resource_is_described() -> None:
    readme = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()}
    assert folders == set(re.findall(r"^\| `(\w+)/`", readme, re.MULTILINE))


def test_the_fonts_are_the_ones_described() -> None:
    readme = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"`(Tinos-\w+\.ttf)` \| `([0-9a-f]{64})`", readme))
    fonts = (ROOT / "resources" / "fonts").glob("*.ttf")
    assert told == {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in fonts}
    assert len(told) == 4


def load_words() -> object:
    spec = importlib.util.spec_from_file_location("catalogue_words", ROOT / "packaging" / "words.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


words = load_words()
PO = words.LOCALE / "vi" / "LC_MESSAGES" / f"{words.DOMAIN}.po"


def test_every_message_has_its_vietnamese() -> None:
    catalog = words.updated(words.read(PO, "vi"), words.gather(ROOT / "desktop"))
    assert list(words.missing(catalog)) == []


def test_the_catalogue_is_what_dev_words_would_write() -> None:
    catalog = words.updated(words.read(PO, "vi"), words.gather(ROOT / "desktop"))
    assert PO.read_bytes() == words.po_bytes(catalog)
    assert PO.with_suffix(".mo").read_bytes() == words.mo_bytes(words.read(PO, "vi"))


# --- what we depend on -----------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert not re.search(r"://|index-url|find-links", lock.read_text(encoding="utf-8"))


def pins(text: str) -> dict[str, str]:
    """`name==version` and its hashes, by name, version and marker."""
    entries = re.split(r"\n(?=\S)", text)
    return {entry.partition(" \\\n")[0]: entry for entry in entries if "==" in entry}


def test_the_developers_run_what_the_users_run() -> None:
    run, dev = (pins(lock.read_text(encoding="utf-8").strip()) for lock in reversed(LOCKS))
    assert run and run.items() <= dev.items()
    assert all("--hash=sha256:" in entry for entry in dev.values())


def test_qt_can_show_pdf() -> None:
    assert importlib.util.find_spec("PySide6.QtPdf"), "an empty placeholder was installed"
    from PySide6.QtPdf import QPdfDocument

    assert QPdfDocument().pageCount() == 0
