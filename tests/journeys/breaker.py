"""A worker at the window who imports, restores, deletes for good or backs up, in a process that is killed.

Run as `breaker.py DEED FOLDER LETTER`; it says "begun" when the deed has begun, then "done". Keys only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from driver import Hand, answer, opened, play

from desktop.ui.exchange import joining as exchange
from desktop.ui.trash.joining import of


def take_in(hand: Hand, letter: Path) -> None:
    hand.window.open_file(letter)
    here = exchange.of(hand.window)
    hand.wait(lambda: here.page is not None and here.page.go.isVisible(), "the page")
    hand.to("Take")
    hand.press("Return")
    answer(told="begun")
    hand.wait(lambda: not hand.window.property(exchange.OPENING), "the plans")


def restore(hand: Hand, _letter: Path) -> None:
    window = hand.window
    window.go("backups")
    page = window.pages["backups"]
    hand.wait(lambda: page.list.count() > 0, "the list")
    page.list.setFocus()
    hand.press("End", "Return")
    hand.wait(page.confirm.go.isEnabled, "the preview")
    hand.press("Tab", "Return")
    answer(told="begun")
    hand.wait(lambda: not window.backups.restoring.working, "the end")


def purge(hand: Hand, _letter: Path) -> None:
    of(hand.window).show("trash")
    page = hand.window.pages["trash"]
    hand.wait(lambda: page.list.count() > 0, "the list")
    hand.to("Delete all for good")
    hand.press("Space", "Tab", "Return")
    answer(told="begun")
    hand.wait(page.banner.isVisible, "the end")


def back_up(hand: Hand, _letter: Path) -> None:
    hand.window.go("backups")
    page = hand.window.pages["backups"]
    hand.wait(lambda: page.list.count() > 0, "the list")
    hand.to("Back up now")
    hand.press("Space")
    answer(told="begun")
    hand.wait(lambda: page.list.count() > 1, "the backup")


DEEDS = {"import": take_in, "restore": restore, "purge": purge, "backup": back_up}


def main() -> None:
    DEEDS[sys.argv[1]](opened(Path(sys.argv[2])), Path(sys.argv[3]))
    answer(told="done")
    sys.stdin.read()


if __name__ == "__main__":
    play(main)
