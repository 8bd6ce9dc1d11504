"""Help without a network."""

import pytest

from desktop.ui.help_page import TOPICS, HelpPage, read_topic


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page(topic: str) -> None:
    assert read_topic(topic).startswith("# ")


def test_the_help_is_found_without_accents(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.search.setText("noi nhan")
    found = [page.topics.item(row).text() for row in range(page.topics.count())]
    assert "Nơi nhận" in found and len(found) < len(TOPICS)


def test_a_topic_is_shown(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_topic("keyboard")
    assert "Ctrl+Z" in page.words.toPlainText()
