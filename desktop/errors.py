"""The world's errors: what happened, what is safe, what to do, in the user's language."""

from __future__ import annotations


class KnownError(Exception):
    """A fault of the world, not of the program; its words are ready to show (reliability §7)."""

    def __init__(self, what: str, safe: str = "", do: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, do) if part))
        self.what = what
        self.safe = safe
        self.do = do
