"""What the reader kept, among the words that it is about."""

from __future__ import annotations

from tui.app.episode_text import EpisodeText
from tui.app.kept_text import MARK, NOTE, same_place
from tui.app.text_layout import Paragraph, changed_part
from tui.library.store.moments import new_moment
from tui.model import Episode, Segment, Timecode

SPOKEN = Segment(
    Timecode(60),
    None,
    None,
    "Bees",
    "Bees and wax.\n\nHoney, late in the year.\n\nMites.",
    times=((0, 60.0), (15, 80.0), (41, 100.0)),
)


def test_a_note_stands_above_the_words_that_it_is_about() -> None:
    episode = Episode("talk.md", "Bees", segments=(SPOKEN,))
    kept = [
        new_moment(episode, Timecode(105), "Bees", note="late\nand long"),
        new_moment(episode, Timecode(60), "Bees", note="quoted", quote="Honey, late"),
        new_moment(episode, Timecode(60), "Bees"),
    ]
    blocks = EpisodeText(episode, kept={0: kept}).blocks()
    assert blocks[0].text.endswith(MARK)
    assert [block.text for block in blocks[1:] if block.text] == [
        "Bees and wax.",
        "★ quoted",
        "Honey, late in the year.",
        "★ late",
        "★ and long",
        "Mites.",
    ]


def test_what_stands_at_the_top_is_found_again_among_other_notes() -> None:
    words = [Paragraph(text) for text in "abc"]
    noted = [words[0], Paragraph("★ why", NOTE), *words[1:]]
    there, back = changed_part(words, noted), changed_part(noted, words)
    assert [same_place(words, noted, there, number) for number in range(3)] == [0, 2, 3]
    assert [same_place(noted, words, back, number) for number in range(4)] == [0, 1, 1, 2]
