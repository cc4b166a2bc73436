from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tui.model import Episode, NewsItem, Segment, Timecode
from tui.search.engine import Stopped
from tui.workspace.hits import Hit
from tui.workspace.open_documents import OpenDocuments

if TYPE_CHECKING:
    from pathlib import Path

TALK = (
    "The guest talks about the origin of life and why eukaryotes are remarkable.",
    "The guest talks about the Transformer architecture and its residual connections.",
    "The guest talks about how the data engine perfects training sets, and about vision.",
    "The guest left the carmaker to work on projects of his own. He likes VS Code.",
    "The guest talks about reinforcement learning, which is inefficient, and about AGI.",
    "The guest talks about 10,000 hours of effort and imposter syndrome.",
    "The guest talks about movies; Good Will Hunting is one that he likes.",
)


def episode(*texts: str, step: float = 300, titles: dict[int, str] | None = None) -> Episode:
    titles = titles or {}
    segments = tuple(
        Segment(
            Timecode(place * step),
            Timecode((place + 1) * step),
            titles.get(place),
            titles.get(place, " ".join(text.split()[:6])),
            text,
        )
        for place, text in enumerate(texts)
    )
    return Episode(path="talk.md", title="Talk", segments=segments)


def find(typed: str, *episodes: Episode, limit: int = 10) -> list[Hit]:
    return list(OpenDocuments(episodes).search(typed, limit, lambda: False).hits)


def first(typed: str, *texts: str) -> int | None:
    hits = find(typed, episode(*(texts or TALK)))
    return hits[0].place if hits else None


def lit(typed: str, *texts: str) -> list[str]:
    said = texts or TALK
    hit = find(typed, episode(*said))[0]
    return [said[hit.place][start:end] for start, end in hit.text_spans]


@pytest.mark.parametrize(
    ("typed", "segment"),
    [
        ("eukaryotes", 0),
        ("origin of life", 0),
        ("orgin lfe", 0),
        ("life origin", 0),
        ("transfomer", 1),
        ("residual conections", 1),
        ("data eng", 2),
        ("leaving", 3),
        ("vscode", 3),
        ("vs code", 3),
        ("carmakers", 3),
        ("car maker", 3),
        ("rl", 4),
        ("artificial general intelligence", 4),
        ("10000 hours", 5),
        ("impostor syndrom", 5),
        ("goodwill hunting", 6),
        ("what films does he like", 6),
        ("трансформер", 1),
    ],
)
def test_the_segment_that_is_meant_comes_first(typed: str, segment: int) -> None:
    assert first(typed) == segment


def test_scores_fall_from_at_most_one_and_stay_positive() -> None:
    scores = [hit.score for hit in find("guest talks vision life", episode(*TALK))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_words_that_nearly_every_segment_has_do_not_decide() -> None:
    assert first("guest talks inefficient") == 4


def test_neighbours_in_order_come_before_words_that_stand_apart() -> None:
    assert first("search engine", "an engine for those who search", "a search engine") == 1


def test_a_title_comes_before_a_mention_in_the_text() -> None:
    talk = episode("fasting is a word here", "it is not named", titles={1: "Fasting"})
    assert find("fasting", talk)[0].place == 1


def test_a_beginning_that_segments_share_counts_less_than_what_only_one_says() -> None:
    lead = "In this part the guest covers robots, aliens and AGI. "
    texts = [lead + "Then cells.", lead + "Then books.", lead + "Then code.", "An alien mind."]
    assert first("aliens", *texts) == 3


def test_more_of_the_query_comes_before_more_of_one_word() -> None:
    assert (
        first("quantum books", "quantum quantum quantum", "books on quantum fields", "books") == 1
    )


def test_no_more_hits_than_asked_for() -> None:
    assert len(find("the", episode(*TALK), limit=2)) == 2


def test_hits_tell_which_episode_they_are_of() -> None:
    other = replace(episode("Only here: seahorses."), path="sea.md", title="Sea")
    hits = find("seahorse", episode(*TALK), other)
    assert [(hit.path, hit.place, hit.episode) for hit in hits] == [("sea.md", 0, "Sea")]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\x00\x1b[31m", "😀", "zzzzzz", "\u202e"])
def test_what_no_segment_has_finds_nothing(typed: str) -> None:
    assert find(typed, episode(*TALK)) == []


@pytest.mark.parametrize("typed", ["e", "vi", "ag"])
def test_one_or_two_letters_find_words_that_begin_so(typed: str) -> None:
    assert all(word.casefold() == typed for word in lit(typed))
    assert lit(typed)


@pytest.mark.parametrize("typed", ["the", "what is it about", "to be or not"])
def test_words_of_little_weight_alone_still_find(typed: str) -> None:
    assert first(typed) is not None


def test_an_index_without_segments_finds_nothing() -> None:
    assert find("tesla") == []
    assert find("1:45", episode()) == []


def test_what_was_typed_of_a_word_is_lit() -> None:
    assert lit("transf") == ["Transf"]


def test_the_word_that_a_misspelt_one_was_taken_for_is_lit_whole() -> None:
    assert lit("transfomer conections") == ["Transformer", "connections"]


def test_both_words_of_one_typed_together_are_lit() -> None:
    assert lit("vscode") == ["VS", "Code"]


def test_a_word_of_little_weight_is_lit_beside_another_only() -> None:
    assert lit("origin of life") == ["origin", "of", "life"]
    assert lit("the eukaryotes") == ["eukaryotes"]


def test_spans_lie_on_the_text_as_it_stands() -> None:
    assert lit("cafe strasse", "Im Cafe\u0301 an der Straße") == ["Cafe\u0301", "Straße"]


def test_scripts_without_spaces_are_found_by_a_part() -> None:
    assert first("学习", "我们谈论足球", "深度学习的历史") == 1
    assert lit("深度学习", "我们谈论足球", "深度学习的历史") == ["深度学习"]


def test_a_segment_text_as_long_as_a_transcript_is_found_by_a_phrase_within() -> None:
    filler = "and then we went on about many things that were said before " * 160
    assert first("purple lighthouse", filler, filler + "a purple lighthouse" + filler, filler) == 1


def hit_starts(talk: Episode, typed: str) -> list[float]:
    return [hit.start for hit in find(typed, talk) if hit.start is not None]


@pytest.mark.parametrize("typed", ["1:45", "01:45:00", "1h45", "105m", "\uff11:\uff14\uff15"])
def test_a_time_finds_the_segment_that_holds_it(typed: str) -> None:
    assert hit_starts(episode(*["text"] * 42), typed)[0] == 6300


def test_a_time_scores_one() -> None:
    hit = find("1:47", episode(*["text"] * 42))[0]
    assert (hit.place, hit.score, hit.gist_spans, hit.text_spans) == (21, 1.0, (), ())


def test_a_clock_time_prefers_the_reading_at_which_a_segment_begins() -> None:
    starts = (0, 105, 6000, 7000)
    segments = tuple(Segment(Timecode(start), None, None, "gist", "text") for start in starts)
    talk = Episode(path="talk.md", title="Talk", segments=segments)
    assert hit_starts(talk, "1:45") == [105, 6000]
    assert hit_starts(talk, "1:46") == [6000, 105]


def test_a_clock_time_past_the_end_as_hours_is_minutes() -> None:
    assert hit_starts(episode(*["text"] * 8), "12:30") == [600]


def test_a_time_past_the_end_finds_nothing() -> None:
    assert hit_starts(episode(*["text"] * 3), "7:00:00") == []


def test_a_time_in_an_open_last_segment_finds_it() -> None:
    segments = tuple(Segment(Timecode(start), None, None, "gist", "text") for start in (0, 600))
    talk = Episode(path="talk.md", title="Talk", segments=segments)
    assert hit_starts(talk, "0:25:00") == [600]
    assert hit_starts(talk, "10000 hours") == []


def test_a_title_that_has_the_whole_query_comes_before_texts_that_have_its_words() -> None:
    text = "how it works, how google works, what perplexity does and works on " * 20
    talk = episode(text, text, text, titles={0: "How Google works", 1: "How Perplexity works"})
    assert find("how does perplexity work", talk)[0].place == 1


def test_a_word_that_could_be_a_time_is_looked_for_too() -> None:
    talk = episode("nothing", "nothing else", "music of the 90s")
    assert hit_starts(talk, "90s") == [0, 600]


def test_a_bare_number_is_a_word() -> None:
    assert first("2022", "in 2021", "in 2022") == 1


def test_known_queries_on_the_real_conversation_find_their_segment(shared: Path) -> None:
    lines = (shared / "search" / "c42.tsv").read_text(encoding="utf-8").splitlines()
    talk = episode(*(line.split("\t")[3] for line in lines))
    queries = json.loads((shared / "search" / "q_42.json").read_text(encoding="utf-8"))
    documents = OpenDocuments([talk])
    ranks = []
    for query in queries:
        answer = documents.search(query["q"], 10, lambda: False)
        found = [hit.place for hit in answer.hits]
        ranks.append(next((1 / n for n, s in enumerate(found, 1) if s in query["target"]), 0.0))
    assert sum(ranks) / len(ranks) >= 0.97


def marked() -> OpenDocuments:
    return OpenDocuments(
        [episode(*TALK)], with_news=lambda _: [1, 2], with_notes=lambda: [2, 6], headed=False
    )


def test_searches_and_filters_know_the_segments_with_news_and_notes() -> None:
    documents = marked()
    assert list(documents.filter("has:news").hits) == [1, 2]
    assert list(documents.filter("has:news has:note").hits) == [2]
    assert list(documents.filter("guest -has:news -has:note").hits) == [0, 3, 4, 5]
    found = documents.search("guest has:note", 10, lambda: False).hits
    assert {hit.place for hit in found} == {2, 6}


def test_a_filter_tells_what_it_took_a_word_for_and_lights_it() -> None:
    answer = OpenDocuments([episode(*TALK)]).filter("transfomer")
    assert answer.note == "no 'transfomer'; showing 'transformer'"
    assert [TALK[1][a:b] for a, b in answer.hits[1].text_spans] == ["Transformer"]


def test_a_filter_tells_what_it_did_not_understand() -> None:
    answer = OpenDocuments([episode(*TALK)]).filter("has:x")
    assert answer.note == "has: knows news and note"
    assert len(answer.hits) == len(TALK)


def test_a_search_takes_the_same_language_as_a_filter() -> None:
    talk = episode(*TALK, titles={2: "The engine"})
    assert [hit.place for hit in find('talks "data engine"', talk)] == [2]
    assert [hit.place for hit in find("title:engine", talk)] == [2]
    labelled = sorted(hit.place for hit in find("title:guest", talk))
    assert labelled == [0, 1, 3, 4, 5, 6]  # labels count where there is no title
    assert 2 not in [hit.place for hit in find("guest talks -vision", talk)]


def test_shows_days_and_titles_choose_among_episodes() -> None:
    talks = [
        replace(episode(*TALK), path="a", show="Deep Talks", published=date(2023, 5, 1)),
        replace(episode(*TALK), path="b", show="Garage", published=date(2019, 1, 1)),
        replace(episode(*TALK), path="c", title="Walk"),
    ]

    def paths(typed: str) -> set[str]:
        return {hit.path for hit in find(typed, *talks)}

    assert paths("life show:deep") == {"a"}
    assert paths("life before:2020") == {"b"}
    assert paths("life after:2020") == {"a"}
    assert paths("life -show:talks") == {"b", "c"}
    assert paths("life title:walk") == {"c"}


def test_the_title_of_the_only_episode_is_no_title_of_its_segments() -> None:
    assert find("life title:walk", replace(episode(*TALK), title="Walk")) == []


def test_news_items_are_found_beside_segments() -> None:
    item = NewsItem("n.md", "Life on Mars", excerpt="A rock.", published=date(2024, 1, 1))
    documents = OpenDocuments([episode(*TALK)], [item])
    found = documents.search("life", 10, lambda: False).hits
    assert [hit.start is None for hit in found] == [True, False]
    assert (found[0].path, found[0].gist, found[0].gist_spans) == (
        "n.md",
        "Life on Mars",
        ((0, 4),),
    )
    assert [hit.path for hit in documents.search("life after:2023", 9, lambda: False).hits] == [
        "n.md"
    ]


def test_a_note_tells_what_a_search_took_a_word_for() -> None:
    documents = OpenDocuments([episode(*TALK)])
    assert documents.search("orgin after:x", 9, lambda: False).note == (
        "after: wants a year, a month (2023-05) or a day; no 'orgin'; showing 'origin'"
    )
    assert documents.search("origin of life", 9, lambda: False).note == ""


def test_a_search_is_given_up_when_told_so() -> None:
    with pytest.raises(Stopped):
        OpenDocuments([episode(*TALK)]).search("life", 9, lambda: True)


RIDES = (
    "He tells how he learned to ride a horse on a farm.",
    "They talk about the violin, and about an orchestra in Vienna.",
    "The bank raised its interest rates; loans are dear now.",
)


def test_a_segment_that_means_what_was_typed_is_found_and_marked() -> None:
    (hit,) = find("money", episode(*RIDES))
    assert (hit.place, hit.by_meaning, hit.gist_spans, hit.text_spans) == (2, True, (), ())


def test_what_says_it_comes_before_what_means_it() -> None:
    said = ("A talk about many other things, of cheese and of roads.", *RIDES)
    places = [(hit.place, hit.by_meaning) for hit in find("musicain cheese", episode(*said))]
    assert places[0] == (0, False)


def test_nothing_is_added_where_a_segment_says_it() -> None:
    assert not any(hit.by_meaning for hit in find("violin", episode(*RIDES)))


@pytest.mark.parametrize("typed", ["asdfgh", '"money"', "money -bank", "1:23:45"])
def test_nothing_is_found_by_meaning_for_what_has_none_or_must_be_said(typed: str) -> None:
    assert not any(hit.place == 2 for hit in find(typed, episode(*RIDES)))


def test_the_most_hits_wanted_are_given_by_meaning_too() -> None:
    assert len(find("money", episode(*RIDES, *RIDES), limit=1)) == 1
