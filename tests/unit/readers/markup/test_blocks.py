"""Markdown-like text to blocks: one a line for summaries, wrapped for articles."""

from __future__ import annotations

import pytest

from tui.readers.markup.blocks import Block, BlockKind, join_lines, parse_blocks, parse_paragraphs

K = BlockKind


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("## A *title* ##", Block(1, K.HEADING, "A title", 2)),
        ("# C#", Block(1, K.HEADING, "C#", 1)),
        ("  - [x] item", Block(1, K.ITEM, "item", 2, "- [x]")),
        ("12. twelve", Block(1, K.ITEM, "twelve", 0, "12.")),
        ("> > said", Block(1, K.QUOTE, "said")),
        ("| a | b |", Block(1, K.ROW, "a|b")),
        ("|---|---|", Block(1, K.RULE, "-")),
        ("* * *", Block(1, K.RULE, "*")),
        ("", Block(1, K.BLANK)),
        ("Words.", Block(1, K.TEXT, "Words.")),
    ],
)
def test_a_line_is_a_block(line: str, block: Block) -> None:
    (found,) = parse_blocks(line)
    assert found._replace(source="") == block


def test_a_block_knows_its_words_with_their_markup() -> None:
    sources = [block.source for block in parse_blocks("# A *b*\n- [c](d)\n> `e`\nf **g**")]
    assert sources == ["A *b*", "[c](d)", "`e`", "f **g**"]


def test_code_between_fences_is_code_and_a_fence_that_never_closes_is_not() -> None:
    kinds = [block.kind for block in parse_blocks("```\n# a\n```\n~~~\nb")]
    assert kinds == [K.CODE, K.CODE, K.CODE, K.CODE, K.TEXT]


def test_a_line_underlined_is_a_heading_either_way() -> None:
    for blocks in (parse_blocks("Title\n==="), parse_paragraphs("Title\n===")[1:]):
        assert blocks[0]._replace(source="") == Block(1, K.HEADING, "Title", 1)


def test_blocks_of_html_share_the_number_of_their_line() -> None:
    blocks = parse_blocks("x\n<p>one</p><ul><li>two", 7)
    assert [(block.number, block.kind) for block in blocks] == [
        (7, K.TEXT),
        (8, K.TEXT),
        (8, K.ITEM),
    ]


def test_a_task_below_a_line_of_text_is_an_item_of_an_article() -> None:
    blocks = parse_paragraphs("Still to do:\n- [ ] read\n* [x] write")[1:]
    assert [(block.kind, block.text) for block in blocks] == [
        (K.TEXT, "Still to do:"),
        (K.ITEM, "read"),
        (K.ITEM, "write"),
    ]


def test_lines_of_a_paragraph_are_one_block_for_articles() -> None:
    blocks = parse_paragraphs("so **bold\nwords** go\non\n\n- an\n  item\n- two")
    words = [(block.kind, block.text) for block in blocks if block.text]
    assert words == [(K.TEXT, "so bold words go on"), (K.ITEM, "an item"), (K.ITEM, "two")]


@pytest.mark.parametrize("text", ["He said so.\n— Ann Lee", "It was in\n12. They won."])
def test_a_signature_or_a_number_in_a_sentence_is_no_item_of_an_article(text: str) -> None:
    assert all(block.kind is not K.ITEM for block in parse_paragraphs(text))


def test_items_are_indented_by_how_deep_they_lie() -> None:
    text = "- a\n    - b\n\n        - c\n    - d\n- e"
    levels = [block.level for block in parse_paragraphs(text) if block.kind is K.ITEM]
    assert levels == [0, 2, 4, 2, 0]


def test_lines_are_joined_as_their_script_has_it() -> None:
    assert join_lines(["one", "two\n", "three"]) == "one two\nthree"
    assert join_lines(["日本", "語", "and"]) == "日本語 and"
