"""Key phrases: what a segment says more than the others of its episode do."""

from __future__ import annotations

import pytest

from tui.readers.gist.key_phrases import KeyPhrases

TALK = (
    "Ann: Our town has a lighthouse. The lighthouse keeper lit the lighthouse lamp.\nBo: The lamp?",
    "Ann: Bees in our town make honey. We sell honey in the market.\nBo: Honey is what I like.",
    "Ann: The Orient Express stops in our town. We'll take the Orient Express.\nBo: Not today.",
)


def test_a_segment_is_told_by_what_it_says_often_and_others_do_not() -> None:
    phrases = KeyPhrases(TALK)
    assert phrases.label(0, 40).startswith("lighthouse")
    assert phrases.label(1, 40).split(" · ")[0] == "honey"
    assert phrases.label(2, 40).split(" · ")[0] == "Orient Express"


def test_speakers_and_words_that_hold_others_together_are_no_phrases() -> None:
    found = [KeyPhrases(TALK).label(segment, 80).split(" · ") for segment in range(3)]
    said = {part.casefold() for parts in found for part in parts}
    assert not said & {"ann", "bo", "we'll", "the", "and", "our"}


def test_a_label_keeps_to_its_room_and_says_no_word_twice() -> None:
    for room in (4, 8, 20, 60):
        label = KeyPhrases(TALK).label(0, room)
        assert len(label) <= room
        words = label.replace("·", " ").casefold().split()
        assert len(words) == len(set(words))


def test_phrases_that_are_taken_are_not_given_again() -> None:
    phrases = KeyPhrases(TALK)
    first = phrases.label(1, 40).split(" · ")[0].casefold()
    assert first not in phrases.label(1, 40, frozenset({first})).casefold().split(" · ")


def test_the_guest_who_is_named_everywhere_stands_behind_what_they_say() -> None:
    texts = [
        f"Here Mira Holm tells of {word}. Then Mira Holm laughs."
        for word in ("volcanoes", "glaciers", "orchids", "tunnels", "harbours")
    ]
    found = [KeyPhrases(texts).label(segment, 60).split(" · ")[0] for segment in range(5)]
    assert found == ["volcanoes", "glaciers", "orchids", "tunnels", "harbours"]


def test_a_heading_that_every_segment_repeats_is_no_phrase() -> None:
    texts = [f"核心观点\n{word}很重要。" for word in ("蜜蜂", "灯塔", "火山", "冰川", "隧道")]
    assert all("核心观点" not in KeyPhrases(texts).label(segment, 40) for segment in range(5))


def test_the_words_of_a_label_weigh_what_they_tell_together() -> None:
    phrases = KeyPhrases(TALK)
    assert phrases.worth(1, "honey") > phrases.worth(1, "our town") >= 0
    assert phrases.worth(1, "honey and honey") == pytest.approx(phrases.worth(1, "honey"))
    assert phrases.worth(1, "lighthouse") == 0


@pytest.mark.parametrize("text", ["", "...", "the and of", "12 34 56", "a" * 9000, "\n" * 50])
def test_a_text_without_telling_words_has_no_phrases_or_short_ones(text: str) -> None:
    assert len(KeyPhrases([text, "Some other text here."]).label(0, 48)) <= 48
