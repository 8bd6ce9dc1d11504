"""Names that Windows, and every stick and server it meets, accepts for a file."""

import re

from desktop.plan.text import clean

LONGEST = 120
"""UTF-16 units of a name."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


def safe(text: str) -> str:
    """A file name made of the text (F28): "12/KH-SKHCN" gives "12_KH-SKHCN". Safe names stay as they are."""
    name = _trimmed(_FORBIDDEN.sub("_", clean(text).replace("\n", " ")), LONGEST)
    if _DEVICE.match(name):
        name = _trimmed(f"_{name}", LONGEST)
    return name or "_"


def numbered(name: str, count: int) -> str:
    """The name for the next try: "Kế hoạch.pdf", 2 gives "Kế hoạch (2).pdf"."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 8:
        stem, dot, ending = name, "", ""
    tail = f" ({count}){dot}{ending}"
    return _trimmed(stem, LONGEST - len(tail)) + tail


def _trimmed(name: str, longest: int) -> str:
    """Without blanks at either end or a last stop, and at most so many UTF-16 units; endings are kept."""
    name = name.strip().rstrip(". ")
    if _units(name) <= longest:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 8:
        stem, dot, ending = name, "", ""
    while _units(stem) > longest - _units(dot + ending):
        stem = stem[:-1]
    return stem.rstrip(". ") + dot + ending


def _units(name: str) -> int:
    return len(name.encode("utf-16-le", "surrogatepass")) // 2
