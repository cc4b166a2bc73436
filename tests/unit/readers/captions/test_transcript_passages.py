"""Passages of transcripts: readable, by speakers, never inside a sentence, each cue to be found."""

from __future__ import annotations

import random

from tui.readers.captions.cues import Cue
from tui.readers.captions.transcript_passages import fill_with_cues, passages
from tui.readers.summary.segmentation import RawSegment


def spoken(count: int, speaker: str = "", seed: int = 3) -> list[Cue]:
    """Cues of three seconds, whose sentences end within every third of them."""
    numbers = random.Random(seed)
    cues = []
    for at in range(count):
        words = ["".join(numbers.choices("abcdefgh", k=5)) for _ in range(8)]
        if at % 3 == 2:
            words[4] += "."
            words[5] = words[5].title()
        cues.append(Cue(3.0 * at, 3.0 * at + 3, " ".join(words), speaker, at + 1))
    return cues


def all_words(segments: list[RawSegment]) -> list[str]:
    return " ".join(text for segment in segments for text in segment.text).split()


def test_passages_have_a_readable_length_and_every_word_once_in_order() -> None:
    cues = spoken(1200)
    made = passages(cues, 4.0)
    assert all_words(made) == " ".join(cue.text for cue in cues).split()
    starts = [segment.start for segment in made]
    assert starts == sorted(starts)
    assert 12 <= len(made) <= 18
    assert 24 <= len(passages(cues, 2.0)) <= 36


def test_no_passage_ends_inside_a_sentence() -> None:
    assert all(segment.text[0].endswith(".") for segment in passages(spoken(1200), 4.0)[:-1])


def test_each_cue_is_found_in_the_text_with_its_second() -> None:
    cues = spoken(400, "Ann")
    said = {cue.start: cue.text for cue in cues}
    for segment in passages(cues, 4.0):
        text = "\n\n".join(segment.text)
        assert list(segment.times) == sorted(segment.times)
        for offset, second in segment.times:
            words = text[offset:].removeprefix("Ann: ").split()
            assert words[0] == said[second].split()[0]


def test_turns_are_paragraphs_with_the_speaker_before_the_words() -> None:
    cues = [
        Cue(0, 3, "Hello", "Ann"),
        Cue(3, 6, "and welcome.", "Ann"),
        Cue(6, 9, "Thanks.", "Bo"),
        Cue(9, 12, "So.", "Ann"),
    ]
    (passage,) = passages(cues, 4.0)
    assert passage.text == ("Ann: Hello and welcome.\n\nBo: Thanks.\n\nAnn: So.",)
    assert passage.times == ((0, 0), (11, 3), (25, 6), (38, 9))


def test_words_without_spaces_are_joined_without() -> None:
    (passage,) = passages([Cue(0, 3, "今天我们"), Cue(3, 6, "谈蜜蜂。")], 4.0)
    assert passage.text == ("今天我们谈蜜蜂。",)


def test_a_cue_of_many_minutes_is_cut_too() -> None:
    text = " ".join(f"Sentence number {number} is said." for number in range(600))
    made = passages([Cue(0, 1800, text)], 4.0)
    assert len(made) > 4
    starts = [segment.start for segment in made]
    assert starts == sorted(set(starts))
    assert all_words(made) == text.split()


def test_times_that_stand_still_do_not_make_one_endless_passage() -> None:
    made = passages([Cue(0, None, "Some words are said here.") for _ in range(5000)], 4.0)
    assert max(len(segment.text[0].split()) for segment in made) < 5000
    assert passages([], 4.0) == []


def test_chapters_take_the_cues_that_begin_in_them() -> None:
    chapters = [
        RawSegment(100, None, "Two", ("Notes.",), 2),
        RawSegment(10, None, "One", (), 1),
        RawSegment(200, None, "Three", (), 3),
    ]
    cues = [Cue(0, 5, "Before."), Cue(10, 20, "First."), Cue(150, 160, "Second.")]
    before, two, one, three = fill_with_cues(chapters, cues)
    assert (before.start, before.end, before.text) == (0, 10, ("Before.",))
    assert (two.title, two.text, two.times) == ("Two", ("Notes.", "Second."), ((8, 150),))
    assert "\n\n".join(two.text)[8:] == "Second."
    assert (one.text, three.text) == (("First.",), ())
