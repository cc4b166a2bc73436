"""Addresses in lines of their own above the text of an article."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text
from tui.readers.news.original_link import address_above

ADDRESS = "https://a.example/bees"


@pytest.mark.parametrize(
    "line",
    [
        ADDRESS,
        f"<{ADDRESS}>",
        f"[{ADDRESS}]({ADDRESS})",
        f"[Read Original]({ADDRESS})",
        f"*[View source]({ADDRESS})*",
        f"[Zum Originalartikel]({ADDRESS})",
        f"[阅读原文]({ADDRESS})",
    ],
)
def test_the_address_above_the_text_is_the_articles(line: str) -> None:
    text = f"# Bees in court\n#law\n\n{line}\n\nA judge has decided it.\n"
    for matter in ("", "---\ntags: [bees]\nauthor: Ann\n---\n"):
        item = read_text("bees.md", matter + text, "news").news[0]
        assert (item.title, item.url, item.domain) == ("Bees in court", ADDRESS, "a.example")
        assert item.body.endswith("A judge has decided it.")


def test_a_heading_that_is_a_link_leads_to_the_original() -> None:
    (item,) = read_text("a.md", f"# [Bees in court]({ADDRESS})\n\n> A judge has decided it.\n").news
    assert (item.title, item.url) == ("Bees in court", ADDRESS)


@pytest.mark.parametrize(
    "body",
    [
        f"# Bees\n\nA judge has decided it.\n\n{ADDRESS}\n",
        f"# Bees\n\n[Ann Lee]({ADDRESS})\n\nA judge has decided it.\n",
        f"# Bees\n\nSee {ADDRESS} for all.\n",
    ],
)
def test_other_links_are_not(body: str) -> None:
    assert address_above(body) == (None, body)
