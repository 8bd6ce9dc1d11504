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
FILES = (".kehoach", ".ics")


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
        if len(words) == 1 and words[0].lower().endswith(FILES):
            return _window(paths.data_folder(), Path(words[0]))
        _speak_utf8()
        arguments = _parser().parse_args(words)
        chosen = getattr(arguments, "data", None)
        folder = Path(chosen) if chosen else paths.data_folder()
        if arguments.command is None:
            return _window(folder)
        from desktop.session import where

        where.refuse(folder)
        with once.working(folder):
            return int(arguments.run(arguments, folder))
    except KnownError as error:
        print(error, file=sys.stderr)
        return WRONG


def command() -> NoReturn:
    """The process so-ke-hoach, from its arguments to its exit code."""
    once.end(main())


def _window(folder: Path, file: Path | None = None) -> int:
    gc.disable()  # until the first frame is painted: a tenth of the start (bench start)
    with bytecode.kept(folder):
        from desktop.app import run

    return run(folder, file)


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
    if arguments.search:
        from desktop.session.searching import plans_with

        found = plans_with(library, arguments.search)
    else:
        found = library.plans(limit=100_000)
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


def _backup(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.session.backups import Keeper

    target = Path(arguments.file)
    made = Keeper(folder).make_at(target)
    print(_("{path}: {plans} plans, {versions} versions.").format(path=target, **made._asdict()))
    return DONE if made.sound else _damaged(made.damaged, made.faults)


def _restore(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.session.backups import Keeper

    done = Keeper(folder).restore(Path(arguments.file))
    print(_("Restored: {plans} plans, {versions} versions.").format(**done.manifest._asdict()))
    if done.before:
        print(_("What was there before: {path}").format(path=done.before.path))
    if done.aside:
        print(_("The damaged store lies in: {path}").format(path=done.aside))
    return DONE


def _verify(arguments: argparse.Namespace, folder: Path) -> int:
    from desktop.session.backups import Keeper

    keeper = Keeper(folder)
    report = keeper.verify(Path(arguments.file)) if arguments.file else keeper.verify_store()
    words = _("{plans} plans, {versions} versions, {settings} settings, {audit} lines of the book.")
    print(words.format(**report._asdict()))
    if not report.sound:
        return _damaged(report.damaged, report.faults)
    print(_("Everything is as it was saved."))
    return DONE


def _damaged(plans: Sequence[str], faults: Sequence[str]) -> int:
    for plan_id in plans:
        print(_("Damaged: plan {name}").format(name=plan_id))
    for fault in faults:
        print(_("Damaged: {detail}").format(detail=fault))
    return FOUND


def _plan(reference: str, folder: Path) -> Plan:
    """`sample:NAME`, a `.kehoach` or `.ics` file, or an id or number/symbol in the store."""
    if reference.startswith(SAMPLE):
        from desktop.readers import sample

        return sample.read(reference.removeprefix(SAMPLE))
    if reference.lower().endswith(FILES):
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
    _add_backups(commands, shared)
    return parser


def _add_backups(commands: argparse._SubParsersAction[_Parser], shared: _Parser) -> None:
    backup = commands.add_parser("backup", parents=[shared], help=_("write the whole store into one file"))
    backup.add_argument("file", metavar="FILE", help=_("the file to write, e.g. E:\\so.skh-backup"))
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", parents=[shared], help=_("put the whole store back"))
    restore.add_argument("file", metavar="FILE", help=_("a backup; what is there now is backed up first"))
    restore.set_defaults(run=_restore)

    verify = commands.add_parser("verify", parents=[shared], help=_("check everything that is kept"))
    verify.add_argument("file", metavar="FILE", nargs="?", help=_("a backup; without it the store"))
    verify.set_defaults(run=_verify)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    command()
