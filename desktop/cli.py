"""The command so-ke-hoach: the window without arguments, else the same floors without a window."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop import bytecode, i18n, once, paths
from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.plan.office import Directory
    from desktop.plan.plan import Plan

DONE, FOUND, WRONG = 0, 1, 2
SAMPLE = "sample:"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        words = _("Wrong call ({detail}). See: so-ke-hoach --help").format(detail=message)
        self.exit(WRONG, words + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit code: 0 done, 1 findings, 2 wrong call or bad input."""
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        if not words:
            return _window(paths.data_folder())
        _speak_utf8()
        arguments = _parser().parse_args(words)
        chosen = getattr(arguments, "data", None)
        folder = Path(chosen) if chosen else paths.data_folder()
        if arguments.command is None:
            return _window(folder)
        with once.working(folder):
            return int(arguments.run(arguments, folder))
    except KnownError as error:
        print(error, file=sys.stderr)
        return WRONG


def command() -> NoReturn:
    """The process so-ke-hoach, from its arguments to its exit code."""
    once.end(main())


def _window(folder: Path) -> int:
    gc.disable()  # until the first frame is painted: a tenth of the start (bench start)
    with bytecode.kept(folder):
        from desktop.app import run

    return run(folder)


def _export(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.documents import FORMATS
    from desktop.documents.content import missing_glyphs
    from desktop.documents.export import export

    chosen = [made for made in FORMATS if not arguments.format or made.name in arguments.format]
    unknown = sorted(set(arguments.format or ()) - {made.name for made in FORMATS})
    if unknown:
        names = ", ".join(made.name for made in FORMATS)
        raise KnownError(
            _("There is no format “{name}”.").format(name=unknown[0]),
            do=_("The formats are: {names}.").format(names=names),
        )
    plan = _plan(arguments.plan, folder)
    for path in export(plan, Path(arguments.to), chosen):
        print(path)
    letters = " ".join(missing_glyphs(plan))
    if letters:
        words = _("The font of the paper lacks these letters; “?” will be printed instead: {letters}")
        print(words.format(letters=letters), file=sys.stderr)
    return DONE


def _review(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.plan.review import Severity, review
    from desktop.session.findings import say, severity_word

    findings = review(_plan(arguments.plan, folder), _directory(folder))
    if arguments.json:
        import json

        rows = [
            {"code": f.code, "severity": str(f.severity), "place": f.place, "words": say(f)} for f in findings
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(f"{severity_word(finding.severity)}: {say(finding)}")
        if not findings:
            print(_("Nothing found."))
    return FOUND if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def _list(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.session.library import Library

    library = Library(folder)
    found = library.plans(arguments.search or "", limit=100_000)
    if arguments.json:
        import json

        rows = [
            {"id": s.id, "title": s.title, "number": s.number, "symbol": s.symbol, "year": s.year}
            | {"event": s.event, "anchor": s.anchor, "state": s.state, "changed": s.changed}
            for s in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for s in found:
            print(f"{s.id}  {s.number or '…'}/{s.symbol}  {s.title or _('(no title yet)')}")
        if not found:
            print(_("No plans."))
    return DONE


def _plan(reference: str, folder: Path) -> Plan:
    """`sample:NAME`, a `.kehoach` or `.ics` file, or an id or number/symbol in the store."""
    if reference.startswith(SAMPLE):
        from desktop.readers import sample

        return sample.read(reference.removeprefix(SAMPLE))
    if reference.lower().endswith((".kehoach", ".ics")):
        from desktop.readers import file

        return file.read(Path(reference))
    from desktop.session.library import Library

    return Library(folder).find(reference)


def _directory(folder: Path) -> Directory:
    """The office's directory of the store; an empty one, said so, where it cannot be read."""
    from desktop.plan.office import EMPTY
    from desktop.session import directory
    from desktop.session.library import Library

    if not (folder / paths.STORE_NAME).exists():
        return EMPTY
    library = Library(folder)
    try:
        return directory.load(library)
    except KnownError as error:
        print(error, file=sys.stderr)
        return EMPTY
    finally:
        library.close()


def _parser() -> _Parser:
    i18n.set_language(i18n.preferred())
    shared = _Parser(add_help=False)
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=_("another data folder"))
    parser = _Parser(
        prog="so-ke-hoach",
        parents=[shared],
        description=_("Official plans from form to paper. Without a command the window opens."),
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)
    which = _("sample:NAME, an id or number/symbol in the store, or a .kehoach file")

    export = commands.add_parser("export", parents=[shared], help=_("write a plan's documents"))
    export.add_argument("plan", metavar="PLAN", help=which)
    export.add_argument("--to", metavar="DIR", required=True, help=_("the folder to write to"))
    export.add_argument("--format", metavar="F", action="append", help=_("only this file, e.g. ke-hoach.pdf"))
    export.set_defaults(run=_export)

    review = commands.add_parser("review", parents=[shared], help=_("what is wrong or missing"))
    review.add_argument("plan", metavar="PLAN", help=which)
    review.add_argument("--json", action="store_true", help=_("as JSON"))
    review.set_defaults(run=_review)

    listing = commands.add_parser("list", parents=[shared], help=_("the plans in the store"))
    listing.add_argument("--search", metavar="WORDS", help=_("only plans with these words"))
    listing.add_argument("--json", action="store_true", help=_("as JSON"))
    listing.set_defaults(run=_list)
    return parser


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    command()
