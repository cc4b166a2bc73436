"""Files of HTML."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day
from tui.readers.pages import page

NOTES = (
    "<p>All about bees.</p><p>(00:00:00) Intro</p>\n<p>(00:03:11) Winter</p>\n"
    "<p>(00:05:32) Mites</p>"
)
ARTICLE = (
    "<!doctype html><html><head><title>Bees in court</title><meta property='og:url'"
    " content='https://a.example/bees'><meta name='date' content='2024-05-01'></head><body>"
    "<nav><a href='/'>Home</a></nav><article><h1>Bees in court</h1><p>A judge has decided at 12:30"
    " that a swarm belongs to whoever follows it, and not to its owner.</p></article></body></html>"
)


def test_an_article_is_news() -> None:
    (item,) = read_text("page.html", ARTICLE).news
    assert (item.title, item.url, item.domain) == (
        "Bees in court",
        "https://a.example/bees",
        "a.example",
    )
    assert iso_day(item.published) == "2024-05-01"
    assert item.body.startswith("A judge has decided at 12:30 that")


def test_show_notes_are_an_episode_on_the_lines_of_the_page() -> None:
    (episode,) = read_text("notes.html", NOTES).episodes
    rows = [(float(one.start), one.title, one.line) for one in episode.segments]
    assert rows == [(0, "Intro", 1), (191, "Winter", 2), (332, "Mites", 3)]
    assert episode.overview == ("All about bees.",)


def test_a_page_of_a_recording_is_an_episode_whatever_its_notes() -> None:
    about = (
        '<script type="application/ld+json">{"@type": "PodcastEpisode", "name": "Bees"}</script>'
    )
    (episode,) = read_text("a.html", f"<html>{about}<body><p>Notes.</p></body></html>").episodes
    assert episode.title == "Bees"


@pytest.mark.parametrize("name", ["a.htm", "a.txt", "a.md", "a"])
def test_a_page_is_told_by_what_it_holds(name: str) -> None:
    assert [item.title for item in read_text(name, ARTICLE).news] == ["Bees in court"]


def test_the_encoding_that_a_page_names_counts() -> None:
    text = "<html><head><meta charset=windows-1251></head><body><p>Пчёлы гудят.</p></body></html>"
    (item,) = read_text("a.html", text.encode("windows-1251")).news
    assert item.body == "Пчёлы гудят."


def test_an_empty_page_is_told() -> None:
    assert "the file is empty" in said(read_text("a.html", ""))


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<b>", "<a><div>", "<table><tr><td>", "<x y"])
def test_a_deep_page_is_read(tag: str) -> None:
    reading = read_text("a.html", f"<html><body>{tag * 50_000}<p>words of it</p>")
    assert len(reading.news) == 1


def test_a_piece_of_a_page_needs_one_time_and_a_whole_page_more() -> None:
    piece = "<p>All about bees.</p><h3>Chapters</h3><p>(00:00:00) Winter</p>"
    assert len(read_text("a.html", piece).episodes) == 1
    assert len(read_text("a.html", f"<html><body>{piece}</body></html>").news) == 1


def test_an_article_that_is_wanted_as_an_episode_is_one() -> None:
    (episode,) = read_text("page.html", ARTICLE, "episode").episodes
    assert episode.title == "Bees in court"
    assert "A judge has decided at 12:30" in episode.segments[0].text


def test_turns_of_a_transcript_are_told_by_who_speaks_and_when() -> None:
    turns = zip(("Ann", "Bo", "Ann"), ("0:00", "0:14", "1:09"), strict=True)
    page = "".join(f"<cite>{who}:</cite><time>{when}</time><p>Yes.</p>" for who, when in turns)
    (episode,) = read_text("talk.html", f"<html><body>{page}</body></html>").episodes
    told = [(float(s.start), s.text) for s in episode.segments]
    assert told == [(0, "Ann: Yes."), (14, "Bo: Yes."), (69, "Ann: Yes.")]


def test_of_a_very_long_page_a_part_is_read_without_what_nobody_sees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "MOST_READ", len(ARTICLE))
    scripted = ARTICLE.replace("<nav>", f"<script>{'x' * 500}</script><nav>")
    (whole,) = read_text("page.html", scripted).news
    assert whole.body.endswith("not to its owner.")
    assert not whole.problems
    long = read_text("page.html", ARTICLE.replace("<nav>", f"<p>{'Of bees. ' * 50}</p><nav>"))
    assert f"of which {len(ARTICLE)} are read" in said(long)
