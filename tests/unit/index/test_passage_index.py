"""Where words stand in texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.index.passage_index import PassageIndex
from tui.index.read_texts import ReadTexts, TextFields, TextReader

SHORT = ("Heat pumps outsell boilers", "Owners wait for heat pumps.", "")
TITLE_ALONE = ("Boilers", "", "")
WORDS = [f"word{number}" for number in range(200)]
LONG = ("A long one", "In short.", " ".join(WORDS))

FIELD = st.lists(st.sampled_from("abc"), max_size=90).map(" ".join)


def read(*texts: TextFields) -> ReadTexts:
    reader = TextReader(ReadTexts(), lambda _: (True, True, True))
    for text in texts:
        reader.number_of(text)
    return reader.texts()


def held(texts: ReadTexts, word: str) -> list[int]:
    """The headlines and passages that have a word: documents first, then passages."""
    return list(map(int, PassageIndex(texts).slots_of(texts.vocabulary[word])))


def test_each_word_knows_its_document_and_whether_it_stands_in_a_headline() -> None:
    texts = read(SHORT, TITLE_ALONE)
    index, heat, boilers = (
        PassageIndex(texts),
        texts.vocabulary["heat"],
        texts.vocabulary["boilers"],
    )
    assert held(texts, "boilers") == [0, 1]
    assert held(texts, "heat") == [0, 2 + 0]
    assert index.documents_in(index.slots_of(heat)).tolist() == [0, 0]
    assert index.document_frequency[[heat, boilers]].tolist() == [1, 2]


def test_passages_overlap_by_half_and_a_field_begins_a_new_one() -> None:
    texts = read(TITLE_ALONE, LONG)
    index = PassageIndex(texts)
    assert index.passage_document.tolist() == [0, 1, 1, 1, 1, 1]
    assert index.passage_starts.tolist() == [0, 1]
    assert held(texts, "short") == [2 + 1]
    assert [held(texts, WORDS[place]) for place in (0, 39, 40, 80, 160, 199)] == [
        [2 + 2],
        [2 + 2],
        [2 + 2, 2 + 3],
        [2 + 3, 2 + 4],
        [2 + 5],
        [2 + 5],
    ]


def test_a_headline_and_a_first_passage_are_the_lead() -> None:
    texts = read(LONG, ("A long one", "", LONG[2]))
    lead, words = PassageIndex(texts).lead_words(), list(texts.vocabulary)
    heads = [[words[word] for word in lead.words[lead.documents == one]] for one in (0, 1)]
    assert set(heads[0]) == {"a", "long", "one", "in", "short"}
    assert set(heads[1]) == {"a", "long", "one", *WORDS[:80]}
    assert all(len(set(head)) == len(head) for head in heads)


@given(st.lists(st.tuples(FIELD, FIELD, FIELD), max_size=4))
def test_the_leads_of_all_are_those_of_each(fields: list[TextFields]) -> None:
    texts = read(*fields)
    index = PassageIndex(texts)
    words, documents, in_title = index.lead_words()
    assert words.tolist() == sorted(words.tolist())
    for document in range(len(texts.numbers)):
        own = words[documents == document]
        headline, excerpt, body = (index.field_words(document, field) for field in range(3))
        opening = excerpt if len(excerpt) else body
        assert own.tolist() == np.unique(np.concatenate([headline, opening[:80]])).tolist()
        titled = np.isin(own, index.field_words(document, 0))
        assert in_title[documents == document].tolist() == titled.tolist()


@given(st.lists(st.tuples(FIELD, FIELD, FIELD), max_size=4))
def test_the_slots_at_positions_are_those_of_their_words(fields: list[TextFields]) -> None:
    texts = read(*fields)
    index = PassageIndex(texts)
    for word in texts.vocabulary.values():
        found = index.slots_at(np.flatnonzero(texts.words == word))
        assert found.tolist() == index.slots_of(word).tolist()


def test_words_in_a_row_are_found_within_a_field_alone() -> None:
    texts = read(("one two", "three one", "two"), ("two one", "", "three one two"))
    index, one, two = PassageIndex(texts), texts.vocabulary["one"], texts.vocabulary["two"]
    three = texts.vocabulary["three"]
    assert index.documents_with([one]) == index.documents_with([one, two]) == {0, 1}
    assert index.documents_with([three, one, two]) == {1}
    assert index.documents_with([two, two]) == set()


def test_an_index_of_what_is_known_is_the_same() -> None:
    texts = read(SHORT, TITLE_ALONE, LONG)
    made = PassageIndex(texts)
    known = PassageIndex(texts, made.postings)
    assert known.postings is made.postings
    assert [known.slots_of(word).tolist() for word in range(len(texts.vocabulary))] == [
        made.slots_of(word).tolist() for word in range(len(texts.vocabulary))
    ]


def test_an_index_of_nothing_has_nothing() -> None:
    index = PassageIndex(ReadTexts())
    assert not any(part.size for part in (index.postings.slots, index.postings.frequency))
    assert not any(part.size for part in index.lead_words())
