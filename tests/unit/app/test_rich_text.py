"""What a text was in its file, as it is drawn."""

from __future__ import annotations

from tui.app.rich_text import rich_paragraphs
from tui.app.text_layout import TextLayout
from tui.model import Markup, MarkupKind


def _mark(text: str, words: str, kind: MarkupKind, address: str | None = None) -> Markup:
    start = text.index(words)
    return Markup(start, start + len(words), kind, address)


def test_emphasis_and_links_lie_beneath_what_is_lit() -> None:
    text = "Read the fine print here."
    markup = [
        _mark(text, "fine print", "strong"),
        _mark(text, "print here", "link", "https://example.org/print"),
    ]
    lit = [(text.index("print"), text.index("print") + 5, "text--match")]
    block = rich_paragraphs(text, markup, lit)[0]
    (line,) = TextLayout([block], 40)
    assert list(line.pieces()) == [
        ("Read the ", ""),
        ("fine ", "text--strong"),
        ("print", "text--strong text--link text--match"),
        (" here", "text--link"),
        (".", ""),
    ]
    at = [block.link_at(text.index(word)) for word in ("fine", "print", "here", ".")]
    assert at == ["", "https://example.org/print", "https://example.org/print", ""]


def test_items_hang_on_their_marks_and_quotes_have_a_bar() -> None:
    text = "• one two three\n  12. four five six\nseven eight nine"
    blocks = rich_paragraphs(text, [_mark(text, "seven eight nine", "quote")])
    lines = TextLayout(blocks, 12)
    shown = [
        line.block.bar + " " * line.indent + line.block.text[line.start : line.end]
        for line in lines
    ]
    assert shown == [
        *("• one two", "  three", "  12. four", "      five", "      six"),
        *("▎ seven", "▎ eight nine"),
    ]


def test_columns_of_a_table_stand_beneath_each_other_and_what_is_lit_moves_with_them() -> None:
    text = "Name · Wert\nLicht · 299 792\n\nAfter · it"
    markup = [_mark(text, "Name · Wert", "table"), _mark(text, "Licht · 299 792", "table")]
    at = text.index("299")
    blocks = rich_paragraphs(text, markup, [(at, at + 3, "text--match")])
    assert [block.text for block in blocks] == ["Name   Wert", "Licht  299 792", "", "After · it"]
    ((start, end, _),) = blocks[1].spans
    assert blocks[1].text[start:end] == "299"


def test_headings_in_a_text_stand_out_and_code_within_words_is_no_block() -> None:
    text = "Tools\n\nUse make here."
    blocks = rich_paragraphs(text, [_mark(text, "Tools", "heading"), _mark(text, "make", "code")])
    assert [block.style for block in blocks] == ["text--title", "", ""]
    assert blocks[2].spans == ((4, 8, "text--code"),)


def test_who_speaks_stands_in_a_colour_of_their_own() -> None:
    blocks = rich_paragraphs("Ann: Hello\nBob: And: you", [], speakers={"Ann": 0, "Bob": 7})
    assert [block.spans for block in blocks] == [
        ((0, 4, "text--speaker-0"),),
        ((0, 4, "text--speaker-1"),),
    ]


def test_an_address_among_words_leads_where_it_says_and_its_full_stop_is_none_of_it() -> None:
    (block,) = rich_paragraphs("See https://example.org/a. Or ftp://example.org")
    assert block.link_at(4) == "https://example.org/a"
    assert block.link_at(block.text.index("Or")) == ""
