"""The engine: which items stand beside which segment, in which order, and what is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.workspace.corpus_cache import with_related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Link

SEGMENTS = (
    "Maria Keller talks about her childhood on a farm near Bern and what the cows taught her.",
    "Maria Keller talks about heat pumps in old houses, and why installers are hard to find.",
    "Maria Keller talks about the merger of Alpiq and Axpo, and what Swiss regulators say to it.",
    "Maria Keller talks about the books on her night table and a walk she likes.",
    "Maria Keller talks about data centres, and how their waste heat could warm a whole town.",
)
HEAT_PUMPS = NewsItem(
    "pumps.md",
    "Heat pumps outsell gas boilers",
    "Owners of old houses wait for months, as installers are booked out.",
)
MERGER = NewsItem(
    "merger.md",
    "Regulators look at the Alpiq merger",
    "The Swiss authority wants to know what Axpo would own afterwards.",
)
CRICKET = NewsItem("cricket.md", "Cricket: a late wicket decides", "Rain stopped play twice.")


def talk(*texts: str, **fields: object) -> Episode:
    segments = tuple(
        Segment(Timecode(300 * place), None, None, "", text) for place, text in enumerate(texts)
    )
    episode = Episode("talk.md", "Warm houses with Maria Keller", segments=segments)
    return replace(episode, **fields)


def shown(rows: Sequence[Sequence[Link]]) -> list[list[str]]:
    return [[entry.item.path for entry in row if entry.shown] for row in rows]


def test_an_item_stands_beside_the_segment_that_it_is_about() -> None:
    rows = link(talk(*SEGMENTS), [CRICKET, MERGER, HEAT_PUMPS])
    assert shown(rows) == [[], ["pumps.md"], ["merger.md"], [], []]


def test_what_every_segment_says_ties_nothing() -> None:
    portrait = NewsItem("portrait.md", "Maria Keller talks", "A portrait of Maria Keller.")
    assert not any(entry.words for row in link(talk(*SEGMENTS), [portrait]) for entry in row)


def test_a_sentence_that_recites_the_title_ties_little() -> None:
    title = "Anna Berg: Tides, Kelp, Whales and Harbours"
    recital = "Anna Berg discusses tides, kelp, whales and harbours."
    texts = [f"{recital} She explains {topic}." for topic in ("sonar", "knots", "paint", "fog")]
    kelp = "Anna Berg dives for kelp in spring."
    item = NewsItem("n.md", "Kelp harvest falls", "Divers bring less kelp to shore this spring.")
    rows = link(talk(*texts, kelp, title=title), [item])
    assert shown(rows) == [[], [], [], [], ["n.md"]]


def test_rows_are_sorted_by_score_and_scores_are_probabilities() -> None:
    pool = [HEAT_PUMPS, MERGER, replace(HEAT_PUMPS, path="more.md", title="Boilers and houses")]
    for row in link(talk(*SEGMENTS), pool):
        scores = [entry.score for entry in row]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_equal_scores_are_in_the_order_of_date_and_then_of_path() -> None:
    pool = [
        replace(HEAT_PUMPS, path="undated.md"),
        replace(HEAT_PUMPS, path="b.md", published=date(2024, 5, 2)),
        replace(HEAT_PUMPS, path="a.md", published=date(2024, 5, 2)),
        replace(HEAT_PUMPS, path="early.md", published=date(2024, 5, 1)),
    ]
    row = link(talk(*SEGMENTS), pool)[1]
    assert [entry.item.path for entry in row] == ["early.md", "a.md", "b.md", "undated.md"]


def test_the_order_of_the_pool_does_not_matter() -> None:
    pool = [HEAT_PUMPS, MERGER, CRICKET]
    assert link(talk(*SEGMENTS), pool) == link(talk(*SEGMENTS), pool[::-1])


def test_a_title_weighs_more_than_a_body() -> None:
    in_title = NewsItem("title.md", "Waste heat of data centres", "A town makes plans for winter.")
    in_body = NewsItem("body.md", "A town makes plans for winter", "Waste heat of data centres.")
    row = link(talk(*SEGMENTS), [in_body, in_title])[4]
    assert [entry.item.path for entry in row] == ["title.md", "body.md"]


def test_a_long_body_does_not_win_by_its_length() -> None:
    filler = "The council met on Tuesday and spoke about parking. " * 40
    scattered = filler.join(["heat", "pumps", "houses", "installers", "old"])
    long = NewsItem("long.md", "Council notes", body=scattered)
    row = link(talk(*SEGMENTS), [long, HEAT_PUMPS])[1]
    assert [(entry.item.path, entry.shown) for entry in row] == [
        ("pumps.md", True),
        ("long.md", False),
    ]


def test_a_passage_deep_in_a_body_is_found() -> None:
    filler = "The council met on Tuesday and spoke about parking. " * 40
    passage = "Then Axpo and Alpiq presented their merger to the Swiss regulators. "
    item = NewsItem("n.md", "Merger talk at the council", body=filler + passage + filler)
    words = link(talk(*SEGMENTS), [item])[2][0].words
    assert set(words) == {"merger", "Swiss regulators", "Alpiq", "Axpo"}


def test_inflection_and_a_slip_are_tolerated() -> None:
    item = NewsItem("n.md", "Merging Alpik: what the regulator says", "It is a Swiss story.")
    assert "n.md" in shown(link(talk(*SEGMENTS), [item]))[2]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("She cleans data sets by hand.", "Datasets that are cleaned by hand"),
        ("She cleans datasets by hand.", "Data sets that are cleaned by hand"),
        ("Why AGI is far away, and robots are not.", "Artificial general intelligence and robots"),
        ("Artificial general intelligence and robots.", "AGI is no matter of robots"),
    ],
)
def test_words_written_as_one_and_acronyms_spelled_out_are_the_same(said: str, told: str) -> None:
    rows = link(talk(*SEGMENTS, said), [NewsItem("n.md", told)])
    assert shown(rows)[-1] == ["n.md"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The checkout of a shop.", "New release: check out what is new"),
        ("Learning about a PWA.", "A project which aims at libraries"),
    ],
)
def test_words_between_others_are_no_part_of_a_compound_or_acronym(said: str, told: str) -> None:
    rows = link(talk(*SEGMENTS, said), [NewsItem("n.md", told)])
    assert not rows[-1]


def test_the_words_of_a_phrase_tie_more_in_one_headline_though_apart() -> None:
    together = NewsItem("one.md", "Heat in the town, and pumps for it", "Cricket is back.")
    divided = NewsItem("two.md", "Heat in the town, and cricket for it", "Pumps are back.")
    row = link(talk(*SEGMENTS), [divided, together])[1]
    assert [entry.item.path for entry in row] == ["one.md", "two.md"]


def test_one_shared_word_of_many_is_not_enough() -> None:
    item = NewsItem("n.md", "Cows", "")
    row = link(talk(*SEGMENTS), [item])[0]
    assert row[0].words == ("cows",)
    assert not row[0].shown


def test_a_chapter_that_is_a_mere_title_may_share_its_only_word() -> None:
    chapters = tuple(
        Segment(Timecode(60 * place), None, title, title, "")
        for place, title in enumerate(["Introduction", "Zustand", "Web components", "Goodbye"])
    )
    item = NewsItem("n.md", "Zustand 5 is out", "The small store drops old browsers.")
    assert shown(link(talk(segments=chapters), [item])) == [[], ["n.md"], [], []]


def test_at_most_twenty_stories_are_shown_beside_one_segment() -> None:
    days = [date(2024, 1, 1) + timedelta(days=10 * place) for place in range(30)]
    pool = [replace(HEAT_PUMPS, path=f"{day}.md", published=day) for day in days]
    rows = link(talk(*SEGMENTS), [*pool, MERGER, CRICKET])
    assert len(rows[1]) == 30
    assert len(shown(rows)[1]) == 20


def test_an_encrypted_body_is_no_text() -> None:
    item = NewsItem("n.md", "Behind the wall", body="heat pumps in old houses", secured=True)
    assert link(talk(*SEGMENTS), [item])[1] == ()


def test_topics_addresses_and_paths_are_no_text() -> None:
    item = NewsItem(
        "heat-pumps.md", None, url="https://x.example/heat-pumps", topics=("Heat pumps",)
    )
    assert link(talk(*SEGMENTS), [item])[1] == ()


def test_the_gist_stands_in_for_a_segment_without_title_and_text() -> None:
    gist = Segment(Timecode(0), None, None, "Heat pumps in old houses", "")
    assert shown(link(talk(segments=(gist,)), [HEAT_PUMPS])) == [["pumps.md"]]


@pytest.mark.parametrize(
    ("texts", "title", "excerpt", "expected"),
    [
        (
            (
                "Wir reden über Wärmepumpen im Altbau und was die Förderung kostet.",
                "Zum Schluss sprechen wir über das Buch, das sie gerade liest.",
            ),
            "Förderung für Wärmepumpen steigt",
            "Das gilt auch für den Altbau.",
            ("Wärmepumpen", "Förderung"),
        ),
        (
            ("自動運転の車とカメラについて話す。", "好きな映画と本について。"),
            "カメラだけで自動運転",
            "新しい車が発表された。",
            ("自動運転", "カメラ"),
        ),
        (
            ("我们谈论自动驾驶汽车和激光雷达。", "他最喜欢的电影和书。"),
            "自动驾驶汽车不使用激光雷达",
            "",
            ("自动驾驶汽车", "激光雷达"),
        ),
        (
            ("테슬라는 자율주행 자동차를 만든다.", "그는 영화를 좋아한다."),
            "테슬라 자율주행 사고",
            "",
            ("테슬라는 자율주행",),
        ),
    ],
)
def test_other_languages_and_scripts_are_linked(
    texts: tuple[str, ...], title: str, excerpt: str, expected: tuple[str, ...]
) -> None:
    first, second = link(talk(*texts, title="Gespräch"), [NewsItem("n.md", title, excerpt)])
    assert first[0].shown
    assert set(first[0].words) >= set(expected)
    assert not any(entry.shown for entry in second)


@pytest.mark.parametrize(
    ("episode", "items"),
    [
        (talk(*SEGMENTS), []),
        (talk(), [HEAT_PUMPS]),
        (talk("", "", "  \n"), [HEAT_PUMPS]),
        (talk(*SEGMENTS), [NewsItem("empty.md", None)]),
        (talk(*SEGMENTS), [NewsItem("signs.md", "!?", "…", "—\n\n—")]),
        (talk("the and of", "of the"), [NewsItem("n.md", "The and of", "of the")]),
    ],
)
def test_where_there_is_nothing_to_compare_there_is_a_row_and_no_link(
    episode: Episode, items: list[NewsItem]
) -> None:
    assert link(episode, items) == ((),) * len(episode.segments)


def test_one_segment_and_one_item_are_enough() -> None:
    assert shown(link(talk(SEGMENTS[1]), [HEAT_PUMPS])) == [["pumps.md"]]


def test_a_huge_body_is_read_in_part() -> None:
    item = replace(HEAT_PUMPS, body="heat pumps in old houses " * 200_000)
    assert link(talk(*SEGMENTS), [item])[1][0].item is item


def test_copies_of_an_item_do_not_make_its_words_common() -> None:
    copies = [replace(HEAT_PUMPS, path=f"{place:05}.md") for place in range(10_000)]
    rows = link(talk(*SEGMENTS), copies)
    assert [len(row) for row in shown(rows)] == [0, 10_000, 0, 0, 0]
    assert len({entry.story for entry in rows[1]}) == 1


def test_related_items_join_the_pool_once() -> None:
    short = NewsItem("parent.md", "Boilers are out", url="https://news.example/boilers/")
    deep = NewsItem("parent.md", "A third one")
    parent = NewsItem("parent.md", "Parent", related=(replace(short, related=(deep,)), MERGER))
    whole = NewsItem("own.md", "Boilers are out for good", url="https://news.example/boilers")
    assert with_related([parent, whole, MERGER]) == (parent, whole, MERGER, deep)


def test_the_same_headline_on_another_day_is_another_item() -> None:
    days = [replace(MERGER, published=date(2024, 5, day)) for day in (1, 2, 2)]
    assert with_related(days) == tuple(days[:2])


def test_parts_of_a_digest_share_its_address_and_issues_of_a_newsletter_their_headline() -> None:
    digest = [replace(item, url="https://news.example/digest") for item in (MERGER, HEAT_PUMPS)]
    issues = [NewsItem(f"{n}.html", "The daily", f"news of day {n}") for n in (1, 2, 2)]
    assert with_related([*digest, *issues]) == (*digest, *issues[:2])


def test_a_bare_number_alone_shows_nothing() -> None:
    episode = talk(*(f"Topic {number} about honey" for number in range(8)))
    pool = [NewsItem(f"{n}.md", f"Item {n} about honey", f"honey {n}") for n in range(400)]
    assert shown(link(episode, pool)) == [[]] * 8


@pytest.mark.parametrize("headline", ["L’apiculture en ville", "Le retour de l'apiculture"])
def test_an_elided_article_is_no_part_of_its_word(headline: str) -> None:
    segments = (
        "Elle parle de son enfance à la ferme et de ce que les vaches lui ont appris.",
        "Elle explique pourquoi apiculture et vergers vont ensemble dans la vallée.",
        "Il raconte la fusion des deux banques et ce que les autorités en disent.",
    )
    plain, elided = (
        link(talk(*segments), [NewsItem("a.md", each, "Des ruches et du miel.")])[1]
        for each in ("Apiculture en ville", headline)
    )
    assert elided[0].words == ("apiculture",)
    assert elided[0].score > 0.8 * plain[0].score
