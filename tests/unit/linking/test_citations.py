"""What files say outright about which news belongs where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.analysis.tokenizer import terms
from tui.linking.citations import Citations
from tui.linking.corpus import NewsCorpus, text_fields
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode, Verdict
from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary

VIDEO = "https://www.youtube.com/watch?v=abcDEF12345"
EPISODE = Episode(
    "talks/bees-12.md",
    "How bees find their way home",
    show="Field Notes",
    number=12,
    media=VIDEO,
    published=date(2024, 5, 1),
    duration=900.0,
    overview=("Everything about bees.", "Read https://paper.example/overview first."),
    segments=(
        Segment(Timecode(0), None, None, "", "Bees in winter, and how a hive keeps warm."),
        Segment(Timecode(300), None, None, "", "The dance (http://www.dance.example/waggle/)."),
        Segment(Timecode(600), None, None, "", "Honey fraud: syrup in jars, told by isotopes."),
    ),
)
SYRUP = NewsItem("syrup.md", "Isotopes tell syrup from honey", "Fraud found in jars of honey.")
PLAIN = NewsItem("plain.md", "Cricket: a late wicket decides", "Rain stopped play twice.")


def by(item: NewsItem, **extra: str) -> NewsItem:
    return replace(item, extra=tuple(extra.items()))


def places(*items: NewsItem) -> list[int | None]:
    return [one.segment for one in Citations(EPISODE, NewsCorpus(items)).links]


def about(*items: NewsItem) -> list[tuple[NewsItem, str]]:
    return Citations(EPISODE, NewsCorpus(items)).about_episode()


def test_an_item_whose_address_stands_in_a_segment_stands_there_first() -> None:
    item = replace(PLAIN, url="https://dance.example/waggle?utm_source=letter")
    rows = link(EPISODE, [SYRUP, item])
    first = rows[1][0]
    assert (first.item, first.score, first.shown) == (item, 1.0, True)
    assert first.reasons[0] == "the summary links to it"
    assert [entry.item for row in rows for entry in row if entry.shown] == [item, SYRUP]


def test_a_link_behind_words_of_a_segment_counts_as_its_address() -> None:
    text = (
        "# Bees\n\n0:00 Winter\nHow a hive keeps warm.\n\n"
        "5:00 The dance\nAs [a study](https://a.example/study) tells.\n\n10:00 Fraud\nSyrup.\n"
    )
    episode = read_summary(ParsedFile.of_text(text))
    item = replace(PLAIN, url="https://www.a.example/study/")
    assert [one.segment for one in Citations(episode, NewsCorpus([item])).links] == [1]


def test_a_link_in_the_notes_before_the_segments_is_about_the_episode() -> None:
    text = (
        "# Bees\n\n- [a study](https://a.example/study)\n\n0:00 Winter\nWarm.\n\n5:00 Dance\nYes.\n"
    )
    episode = read_summary(ParsedFile.of_text(text))
    item = replace(PLAIN, url="https://a.example/study")
    assert [one.segment for one in Citations(episode, NewsCorpus([item])).links] == [None]


def test_another_address_on_the_same_site_is_another_item() -> None:
    assert places(replace(PLAIN, url="https://dance.example/other")) == []
    assert places(replace(PLAIN, url="https://dance.example/")) == []


def test_an_address_in_the_overview_is_about_the_episode_as_a_whole() -> None:
    item = replace(PLAIN, url="https://paper.example/overview")
    assert places(item) == [None]
    assert Citations(EPISODE, NewsCorpus([item])).about_episode() == [
        (item, "the summary links to it")
    ]
    assert not any(entry.shown for row in link(EPISODE, [item]) for entry in row)


def test_other_addresses_of_an_item_count_too() -> None:
    assert places(by(PLAIN, ampWebUrl="https://dance.example/waggle/amp/")) == [1]


def test_an_item_that_links_to_a_moment_stands_in_its_segment() -> None:
    item = replace(PLAIN, body="See https://youtu.be/abcDEF12345?t=10m5s for it.")
    (one,) = Citations(EPISODE, NewsCorpus([item])).links
    assert (one.segment, one.reason) == (2, "links to this moment")


def test_an_item_that_embeds_the_recording_is_about_the_episode() -> None:
    item = replace(PLAIN, body="https://www.youtube-nocookie.com/embed/abcDEF12345")
    assert places(item) == []
    assert Citations(EPISODE, NewsCorpus([item])).about_episode() == [
        (item, "links to the recording")
    ]


@pytest.mark.parametrize(
    "named",
    [
        "How bees find their way home",
        "how bees find their way HOME",
        "Field Notes #12",
        "Field Notes 12",
        "Field Notes, episode 12",
        "Field Notes Nr. 12",
        "https://youtu.be/abcDEF12345",
        "bees-12.md",
        "bees-12",
        "../talks/bees-12.md",
        "Another, bees-12",
    ],
)
def test_an_author_names_the_episode(named: str) -> None:
    (one,) = Citations(EPISODE, NewsCorpus([by(PLAIN, Episode=named, segments="5:00")])).links
    assert (one.segment, one.verdict) == (1, Verdict.NAMED)


@pytest.mark.parametrize(
    "named", ["Field Notes 13", "Field Notes", "12", "bees", "Cricket", ",", ";"]
)
def test_an_author_names_another_episode(named: str) -> None:
    assert places(by(PLAIN, episode=named, segments="5:00")) == []


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("5:00", [1]),
        ("0:00, 10:30", [0, 2]),
        ("5:00 - 9:59; 600", [1, 2]),
        ("301, 302", [1]),
        ("cloud, ai", []),
        ("9:00:00", []),
        ("", []),
    ],
)
def test_an_author_names_segments(times: str, expected: list[int]) -> None:
    assert places(by(PLAIN, segments=times)) == expected


def test_an_author_who_names_the_episode_alone_means_all_of_it() -> None:
    item = by(PLAIN, episode="bees-12")
    assert places(item) == [None]
    assert about(item) == [(item, "named in the file")]


def test_what_an_author_names_is_shown_first_and_says_so() -> None:
    named = by(PLAIN, segments="10:00")
    first, second = link(EPISODE, [SYRUP, named])[2]
    assert (first.item, first.verdict, first.shown) == (named, Verdict.NAMED, True)
    assert first.reasons[0] == "named in the file"
    assert second.item is SYRUP


def test_the_authors_word_comes_before_an_address() -> None:
    linked = replace(PLAIN, url="https://dance.example/waggle")
    named = by(SYRUP, segments="5:00")
    assert [entry.item for entry in link(EPISODE, [linked, named])[1][:2]] == [named, linked]


def test_an_item_that_names_the_episode_is_about_it_and_one_that_names_the_show_is_not() -> None:
    named = replace(PLAIN, body="In “How bees find their way home” he told us.")
    guest = replace(PLAIN, path="g.md", body="On Field Notes she told how bees find a way.")
    show = replace(PLAIN, path="s.md", body="He was on Field Notes to talk about rain.")
    assert about(show, guest, named, PLAIN) == [
        (guest, "names this episode"),
        (named, "names this episode"),
    ]


def test_nothing_is_said_of_an_episode_without_segments() -> None:
    empty = replace(EPISODE, segments=(), media=None)
    items = [by(PLAIN, segments="5:00"), replace(PLAIN, url="https://dance.example/waggle")]
    assert Citations(empty, NewsCorpus(items)).links == []
    assert link(empty, items) == ()


def test_what_was_read_for_the_episode_serves_its_links_too() -> None:
    items = [SYRUP, replace(PLAIN, url="https://dance.example/waggle"), by(PLAIN, segments="10:00")]
    citations = Citations(EPISODE, NewsCorpus(items))
    assert link(EPISODE, items, citations=citations) == link(EPISODE, items)
    citations.links.clear()
    shown = [one for row in link(EPISODE, items, citations=citations) for one in row if one.shown]
    assert [one.item for one in shown] == [SYRUP]


@pytest.mark.parametrize(
    "text", ["https://" * 40_000, "a.b/" * 80_000, "a." * 150_000, ":" * 300_000]
)
def test_hostile_texts_take_linear_time(text: str) -> None:
    segments = (replace(EPISODE.segments[0], text=text),)
    item = by(replace(PLAIN, body=text, url="https://x.example/y"), episode=text, segments=text)
    Citations(
        replace(EPISODE, segments=segments, overview=(text,)), NewsCorpus([item])
    ).about_episode()


def named(episode: Episode, body: str, url: str | None = None) -> str | None:
    corpus = NewsCorpus([NewsItem("n.md", "A headline", body=body, url=url)])
    return Citations(episode, corpus).mentions.get(0)


def names(episode: Episode, body: str, url: str | None = None) -> bool:
    return named(episode, body, url) is not None


FRIDMAN = Episode("e.md", "Aliens and AGI", show="Lex Fridman Podcast", number=333)
SYNTAX = Episode("e.md", "React 19 is here!", show="Syntax", number=768)


@pytest.mark.parametrize("body", ["On the Lex Fridman podcast he said …", "Lex Fridman’s podcast."])
def test_a_show_of_several_words_is_a_name(body: str) -> None:
    assert names(FRIDMAN, body)


@given(st.text(st.sampled_from("aB1.,&'’é- 雷射"), max_size=20))
def test_a_show_is_named_by_its_very_name(show: str) -> None:
    assume(len(terms(show, unigrams=False)) > 1)
    assert names(Episode("a.md", "May", show=show), f"It is in {show} again.")


@pytest.mark.parametrize("body", ["Heard on Last Week in A.I. 12.", "Last Week in AI 12 has it."])
def test_a_show_is_named_whether_an_acronym_has_points_or_not(body: str) -> None:
    episode = Episode("a.md", "May", show="Last Week in A.I.", number=12)
    assert named(episode, body) == "names this episode"


@pytest.mark.parametrize("show", ["Syntax.fm", "Syntax FM"])
@pytest.mark.parametrize("body", ["Heard on Syntax.fm.", "Heard on Syntax FM."])
def test_a_show_is_named_with_a_dot_in_its_name_and_without(show: str, body: str) -> None:
    assert names(Episode("a.md", "May", show=show), body)


def test_an_item_is_looked_at_by_itself_only_where_an_address_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [NewsItem(f"{n}.md", f"No. {n}", "On Field Notes, again.") for n in range(50)]
    linked = replace(PLAIN, body="Told at https://field.example/notes/12.mp3 at last.")
    corpus = NewsCorpus([*items, linked])
    looked: list[NewsItem] = []

    def spy(item: NewsItem) -> tuple[str, str, str]:
        looked.append(item)
        return text_fields(item)

    monkeypatch.setattr("tui.linking.citations.text_fields", spy)
    recorded = replace(EPISODE, media="https://field.example/notes/12.mp3")
    mentions = Citations(recorded, corpus).mentions
    assert mentions == {**dict.fromkeys(range(50), "names the show"), 50: "links to the recording"}
    assert looked == [linked]


@pytest.mark.parametrize("body", ["Lex met Fridman at a podcast.", "Fridman, podcast host"])
def test_the_words_of_a_show_apart_are_no_name(body: str) -> None:
    assert not names(FRIDMAN, body)


@pytest.mark.parametrize(
    "body",
    ["as the Syntax podcast told", "in Syntax 768", "(Syntax #768)", "Syntax, épisode 768"],
)
def test_a_show_of_one_word_needs_its_kind_or_its_number_beside_it(body: str) -> None:
    assert names(SYNTAX, body)


@pytest.mark.parametrize("body", ["a syntax error", "Syntax 12", "syntaxes and podcasts"])
def test_a_show_of_one_word_is_no_name_by_itself(body: str) -> None:
    assert not names(SYNTAX, body)


def test_a_long_part_of_the_title_is_a_name() -> None:
    episode = Episode("e.md", "Deep Talks | How bees find their way home")
    assert names(episode, "In “How bees find their way home” we hear …")
    assert not names(episode, "Deep talks about bees")


def test_the_address_of_the_recording_is_a_name_in_each_of_its_forms() -> None:
    episode = Episode("e.md", "Bees", media="https://www.youtube.com/watch?v=abcDEF12345")
    assert names(episode, "Watch https://youtu.be/abcDEF12345?t=10")
    assert names(episode, "", url="https://www.youtube.com/embed/abcDEF12345")
    assert not names(episode, "Watch https://youtu.be/zzzDEF12345")


def test_an_address_without_a_path_names_a_site_not_an_episode() -> None:
    assert not names(
        Episode("e.md", "Bees", media="https://radio.example/"), "https://radio.example/x"
    )
