"""How much of a file is shown: what is left out is told with its lines."""

from __future__ import annotations

from tui.readers.format_reader import ParsedFile
from tui.readers.pages.page import read as read_page
from tui.readers.shown import ShownWords, shown_words, words_of_page
from tui.readers.summary.reader import SummaryFormat


def shown(text: str) -> ShownWords:
    file = ParsedFile.of_text(text)
    return shown_words(file, SummaryFormat().read(file).episodes)


def test_all_of_a_plain_summary_is_shown() -> None:
    words = shown("# A talk\n\nAbout tea.\n\n0:00 Tea\nHot.\n\n5:00 Milk\n\n## Links\n\n- Shop\n")
    assert words.shown == words.words > 0
    assert str(words) == "shown 100 % of the words"


def test_words_with_control_characters_are_shown_without_them() -> None:
    words = shown("# Ti\x1b[2Jtle\n\n0:00 T\u202ewo\u200b words\n5:00 More\n")
    assert words.percent == 100


def test_comments_and_scripts_are_told() -> None:
    words = shown("0:00 Tea\n<!-- a note\nto self -->\n5:00 Milk\n<script>\nvar x\n</script>\n")
    assert words.hidden == [2, 3, 5, 6, 7]
    assert "left out: comments and code (lines 2-3 and 5-7)" in str(words)


def test_labels_of_times_and_of_lists_are_told() -> None:
    words = shown("Timestamps:\n## Tea\nTime: 0:00\n\nHot.\n\n## Milk\nTime: 5:00\n\nCold.\n")
    assert words.labels == [1, 3, 8]


def test_a_line_that_is_left_out_is_quoted() -> None:
    words = shown("A talk about tea\n\nDetail Summary:\n0:00\nHot water.\n\n5:00\nCold milk.\n")
    assert words.others == [(3, "Detail Summary:")]
    assert words.percent < 100


def test_times_that_begin_no_segment_are_told() -> None:
    words = shown("0:00 Tea\nSee what she says at 3:30 and later.\n\n5:00 Milk\n9:00 End\n")
    assert words.unread == [2]
    assert "times that begin no segment: line 2" in str(words)


def test_what_an_article_leaves_out_of_its_page_is_told() -> None:
    said = "A judge has decided that a swarm belongs to whoever follows it. " * 3
    file = ParsedFile.of_text(
        "<html><head><title>Bees</title></head><body>\n<nav><a\nhref='/'>Sports</a></nav>\n"
        f"<article><h1>Bees</h1><p>{said}</p></article><!-- a note -->\n<footer>Imprint</footer>"
        "</body></html>",
        "page.html",
    )
    words = words_of_page(file, read_page(file).news)
    assert (words.hidden, words.others) == ([1, 4], [(3, "Sports"), (5, "Imprint")])
    assert words.shown == words.words - 2
