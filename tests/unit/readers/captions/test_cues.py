"""Cues: markup out, said once, speakers found."""

from __future__ import annotations

import pytest

from tui.readers.captions.cues import Cue, marked_text, plain_words, said_once, with_speakers


@pytest.mark.parametrize(
    ("raw", "words", "speaker"),
    [
        ("plain", "plain", ""),
        ("a  b\t c \n\n d ", "a b c\nd", ""),
        ("<font color='#fff'>a</font><br>b\\Nc", "a\nb\nc", ""),
        ("{\\an8\\b1}a {b}", "a {b}", ""),
        ("I <3 a < b > c", "I <3 a < b > c", ""),
        ("<Untitled> &amp;amp; &unknown; &", "<Untitled> & &unknown; &", ""),
        ("<v Ann &amp; Bo>a", "a", "Ann & Bo"),
        ("a\u200bb\u202e\N{NO-BREAK SPACE} c", "ab c", ""),
        ("\x1b]0;x\x07a", "a", ""),
    ],
)
def test_markup_and_what_terminals_obey_go(raw: str, words: str, speaker: str) -> None:
    assert marked_text(raw) == (words, speaker)


def test_plain_words_keep_their_signs() -> None:
    assert plain_words("  a &amp; <b>\n  c ") == "a &amp; <b>\nc"


def said(*texts: str, gap: float = 0.0) -> list[str]:
    cues = [Cue(at, at + 1 - gap, text) for at, text in enumerate(texts)]
    return [cue.text for cue in said_once(cues)]


def test_words_that_slide_along_are_said_once() -> None:
    words = [*"abcdefghijkl"]
    cues = [" ".join(words[at : at + 6]) for at in range(0, 7, 2)]
    assert said(*cues) == ["a b c d e f", "g h", "i j", "k l"]


def test_cues_that_do_not_touch_do_not_roll() -> None:
    texts = ["a b c", "a b c", "a b c", "a b c"]
    assert said(*texts, gap=0.5) == texts


def names(*texts: str) -> list[tuple[str, str]]:
    cues = with_speakers([Cue(at, None, text) for at, text in enumerate(texts)])
    return [(cue.speaker, cue.text) for cue in cues]


def test_names_before_words_are_speakers_until_another_is_named() -> None:
    assert names("Ann Lee: Hi.", "More.", "BO: Yes.\nAnn Lee: No.", "BO: Well.", ">> Who?") == [
        ("Ann Lee", "Hi."),
        ("Ann Lee", "More."),
        ("BO", "Yes."),
        ("Ann Lee", "No."),
        ("BO", "Well."),
        ("", ">> Who?"),
    ]


def test_what_stands_once_before_a_colon_is_no_speaker() -> None:
    texts = ["Ann: Hi.", "Note: this.", "Question: why?", "Ann: So.", "Bo: No.", "Bo: Yes."]
    assert [speaker for speaker, _ in names(*texts)] == ["Ann", "Ann", "Ann", "Ann", "Bo", "Bo"]
    assert names("the point is: this", "the point is: that")[0][0] == ""
