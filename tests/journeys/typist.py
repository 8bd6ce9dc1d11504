"""A worker who fills a plan without end until somebody pulls the plug; each key is logged as it is pressed.

Run as `typist.py FOLDER LOG SEED` (and "look" to tell only what came back): a JSON line for what the window
shows at the start, then one for every key, with the clock that all processes share.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from pathlib import Path

from driver import Hand, opened, pause, play
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from desktop.plan import codec

WORDS = """Tổ chức hội thảo khoa học và đổi mới sáng tạo; Ủy ban nhân dân tỉnh được Sở báo cáo KH&CN 18/5"""


class Typist:
    """Goes from field to field, types, pauses now and then, and takes a word back."""

    def __init__(self, hand: Hand, log: Path, dice: random.Random) -> None:
        self.hand, self.dice = hand, dice
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def begin(self) -> None:
        """Come back to the plan of the run before, or begin one and see it saved."""
        window = self.hand.window
        kept = window.desk.library.path.exists() and window.desk.last_place().plan
        if kept:
            window.warm_up()
            self.hand.wait(lambda: window.view is not None, "the plan that was open")
        else:
            window.begin(window.desk.blank)
            window.view.go_to("title")
            self.hand.wait(lambda: window.view.top.saved.text().startswith("Saved "), "the first save")
        self.tell(name=self.hand.name())

    def tell(self, **more: str) -> None:
        """One line, written at once."""
        view = self.hand.window.view
        place = view.place()
        said = hashlib.sha256(codec.to_json(view.session.plan).encode()).hexdigest()
        line = {"t": time.monotonic(), "plan": said, "page": place.page, "field": place.field, **more}
        os.write(self.log, (json.dumps(line) + "\n").encode())

    def press(self, *keys: str) -> None:
        for key in keys:
            self.hand.press(key)
            self.tell()

    def go_on(self) -> None:
        """Some field, some words."""
        self.press(*["Alt+Right"] * self.dice.choice((0, 0, 0, 1, 1, 2)))
        if self.hand.window.view.page is None:
            self.press("Alt+Right")
        self.press(*["Tab"] * self.dice.randrange(4))
        if self.dice.random() < 0.3:
            self.press("Down")
        for _ in range(12):
            if isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit):
                self.write()
                return
            self.press("Tab")

    def write(self) -> None:
        self.press("End")
        for letter in " ".join(self.dice.choices(WORDS.split(), k=self.dice.randint(1, 25))):
            self.hand.type(letter)
            self.tell()
            pause(self.dice.choice((10, 30, 60, 120)))
        if self.dice.random() < 0.15:
            self.press("Ctrl+Z")
        if self.dice.random() < 0.2:
            pause(self.dice.choice((700, 2500)))


def main() -> None:
    folder, log, seed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    typist = Typist(opened(folder), log, random.Random(seed))
    typist.begin()
    while seed != "look":
        typist.go_on()


if __name__ == "__main__":
    play(main)
