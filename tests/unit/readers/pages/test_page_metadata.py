"""What the head of a page says."""

from __future__ import annotations

from tui.readers.pages.html_tree import parse_html
from tui.readers.pages.page_metadata import PageMetadata, read_page_metadata


def about(html: str) -> PageMetadata:
    return read_page_metadata(parse_html(html), html)


def test_open_graph_and_plain_elements() -> None:
    found = about(
        '<head><title>Bees | Field Wire</title><meta property="og:site_name" content="Field Wire">'
        '<meta property="og:title" content="Bees &amp;amp; more"><link rel="canonical"'
        ' href="https://a.example/bees"><meta name="description" content="On bees.">'
        '<meta property="article:published_time" content="2024-05-01T08:00:00Z">'
        '<meta name="keywords" content="bees, law">'
        '<meta property="og:image" content="https://a.example/b.jpg"></head>'
    )
    assert (found.title, found.site, found.url) == (
        "Bees & more",
        "Field Wire",
        "https://a.example/bees",
    )
    assert (found.excerpt, found.published) == ("On bees.", "2024-05-01T08:00:00Z")
    assert (found.topics, found.images) == (["bees", "law"], ["https://a.example/b.jpg"])


def test_linked_data_of_an_article() -> None:
    found = about(
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type":'
        ' ["NewsArticle"], "headline": "Bees", "datePublished": "2024-05-01", "publisher":'
        ' {"name": "Field Wire"}, "author": [{"name": "Ann"}], "keywords": ["bees"]}]}</script>'
    )
    assert (found.title, found.site, found.author) == ("Bees", "Field Wire", "Ann")
    assert (found.published, found.topics, found.is_recording) == ("2024-05-01", ["bees"], False)


def test_linked_data_of_a_recording() -> None:
    found = about(
        '<script type="application/ld+json">{"@type": "PodcastEpisode", "name": "Bees",'
        ' "episodeNumber": 12, "duration": "PT1H2M", "partOfSeries": {"name": "Field Notes"},'
        ' "associatedMedia": {"contentUrl": "https://a.example/a.mp3"}}</script>'
    )
    assert (found.title, found.show, found.number) == ("Bees", "Field Notes", "12")
    assert (found.duration, found.media) == ("PT1H2M", "https://a.example/a.mp3")
    assert found.is_recording


def test_a_title_loses_the_site_behind_it() -> None:
    assert about("<title>Bees - Field Wire</title><h1>Bees</h1>").title == "Bees"
    assert about("<title>Bees - and wasps</title>").title == "Bees - and wasps"


def test_a_program_that_saved_the_page_tells_its_address() -> None:
    saved = "<!-- saved from url=(0023)https://a.example/bees -->"
    assert about(f"{saved}<title>x</title>").url == "https://a.example/bees"


def test_nothing_is_invented_and_broken_linked_data_is_no_harm() -> None:
    broken = '<script type="application/ld+json">{"@type": </script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert about(f"{broken}{deep}<p>x</p>") == PageMetadata()
