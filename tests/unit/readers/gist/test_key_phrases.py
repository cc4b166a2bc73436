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


OTHER = "They were there when she came with those who should have been here, which is what they do."


def _label(text: str) -> str:
    return KeyPhrases([text, OTHER]).label(0, 80)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We run on-prem. On-prem is cheap, on-prem is quick.", "on-prem"),
        (
            "A pre-commit hook. Each pre-commit hook is quick, pre-commit is free.",
            "pre-commit hook",
        ),
        ("We wrote it in Node.js. Node.js is quick.", "Node.js"),
        ("The CI/CD pipeline is red. CI/CD again.", "CI/CD"),
    ],
)
def test_a_word_with_a_hyphen_or_a_dot_is_never_cut(text: str, phrase: str) -> None:
    assert phrase in _label(text).split(" · ")


def test_what_is_left_of_a_shortened_word_is_no_phrase() -> None:
    said = _label("I’ve seen kelp. They’ll grow kelp, we shouldn’t cut it, and I've told it.")
    assert said == "kelp"


def test_fillers_and_notes_of_noises_are_no_phrases() -> None:
    said = _label("Um, kelp, uh, is, um, hmm, it. [laughs] Uh-huh. Kelp, um. (chuckles) Uh.")
    assert said == "kelp"


def test_a_long_name_stays_whole() -> None:
    text = (
        "the Bank of Norway raised rates. Nobody asked the Bank of Norway. Then Ada King Lee rose."
    )
    assert {"Bank of Norway", "Ada King Lee"} <= set(_label(text).split(" · "))


def test_three_words_that_only_stand_together_are_one_phrase() -> None:
    text = "Carpal tunnel syndrome hurts. Her carpal tunnel syndrome is old; the wrist hurts."
    assert _label(text).casefold().split(" · ")[0] == "carpal tunnel syndrome"


def test_one_and_many_of_a_thing_are_one_word() -> None:
    assert _label("An API is a door. APIs are doors, and APIs open.").casefold().count("api") == 1


def test_chinese_is_divided_at_pronouns_and_particles() -> None:
    text = "他想在丛林中，蜂蜜很好。他的蜂蜜在丛林里。我们的目的是和平。"
    said = _label(text).split(" · ")
    assert said == ["丛林", "蜂蜜", "目的"]
    assert _label("和平的目的") == "和平 · 目的"
    assert _label("不，哦，嘿") == ""


def test_japanese_is_divided_at_the_kana_between_words() -> None:
    assert "灯台" in _label("灯台はとても古い。灯台から海が見える。").split(" · ")


def test_a_frequent_chinese_word_is_a_phrase() -> None:
    text = "机器学习很好。" + "机器学习的时代。" * 80
    assert "机器学习" in _label(text).split(" · ")


def test_whose_it_is_ends_what_comes_before_in_a_phrase() -> None:
    text = (
        "She discusses Norway's kelp. He discusses Norway's kelp, and they discuss Norway's kelp."
    )
    assert not any("discusses" in part for part in _label(text).split(" · ") if "Norway" in part)


def test_what_the_title_says_tells_less_of_a_segment() -> None:
    texts = ["Kelp and otters.", OTHER]
    assert KeyPhrases(texts).label(0, 5) == "Kelp"
    assert KeyPhrases(texts, "All about kelp").label(0, 6) == "otters"


def test_two_words_that_stand_side_by_side_are_one_phrase() -> None:
    others = ["They have a boat and she has the oars for it.", "He was there with her and a dog."]
    phrases = KeyPhrases(["That is what he had to say about generative models.", *others])
    assert phrases.label(0, 40) == "generative models"


def test_a_word_that_only_leads_on_to_another_is_no_phrase() -> None:
    texts = [
        "He was for solar power. She is at the solar farm.",
        "The solar roof is what they had.",
    ]
    found = [part for place in (0, 1) for part in KeyPhrases(texts).label(place, 60).split(" · ")]
    assert found
    assert "solar" not in found


@pytest.mark.parametrize("word", ["individually", "casual", "willing", "trusted", "dream"])
def test_a_lone_word_that_is_no_noun_stands_beside_no_other(word: str) -> None:
    text = f"She was {word} and the kelp is {word}. He was {word} about the otters, and {word}."
    assert _label(text).split(" · ") == ["kelp", "otters"]


def test_a_lone_word_that_is_a_noun_somewhere_is_a_phrase() -> None:
    text = "I dream, they dream. The dream of kelp is in my dreams."
    assert _label(text) == "dream"


def test_a_verb_and_what_follows_it_are_no_phrase() -> None:
    text = "They despise kelp. We despise kelp, and you despise kelp for the taste of it."
    assert "despise" not in _label(text)
    assert "wild kelp" in _label("They eat. The wild kelp is for us, of wild kelp.").split(" · ")
