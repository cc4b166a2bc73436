"""Feeds, pages and stores of any text: nothing raises, all is clean, times are linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.examples import examples
from tests.property.model_values import texts_in
from tests.unit.readers.written import read_text
from tui.readers.markup.plain_text import plain_text
from tui.readers.pages.markdown import markdown_of
from tui.sanitize import clean
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.readers.registry import Reading

PIECES = (
    "<rss> <channel> <item> </item> <entry> <title> </title> <link> <description> <![CDATA[ ]]> <p>"
    ' </p> <br> <li> <ul> </ul> <div> </div> <a href="https://a.b/"> </a> <b> <i> <td> <tr>'
    " <table> <pre> <h2> <blockquote> <script> </script> <!-- --> <!DOCTYPE <?xml &amp; &lt;"
    ' &#27; &nbsp; &x; { } [ ] " : , "title" "url" "https://a.b/c" "items" "content_html" true'
    " 1.5"
    " 0:00 1:02:03 A bees \x1b[31m \u202e \0 é 日 title,url Subject: MIME-Version: From:"
    " boundary= :: [[x]]"
    " - # | `"
)
MESSY = st.lists(
    st.sampled_from([*PIECES.split(" "), " ", "\n", "\n\n"]) | st.text(max_size=4), max_size=60
).map("".join)
BEGINNINGS = {
    "feed.xml": '<rss version="2.0"><channel><item>',
    "atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><entry>',
    "list.opml": "<opml><body>",
    "page.html": "<!doctype html><html><body>",
    "letter.eml": "MIME-Version: 1.0\nContent-Type: text/html\n",
    "items.json": '{"items": [{"title": "x", "url": "https://a.b/c",',
    "table.csv": "title,url\n",
    "saved.txt": "Feed: x\nTitle: y\nLink: https://a.b/c\n\n",
    "logseq.md": "title:: x\nurl:: https://a.b/c\n",
    "readwise.md": "# x\n\n## Metadata\n- URL: https://a.b/c\n",
}


def addresses(reading: Reading) -> Iterator[str | None]:
    for item in reading.news:
        yield from (item.url, *item.images)
    for episode in reading.episodes:
        yield episode.media
        yield from (reference.url for reference in episode.references)
        yield from (attachment.url for attachment in episode.attachments)


@examples(20)
@given(MESSY)
@pytest.mark.parametrize("name", BEGINNINGS)
def test_any_text_is_read_without_a_stumble_or_a_control_character(name: str, text: str) -> None:
    reading = read_text(name, BEGINNINGS[name] + text)
    assert reading.news or reading.episodes or reading.problems
    assert not any("please report it" in problem.message for problem in reading.problems)
    for shown in texts_in((reading.news, reading.episodes), besides="path"):
        assert clean(shown) == shown
    for address in addresses(reading):
        assert address is None or web_address(address) == address


@given(st.lists(st.from_regex(r"[A-Za-zéß日]{1,8}", fullmatch=True), min_size=1, max_size=30))
def test_no_word_of_html_is_lost(words: list[str]) -> None:
    tags = ("p", "div", "li", "b", "em", "h2", "blockquote", "td", "span", "a", "code")
    html = "".join(f"<{tags[i % 11]}>{word}</{tags[i % 11]}> " for i, word in enumerate(words))
    markdown = markdown_of(html)
    position = 0
    for word in words:
        position = markdown.index(word, position) + len(word)
    assert clean(plain_text(markdown)) == plain_text(markdown)


HOSTILE = (
    *("<item>", "<div>", "<ul><li>", "<b>", "<a><div>", "<td>", "&", "&x;", "<!--", "<![CDATA["),
    *("<", '"', "[", "{", '{"a":', ",", "\n", "a,", "- a: b\n", "x:: y\n", "[1]: https://a\n"),
    *("<a href=", "=?utf-8?q?a?= ", "--a\n", "<p>0:01 x</p>", "](", "*", "_", "<x y"),
)


@pytest.mark.parametrize(
    ("name", "hostile"),
    [
        (name, hostile)
        for place, name in enumerate(BEGINNINGS)
        for hostile in HOSTILE[place % 2 :: 2]  # each with half of the forms, half with each form
    ],
)
@pytest.mark.timeout(10)  # far more than it takes, far less than any square of it
def test_ten_kilobytes_of_anything_take_little_time(name: str, hostile: str) -> None:
    text = BEGINNINGS[name] + hostile * (10_000 // len(hostile))
    reading = read_text(name, text)
    assert reading.news or reading.episodes or reading.problems
