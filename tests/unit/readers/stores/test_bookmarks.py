"""Bookmarks: lists of links with dates, tags and words about them, as browsers export them."""

from __future__ import annotations

from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS
from tui.readers.stores.bookmarks import read

NETSCAPE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<DL><p><DT><H3 ADD_DATE="1700000000">Hives</H3>
<DL><p>
<DT><A HREF="https://a.example/?b=1&amp;c=2" ADD_DATE="1714552200"
 TAGS="bees,spring">Bees &amp; co</A>
<DD>The first flight is in &lt;b&gt;March&lt;/b&gt;.
<DT><A HREF="javascript:alert(1)">Bad</A>
<DT><A HREF="https://b.example" ADD_DATE="1714552200000000">https://b.example</A>
</DL><p></DL>"""
POCKET = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><ul>
<li><a href="https://a.example/" time_added="1714552200" tags="">Bees</a></li></ul></body></html>"""


def test_links_of_a_browser_are_news_with_what_is_told_of_them() -> None:
    bees, other = read(ParsedFile.of_text(NETSCAPE, "b.html")).news
    assert (bees.title, bees.url) == ("Bees & co", "https://a.example/?b=1&c=2")
    assert (bees.topics, bees.body) == (("bees", "spring"), "The first flight is in March.")
    assert (other.title, other.url) == (None, "https://b.example")
    assert {str(item.published)[:10] for item in (bees, other)} == {"2024-05-01"}


def test_they_are_told_from_pages() -> None:
    for text in (NETSCAPE, POCKET):
        file = ParsedFile.of_text(text, "x.html")
        best = max(FORMATS, key=lambda form: form.guess(file))
        assert best.name.startswith("Bookmarks")
    page = ParsedFile.of_text("<html><title>Pocket Export of tools</title>", "x.html")
    assert not max(FORMATS, key=lambda form: form.guess(page)).name.startswith("Bookmarks")
