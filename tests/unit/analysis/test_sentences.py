"""Where the sentences of a text begin and end."""

from __future__ import annotations

import pytest

from tui.analysis.sentences import beginning, passages_of, sentences


def spans(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "He uses Python 3.12. Why not?\nNext line",
            ["He uses Python 3.12.", "Why not?", "Next line"],
        ),
        ("He said “no.” She left… Then", ["He said “no.", "She left…", "Then"]),
        ("雨が降る。風が吹く。", ["雨が降る。", "風が吹く。", ""]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_at_its_mark_or_the_end_of_the_line(text: str, found: list[str]) -> None:
    assert spans(text) == found


def test_a_passage_has_the_sentences_that_have_words() -> None:
    (passage,) = passages_of(["He left. ... \n NASA (the agency) stays."])
    assert [sentence.text for sentence in passage.sentences] == ["He left.", "NASA stays."]
    assert passage.capitals == {"nasa"}
    assert "agency" in passage.words


@pytest.mark.parametrize(
    ("text", "most", "taken"),
    [
        ("Kelp and thistles", 12, "Kelp and"),
        ("Kelp and thistles", 17, "Kelp and thistles"),
        ("海" * 60, 50, "海" * 50),
    ],
)
def test_the_beginning_of_a_text_has_no_cut_word(text: str, most: int, taken: str) -> None:
    assert beginning(text, most) == taken
