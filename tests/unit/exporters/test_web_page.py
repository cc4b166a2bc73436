"""A page that loads nothing and runs nothing, and that we can read ourselves."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.exporters.talks import EXPORTED, TALK
from tui.exporters.exported_episode import ExportedEpisode
from tui.exporters.web_page import web_page
from tui.model import Segment, Timecode
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS


def test_a_page_has_no_script_and_forbids_what_it_would_load() -> None:
    page = web_page(EXPORTED)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page
    assert 'name="viewport"' in page
    assert "@media print" in page


def test_moments_and_news_stand_in_their_segments() -> None:
    page = web_page(EXPORTED)
    mites = page[page.index('<section id="s1">') : page.index('<section id="s2">')]
    assert "<p>Ask #vet about<br>\nacid</p>" in mites
    assert "<blockquote><p>One paragraph.</p></blockquote>" in mites
    assert "&amp;t=310" in mites
    robots = page[page.index('<section id="s2">') :]
    assert "★" in robots
    assert '<a href="https://example.org/r" rel="noreferrer">RoboBee [lands]</a>' in robots


def test_an_address_that_is_none_is_no_link() -> None:
    page = web_page(ExportedEpisode(replace(TALK, media="javascript:alert(1)")))
    assert "javascript" not in page


def test_a_page_is_read_back_with_its_segments() -> None:
    words = "Some words are said of it, enough of them to be read."
    segments = tuple(Segment(Timecode(300 * n), None, None, f"Part {n}", words) for n in range(4))
    talk = replace(TALK, title="Bees", segments=segments)
    file = ParsedFile.of_text(web_page(ExportedEpisode(talk)), "a.html")
    (episode,) = max(FORMATS, key=lambda form: form.guess(file)).read(file).episodes
    assert [(s.start, s.title) for s in episode.segments] == [(s.start, s.gist) for s in segments]
