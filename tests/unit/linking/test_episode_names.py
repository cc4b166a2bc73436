"""Whether an article names an episode."""

from __future__ import annotations

import pytest

from tui.linking.episode_names import Names
from tui.model import Episode, NewsItem


def names(episode: Episode, body: str, url: str | None = None) -> bool:
    return Names(episode).stand_in(NewsItem("n.md", "A headline", body=body, url=url))


FRIDMAN = Episode("e.md", "Aliens and AGI", show="Lex Fridman Podcast", number=333)
SYNTAX = Episode("e.md", "React 19 is here!", show="Syntax", number=768)


@pytest.mark.parametrize("body", ["On the Lex Fridman podcast he said …", "Lex Fridman’s podcast."])
def test_a_show_of_several_words_is_a_name(body: str) -> None:
    assert names(FRIDMAN, body)


@pytest.mark.parametrize("body", ["Lex met Fridman at a podcast.", "Fridman, podcast host"])
def test_the_words_of_a_show_apart_are_no_name(body: str) -> None:
    assert not names(FRIDMAN, body)


@pytest.mark.parametrize("body", ["as the Syntax podcast told", "in Syntax 768", "(Syntax #768)"])
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
