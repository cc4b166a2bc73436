"""What sentences share, and the quick ways of reading them: the same as counting it all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.sentences import passages_of
from tui.analysis.stopwords import StopWords
from tui.analysis.tokenizer import folded_words, words
from tui.readers.gist import labels, lead_ins, term_statistics
from tui.readers.gist.term_statistics import TermStatistics, collect_statistics, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = (
    "The the idea of A I IT It it's It's He also talks about AI Ai C# V2.0 . ! ? ... \" ' ( ) [ ]"
)
ascii_texts = st.lists(
    st.one_of(
        st.sampled_from([*PIECES.split(), ". ", "\n"]),
        st.text(st.characters(max_codepoint=127), max_size=4),
    ),
    max_size=40,
).map(" ".join)
any_texts = st.one_of(ascii_texts, st.text(max_size=60))


@given(st.lists(ascii_texts, min_size=1, max_size=12))
def test_a_text_in_ascii_is_taken_apart_like_any_other(texts: list[str]) -> None:
    plain = passages_of(texts)
    others = passages_of([f"{text} (·)" for text in texts])
    for one, other in zip(plain, others, strict=True):
        assert (one.words, one.capitals) == (other.words, other.capitals)
    assert collect_statistics(plain, "The idea") == collect_statistics(others, "The idea")


@given(any_texts)
def test_a_passage_has_the_words_of_its_text(text: str) -> None:
    (passage,) = passages_of([text])
    found = words(text)
    loud = {word.term for word in found if text[word.start : word.end].isupper()}
    quiet = {word.term for word in found if not text[word.start : word.end].isupper()}
    assert passage.words == loud | quiet
    assert passage.capitals == loud - quiet
    for sentence in passage.sentences:
        assert sentence.words == folded_words(sentence.text) != []


@given(st.lists(any_texts, max_size=12))
def test_stems_count_a_word_and_its_possessive_once_a_text(texts: list[str]) -> None:
    passages = passages_of(texts)
    counts = Counter(word for passage in passages for word in passage.words)
    counted = Counter(
        word for passage in passages for word in {stem(word) for word in passage.words}
    )
    assert term_statistics.stem_counts(counts, passages) == counted


@given(st.lists(any_texts, max_size=12))
def test_openings_hold_what_several_segments_begin_with(texts: list[str]) -> None:
    sentences = [sentence for passage in passages_of(texts) for sentence in passage.sentences]
    held = {
        (sentence.segment, tuple(sentence.words[:length]))
        for sentence in sentences
        for length in range(1, min(8, len(sentence.words)) + 1)
    }
    counts = Counter(opening for _, opening in held)
    several = {opening: count for opening, count in counts.items() if count > 1}
    assert dict(walked(lead_ins.shared_lead_ins(sentences))) == several


def walked(
    found: lead_ins.LeadInTrie, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], int]]:
    for word, opening in found.items():
        yield (*before, word), opening.count
        yield from walked(opening.longer, (*before, word))


@given(any_texts)
def test_a_sentence_goes_on_from_its_first_word_that_counts(text: str) -> None:
    for sentence in passages_of([text])[0].sentences:
        for place, word in enumerate(words(sentence.text)):
            sentence.start = place
            assert sentence.rest() == sentence.text[word.start :]


@given(st.text(max_size=8), st.frozensets(st.sampled_from(["the", "a", "is", "b1", "é"])))
def test_a_token_is_common_if_its_words_are(token: str, common: frozenset[str]) -> None:
    bare = token.strip(labels.EDGES)
    usual = all(word.term in common for word in words(bare))
    loud = len(bare) > 1 and bare.isupper()
    assert labels.is_common_token(token, TermStatistics({}, common, StopWords())) == (
        usual and not loud
    )
