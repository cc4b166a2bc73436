"""How articles are told by what they are made of."""

from __future__ import annotations

import pytest

from tui.readers.article_formats import ArticleFormat, ItemListFormat, PlainArticleFormat
from tui.readers.format_reader import ParsedFile

LIST = "title: Digest\nitems:\n- title: One\n  url: https://a.example/1\n"


def article_format_of(text: str, path: str) -> str:
    """The name of the format that is surest of a text."""
    file = ParsedFile.of_text(text, path)
    forms = ArticleFormat(), PlainArticleFormat(), ItemListFormat()
    return max(forms, key=lambda form: form.guess(file)).name


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.md", "---\ntitle: Bees\nurl: https://a.example\n---\nA swarm.\n", ArticleFormat.name),
        ("a.md", f"---\n{LIST}---\nA text stands beneath.\n", ArticleFormat.name),
        ("a.txt", "A swarm of bees.\n", PlainArticleFormat.name),
        ("a.yaml", LIST, ItemListFormat.name),
    ],
)
def test_an_article_is_told_by_front_matter_text_and_lists(path: str, text: str, name: str) -> None:
    assert article_format_of(text, path) == name
