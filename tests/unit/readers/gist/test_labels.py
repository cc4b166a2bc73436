"""Gists: labels made of what segments say, learned from the episode alone."""

from __future__ import annotations

import tracemalloc

import pytest

from tui.readers.gist import labels as labels_module
from tui.readers.gist.labels import ROOM, gists

TOPICS = (
    "the migration of cranes",
    "bread baked in wood ovens",
    "lighthouses along the northern coast",
    "clocks that run on water",
    "maps drawn before satellites",
    "the taste of mountain honey",
    "ropes made of hemp",
    "glass blown by hand",
    "wells dug in dry years",
    "bridges without a single nail",
)


def labels(texts: list[str], title: str = "") -> list[str]:
    return gists(texts, [None] * len(texts), title)


def test_a_title_is_its_own_gist() -> None:
    assert gists(["Some text."], ["A Title"], "") == ["A Title"]


def test_shared_lead_ins_fall_away() -> None:
    found = labels([f"In this video, Ann Lee discusses {topic}." for topic in TOPICS])
    assert found[1] == "Bread baked in wood ovens"
    assert found[0] == "Migration of cranes"
    assert not any("Ann" in label or "video" in label for label in found)


def test_a_late_lead_in_falls_away_with_what_stands_before_it() -> None:
    texts = [f"Ann Lee discusses {topic}." for topic in TOPICS]
    texts[3] = f"In this YouTube video, Ann Lee discusses {TOPICS[3]}."
    assert labels(texts)[3] == "Clocks that run on water"


def test_another_verb_in_the_usual_place_falls_away() -> None:
    texts = [f"Ann Lee discusses {topic}." for topic in TOPICS]
    texts[7] = "Ann Lee, a chemist, criticizes glass blown by hand."
    assert labels(texts)[7] == "Glass blown by hand"


def test_lead_ins_are_learned_in_other_languages() -> None:
    topics = (
        "Brot aus Sauerteig",
        "alte Karten",
        "Leuchttürme im Norden",
        "Honig vom Berg",
        "Uhren ohne Feder",
        "Brücken ohne Nagel",
        "Seile aus Hanf",
        "geblasenes Glas",
        "tiefe Brunnen",
    )
    found = labels([f"In dieser Folge spricht Eva Kern über {topic}." for topic in topics])
    assert found == [topic[0].upper() + topic[1:] for topic in topics]


def test_speakers_fall_away() -> None:
    texts = ["Ann Lee: Tea is hot.", "Bob: Milk is cold.", "Ann Lee: Sugar is sweet."]
    assert labels(texts) == ["Tea is hot", "Milk is cold", "Sugar is sweet"]


def test_clauses_that_only_repeat_the_title_are_passed_over() -> None:
    texts = [f"Ann Lee discusses {topic}." for topic in TOPICS]
    texts[4] = "Ann Lee discusses robots, rockets, and reefs. She notes that corals eat at night."
    texts[5] = "Ann Lee discusses robots, rockets, and reefs. She notes that engines need cooling."
    found = labels(texts, "Ann Lee: Robots, Rockets, and Reefs")
    assert "orals eat at night" in found[4]
    assert "ngines need cooling" in found[5]


def test_a_gist_ends_with_a_clause_where_one_ends() -> None:
    (label,) = labels(["Ropes made of hemp, which he says have been forgotten by all but sailors."])
    assert label == "Ropes made of hemp"


def test_a_gist_is_never_cut_inside_a_word() -> None:
    text = "Extraordinarily complicated negotiations concerning international telecommunications"
    (label,) = labels([text])
    assert len(label) <= ROOM
    assert text.startswith(label + " ")


def test_a_hyphened_word_stays_whole() -> None:
    (label,) = labels(["Great machines that one day may well perhaps be self-aware and choose"])
    assert not label.endswith("self")


def test_scripts_without_spaces_fit_by_their_width() -> None:
    text = "机器学习的本质在于赋予机器寻找函数的能力以解决人类难以手动编写复杂规则的各种问题"
    (label,) = labels([text])
    assert text.startswith(label)
    assert 10 <= len(label) <= ROOM // 2


@pytest.mark.parametrize("text", ["...", "—", "?", "a", "Yes.", "(laughs)", "12:30"])
def test_any_text_has_a_gist(text: str) -> None:
    assert labels([text]) != [""]


def test_no_text_has_no_gist() -> None:
    assert labels(["", ""]) == ["", ""]


def test_quotes_and_brackets_are_not_left_open() -> None:
    (label,) = labels(['The "cusp" of becoming a "higher intelligence of its kind", he says.'])
    assert label.count('"') % 2 == 0


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_many_segments_take_linear_time() -> None:
    found = labels(["Ann Lee speaks about tea, and milk. She pours."] * 3000)
    assert len(found) == 3000


TALK = (
    "This week, we'll talk about beekeeping and about beekeeping suits. Beekeeping is old.",
    "Sounds interesting! Beehives need sun. A beehive needs a stand. Beehives, beehives.",
    "Of course, all the honey is sold. Is there any fear of honey running out? Honey keeps.",
    "I'll put this in the description. Wax melts. Beeswax candles burn. Candles, candles.",
)


def test_how_one_talks_is_no_label_and_an_opening_never_loses_its_first_word() -> None:
    texts = [text + " It is so. They know that." * 3 for text in TALK]
    found = " | ".join(labels(texts)).casefold()
    for bad in ("week", "we'll", "sounds", "course", "there any", "i'll", "description"):
        assert bad not in found
    for topic in ("beekeeping", "beehive", "honey", "wax"):
        assert topic in found


def test_a_short_line_is_its_label_though_somebody_speaks() -> None:
    assert labels(["I am your father."]) == ["I am your father"]
    assert labels(["All about Winter cluster."]) == ["All about Winter cluster"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Need for rigorous peer review in order to ensure that scientific results hold", "review"),
        ("Weathered lighthouse lanterns have been remarkably resilient everywhere", "lanterns"),
        ("Tries to stay productive by focusing on a single extraordinary task", "productive"),
        ("Mentions lighthouse keepers and windmills as some examples of vocations", "windmills"),
    ],
)
def test_a_cut_label_ends_where_a_phrase_does(text: str, label: str) -> None:
    rest = "They were there when she came with those who should have been here, as is their way."
    assert labels([text, rest])[0].endswith(label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("He has a boat. He painted blue harbours.", None),
        ("Here, as she says, sit silent herons and egrets, and then there is more of it.", None),
        ("Mira has painted blue harbours.", "Mira has painted blue harbours"),
        ("She notes that herons and egrets sleep.", "Herons and egrets sleep"),
        ("His blue harbours, painted at night.", "Blue harbours, painted at night"),
        ("Why do herons stand on one leg? They do.", "Why do herons stand on one leg"),
    ],
)
def test_a_label_begins_with_no_verb_whose_subject_is_left_behind(
    text: str, label: str | None
) -> None:
    others = [f"She has heard Mira and {topic}." for topic in TOPICS]
    found = labels([text, *others])[0]
    if label:
        assert found == label
    else:
        assert not found.startswith(("Painted", "Sit"))


def test_labels_take_so_much_memory_as_the_words_that_differ() -> None:
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "rk", "st", "l")]
    texts = [" ".join(words[at:] + words[:at]) for at in range(0, 240, 4)]
    gists(texts[:2], [None] * 2, "")
    tracemalloc.start()
    gists(texts, [None] * len(texts), "")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 80 * sum(map(len, texts))  # those of all segments at once took 220


def test_of_a_text_no_more_clauses_are_made_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    is_talk = labels_module.is_talk

    def noted(clause: str) -> bool:
        judged.append(clause)
        return is_talk(clause)

    monkeypatch.setattr(labels_module, "is_talk", noted)
    rest = " ".join(f"The old mill number {n} ground corn for every farm." for n in range(10))
    found = labels([f"Ann Lee studied {topic} near Oslo. {rest}" for topic in TOPICS])
    assert len(set(found)) == len(TOPICS)
    assert len(judged) < 5 * len(TOPICS)
