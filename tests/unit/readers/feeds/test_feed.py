"""RSS, Atom and RDF."""

from __future__ import annotations

import io

import feedparser
import pytest

from tests.unit.readers.written import read_text, said
from tui.model import Attachment, Timecode, iso_day

ITEM = "<item><title>{}</title><link>https://a.example/{}</link></item>"
ENCLOSURE = '<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/>'


def rss(items: str, about: str = "<title>Field Notes</title>", names: str = "") -> str:
    return f'<rss version="2.0" {names}><channel>{about}{items}</channel></rss>'


def test_an_item_without_a_recording_is_news() -> None:
    text = rss(
        "<item><title>Bees &amp;amp; more</title><link>https://a.example/bees</link>"
        "<pubDate>Wed, 01 May 2024 08:30:00 GMT</pubDate><category>bees</category>"
        "<description>&lt;p&gt;A swarm &lt;b&gt;came&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Then it"
        " went.&lt;/p&gt;</description></item>"
    )
    (item,) = read_text("feed.xml", text).news
    assert (item.title, item.url, item.provider) == (
        "Bees & more",
        "https://a.example/bees",
        "Field Notes",
    )
    assert iso_day(item.published) == "2024-05-01"
    assert (item.body, item.topics) == ("A swarm came.\n\nThen it went.", ("bees",))


def test_an_item_with_a_recording_is_an_episode_with_its_notes() -> None:
    text = rss(
        f"<item><title>A year with bees</title>{ENCLOSURE}"
        "<itunes:duration>1:05:57</itunes:duration><itunes:episode>12</itunes:episode>\n"
        "<content:encoded><![CDATA[<p>All about them.</p>\n<p>0:00 Intro<br>5:30 Winter<br>\n"
        "1:02:03 Mites</p>]]></content:encoded></item>",
        names='xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    )
    (episode,) = read_text("feed.xml", text).episodes
    assert (episode.show, episode.number, episode.duration) == ("Field Notes", 12, 3957)
    assert episode.media == "https://a.example/1.mp3"
    assert [(one.start, one.title) for one in episode.segments] == [
        (Timecode(0), "Intro"),
        (Timecode(330), "Winter"),
        (Timecode(3723), "Mites"),
    ]
    assert [one.line for one in episode.segments] == [3, 3, 4]
    assert episode.overview == ("All about them.",)


def test_transcripts_and_chapters_elsewhere_are_all_kept() -> None:
    text = rss(
        f'<item><title>A</title>{ENCLOSURE}<p:transcript url="https://a.example/a.vtt"'
        ' type="text/vtt" language="en"/><p:transcript url="https://a.example/a.srt"/>'
        '<p:chapters url="https://a.example/c.json" type="application/json+chapters"/></item>',
        names='xmlns:p="https://podcastindex.org/namespace/1.0"',
    )
    (episode,) = read_text("feed.xml", text).episodes
    assert episode.attachments == (
        Attachment("transcript", "https://a.example/a.vtt", "text/vtt", "en"),
        Attachment("transcript", "https://a.example/a.srt"),
        Attachment("chapters", "https://a.example/c.json", "application/json+chapters"),
    )


PSC = (
    '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">\n'
    '<psc:chapter start="0" title="Intro"/>\n'
    '<psc:chapter start="1:16.135" title="Winter &amp; Frost" href="https://a.example/w"/>\n'
    "</psc:chapters>"
)


def test_chapters_in_an_item_are_its_segments_on_their_lines() -> None:
    text = rss(f"<item><title>A</title>{PSC}{PSC.replace('Intro', 'Again')}</item>")
    (episode,) = read_text("feed.xml", text).episodes
    rows = [(one.start, one.title, one.line) for one in episode.segments]
    assert rows == [(0, "Intro", 2), (76.135, "Winter & Frost", 3)]
    assert ("Winter & Frost", "https://a.example/w") in [
        (one.words, one.url) for one in episode.references
    ]


def test_chapters_behind_the_only_item_are_its_own_and_that_is_told() -> None:
    reading = read_text("feed.xml", rss(f"<item><title>A</title></item>{PSC}"))
    assert len(reading.news) == 0
    assert [one.title for one in reading.episodes[0].segments] == ["Intro", "Winter & Frost"]
    assert "outside the item" in said(reading)


def test_an_atom_feed_tells_addresses_and_dates() -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>A</title>'
        '<link href="https://a.example/a"/><updated>2022-07-14T10:00:00Z</updated>'
        '<content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>'
    )
    (item,) = read_text("atom", text).news
    assert (item.url, item.body, iso_day(item.published)) == (
        "https://a.example/a",
        "Words.",
        "2022-07-14",
    )


def test_a_relative_address_is_completed_and_an_id_is_none() -> None:
    about = "<title>T</title><link>https://a.example/</link>"
    items = (
        "<item><title>A</title><link>/a</link></item><item><title>B</title><guid>7</guid></item>"
    )
    reading = read_text("feed.rss", rss(items, about))
    assert [item.url for item in reading.news] == ["https://a.example/a", None]


def test_the_encoding_that_the_xml_names_counts() -> None:
    text = (
        f'<?xml version="1.0" encoding="windows-1251"?>{rss("<item><title>Пчёлы</title></item>")}'
    )
    reading = read_text("feed.xml", text.encode("windows-1251"))
    assert [item.title for item in reading.news] == ["Пчёлы"]
    assert not reading.problems


def test_a_feed_that_breaks_off_gives_what_stands_above() -> None:
    text = rss(ITEM.format("A", 1) + ITEM.format("B", 2)).replace("</item></channel></rss>", "")
    reading = read_text("feed.xml", text)
    assert reading.news[0].title == "A"
    assert "no whole XML" in said(reading)


def test_what_stands_below_an_error_is_read_as_well() -> None:
    text = rss("<item><title>A</b></title></item>" + ITEM.format("B", 2) + ITEM.format("C", 3))
    reading = read_text("feed.xml", text)
    assert [item.title for item in reading.news][-2:] == ["B", "C"]
    assert "no whole XML" in said(reading)


def test_entities_of_html_and_bare_ampersands_are_no_error() -> None:
    reading = read_text("feed.xml", rss("<item><title>Q&A&nbsp;&hellip;</title></item>"))
    assert [item.title for item in reading.news] == ["Q&A …"]
    assert not reading.problems


def test_entities_that_expand_are_not_expanded_and_told() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    reading = read_text("feed.xml", bomb + rss("<item><title>&b;&x; T</title></item>"))
    assert [item.title for item in reading.news] == ["&b;&x; T"]
    assert "entities" in said(reading)


def test_a_feed_without_items_is_told_by_its_name() -> None:
    reading = read_text("feed.xml", rss(""))
    assert "'Field Notes' holds no items" in said(reading)


def test_an_item_with_nothing_in_it_is_none() -> None:
    reading = read_text("feed.xml", rss("<item></item>" + ITEM.format("B", 2)))
    assert [item.title for item in reading.news] == ["B"]


def test_more_items_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.readers.feeds.feed.MOST_ITEMS", 2)
    reading = read_text("feed.xml", rss("".join(ITEM.format(n, n) for n in range(4))))
    assert [item.title for item in reading.news] == ["0", "1"]
    assert "of which the first 2 are read" in said(reading)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.rss", "a"])
def test_a_feed_is_told_by_what_it_holds(name: str) -> None:
    text = f"<?xml version='1.0'?>\n<!-- note -->\n{rss(ITEM.format('A', 1))}"
    assert [item.title for item in read_text(name, text).news] == ["A"]


def test_what_items_name_is_kept_in_and_below_a_broken_one() -> None:
    files = '<podcast:transcript url="https://a.example/{0}.vtt" type="text/vtt"/>'
    sound = '<enclosure url="https://a.example/{0}.mp3" type="audio/mpeg"/>' + files
    chapters = '<psc:chapters><psc:chapter start="1:00" title="Mites &amp; ants"/></psc:chapters>'
    broken = f"<item><title>Two <b></title>{sound.format(2)}</item>"
    below = f"\n<item><title>Three</title>{sound.format(3)}{chapters}</item>"
    reading = read_text("a.rss", f"<rss><channel>{broken}{below}</channel></rss>")
    told = [[one.url for one in each.attachments] for each in reading.episodes]
    assert told == [["https://a.example/2.vtt"], ["https://a.example/3.vtt"]]
    (segment,) = reading.episodes[1].segments
    assert (segment.title, float(segment.start), segment.line) == ("Mites & ants", 60, 2)


def test_a_tag_that_closes_what_is_not_open_is_told_and_nothing_is_raised() -> None:
    names = 'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"'
    text = rss("</creativeCommons:license>" + ITEM.format("One", 1), names=names)
    (problem,) = [one for one in read_text("feed.xml", text).problems if one.line is None]
    assert problem.message == "this feed is too broken to be read."


def test_feedparser_is_not_given_the_chapters_that_it_would_make_much_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[bytes] = []
    parse = feedparser.parse

    def noted(data: io.BytesIO, **settings: bool) -> object:
        given.append(data.getvalue())
        return parse(data, **settings)

    monkeypatch.setattr(feedparser, "parse", noted)
    names = 'xmlns:psc="http://podlove.org/simple-chapters"'
    chapters = "<psc:chapters> <psc:chapter start='0' title='Intro'/>\n</psc:chapters>"
    text = rss(f"<item><title>Talk</title>{chapters}{ENCLOSURE}</item>", names=names)
    (episode,) = read_text("feed.xml", text).episodes
    assert [segment.title for segment in episode.segments] == ["Intro"]
    assert b"Talk" in given[0]
    assert b"Intro" not in given[0]
