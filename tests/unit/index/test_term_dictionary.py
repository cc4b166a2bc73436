from __future__ import annotations

import pytest

from tui.analysis.normalize import fold
from tui.index.bm25f import WEIGHTS
from tui.index.builder import segment_of
from tui.index.documents import Document
from tui.index.reader import IndexReader
from tui.index.term_dictionary import TermDictionary
from tui.search.expansion import Expander

WORDS = """
    alien aliens algorithm annotation bandwidth cameras configuration consciousness copilot
    deepmind emergent eukaryotes expected imposter inefficient left mortal optimus organization
    origin productive residual robots spotify synthetic tesla transformer transforms vision
"""


def dictionary_of(*texts: str) -> TermDictionary:
    documents = [Document("", text, titled=False, group=-1) for text in texts]
    return IndexReader([segment_of(documents)]).vocabulary


def meant(typed: str, *, unfinished: bool = False, words: str = WORDS) -> dict[str, float]:
    vocabulary = dictionary_of(words)
    return Expander(vocabulary, WEIGHTS).expand(typed, unfinished=unfinished)


def surest(typed: str, *, unfinished: bool = False, words: str = WORDS) -> str | None:
    return next(iter(meant(typed, unfinished=unfinished, words=words)), None)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("tesla", "tesla"),
        ("transfomer", "transformer"),
        ("trasnformer", "transformer"),
        ("tesal", "tesla"),
        ("etsla", "tesla"),
        ("conciousnes", "consciousness"),
        ("impostor", "imposter"),
        ("cnfgrtn", "configuration"),
        ("ekzpekted", "expected"),
        ("spottifye", "spotify"),
        ("kopilot", "copilot"),
        ("emergence", "emergent"),
        ("productivity", "productive"),
        ("prodctivity", "productive"),
        ("leaving", "left"),
        ("quit", "left"),
        ("immortality", "mortal"),
        ("mind", "deepmind"),
    ],
)
def test_a_word_is_taken_for_the_one_that_is_meant(typed: str, word: str) -> None:
    assert surest(typed) == word


@pytest.mark.parametrize(("typed", "word"), [("synth", "synthetic"), ("eukra", "eukaryotes")])
def test_an_unfinished_word_is_taken_for_what_it_may_become(typed: str, word: str) -> None:
    assert surest(typed, unfinished=True) == word


def test_of_a_crowd_of_words_the_frequent_ones_are_meant() -> None:
    words = [f"a{number:04d}" for number in range(2000)]
    dictionary = dictionary_of(" ".join(words), " ".join(words[1700:]))
    found = Expander(dictionary, WEIGHTS).expand("a", unfinished=True)
    assert "a1999" in found
    assert "a0001" not in found


def test_a_word_of_the_index_is_itself_before_all_others() -> None:
    assert list(meant("alien"))[:2] == ["alien", "aliens"]
    assert meant("alien")["alien"] == 1.0


@pytest.mark.parametrize("typed", ["qqqqq", "zx", "xylophonist", "-", "😀"])
def test_a_word_like_no_other_means_nothing(typed: str) -> None:
    assert not meant(typed)


def test_a_misspelt_number_is_no_other_number() -> None:
    assert not meant("2023", words="2022 2024")
    assert surest("2023", unfinished=True, words="2022 20235") == "20235"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("2.0", "2"),
        ("2", "2.0"),
        ("1.52", "1.52.3"),
        ("v2", "2"),
        ("2", "v2"),
        ("k8s", "kubernetes"),
        ("accessibility", "a11y"),
    ],
)
def test_versions_and_letters_left_out_are_written_in_several_ways(typed: str, word: str) -> None:
    assert surest(typed, words=f"{word} 3 v4 3.0 kudos ally") == word


def test_a_word_of_little_weight_is_not_taken_for_another() -> None:
    assert not meant("were", words="where wire ware")


def test_weights_lie_between_nothing_and_certainty() -> None:
    for typed in ("a", "al", "transfomr", "robt", "visoin", "teslaa"):
        assert all(0 < weight <= 1 for weight in meant(typed, unfinished=True).values())


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("karpaty", "карпаты"),
        ("хабр", "habr"),
        ("шолом", "shalom"),
        ("shalom", "שלום"),
        ("seul", "서울"),
        ("seoul", "서울"),
        ("athina", "αθηνα"),
        ("soren", "søren"),
        ("nejroseti", "нейросети"),
    ],
)
def test_a_word_is_found_in_another_script(typed: str, word: str) -> None:
    assert surest(fold(typed), words=fold(word)) == fold(word)


# Two consonants and a vowel after each, as made-up names are.
MANY_ALIKE = " ".join(f"n{a}h{b}t{c}" for a in "aeou" for b in "aeo" for c in "aeo")


@pytest.mark.parametrize("typed", ["night", "zzzzqqq", "nyghth"])
def test_what_many_words_sound_like_by_chance_is_none_of_them(typed: str) -> None:
    assert meant(typed, words=f"{MANY_ALIKE} zoka zoke zaki zako") == {}


def test_what_few_words_sound_like_is_one_of_them() -> None:
    assert surest("nite", words="night zoka") == "night"
