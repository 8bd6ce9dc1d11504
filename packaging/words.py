"""Message catalogues: what the code says in English, gathered; what the translators wrote, compiled."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "so-ke-hoach"
KEYWORDS = {"_": None, "later": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # the same words give the same bytes on any day


def gather(source: Path) -> Catalog:
    """Every message id in the Python files under a folder."""
    found = Catalog(domain=DOMAIN)
    for _file, _line, message, _comments, context in extract_from_dir(
        source, method_map=[("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        found.add(message, context=context)
    return found


def read(po: Path, locale: str) -> Catalog:
    """A catalogue as the translators left it; an empty one where there is none yet."""
    if not po.exists():
        return Catalog(locale=locale, domain=DOMAIN)
    with po.open("rb") as file:
        return read_po(file, locale=locale, domain=DOMAIN)


def updated(old: Catalog, found: Catalog) -> Catalog:
    """The translations kept, new ids empty, ids that the code no longer has gone."""
    new = Catalog(
        locale=old.locale,
        domain=DOMAIN,
        project=DOMAIN,
        version="1",
        msgid_bugs_address="-",
        header_comment="# What Sổ Kế hoạch says. Made by: python packaging/dev.py words",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        last_translator="Sổ Kế hoạch contributors",
        language_team="vi",
        fuzzy=False,
    )
    for message in found:
        if message.id:
            kept = old.get(message.id, context=message.context)
            new.add(message.id, kept.string if kept else None, context=message.context)
    return new


def po_bytes(catalog: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalog, width=100, no_location=True, sort_output=True)
    return text.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    compiled = BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def missing(catalog: Catalog) -> Iterator[str]:
    """The ids that nobody has translated yet, or only guessed."""
    for message in catalog:
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        if message.id and (message.fuzzy or not all(strings)):
            yield str(message.id)


def main() -> int:
    """Exit code 1 when a translation is missing, each named."""
    found = gather(ROOT / "desktop")
    untranslated = 0
    for folder in sorted(path for path in LOCALE.iterdir() if path.is_dir()):
        po = folder / "LC_MESSAGES" / f"{DOMAIN}.po"
        catalog = updated(read(po, folder.name), found)
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(po_bytes(catalog))
        catalog = read(po, folder.name)
        po.with_suffix(".mo").write_bytes(mo_bytes(catalog))
        lacking = list(missing(catalog))
        untranslated += len(lacking)
        print(f"{folder.name}: {len(list(catalog)) - 1} messages, {len(lacking)} without a translation")
        for message in lacking:
            print(f"  {message!r}")
    return 1 if untranslated else 0


if __name__ == "__main__":
    raise SystemExit(main())
