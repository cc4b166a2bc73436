"""Links, emphasis and structure as spans of plain texts."""

from __future__ import annotations

import pytest

from tui.readers.markup.blocks import parse_blocks
from tui.readers.markup.paragraphs import markup_in, paragraphs


def marked(markdown: str) -> list[tuple[str, str, str | None]]:
    blocks = parse_blocks(markdown)
    text = "\n\n".join(paragraphs(blocks))
    found = markup_in(text, blocks)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    return [(one.kind, text[one.start : one.end], one.address) for one in found]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[tea](https://t.example/a_(b))", [("link", "tea", "https://t.example/a_(b)")]),
        ("so <https://t.example>", [("link", "https://t.example", "https://t.example")]),
        ("**hot** and *cold*", [("strong", "hot", None), ("emphasis", "cold", None)]),
        ("__hot__ and _cold_", [("strong", "hot", None), ("emphasis", "cold", None)]),
        ("run `a * b`", [("code", "a * b", None)]),
        ("# Tea", [("heading", "Tea", None)]),
        ("> said", [("quote", "said", None)]),
        ("- one\n- two", [("item", "one", None), ("item", "two", None)]),
        ("| a | b |\n|---|---|\n| c | d |", [("table", "a · b", None), ("table", "c · d", None)]),
        ("```\nx = 1\n```", [("code", "x = 1", None)]),
        ("tea, [tea](https://t.example)", [("link", "tea", "https://t.example")]),
        ("[x](javascript:alert(1))", []),
        ("plain", []),
    ],
)
def test_markup_is_kept_beside_the_words(
    markdown: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert marked(markdown) == expected


def test_markup_stands_at_its_own_words_and_not_at_the_same_words_before() -> None:
    blocks = parse_blocks("tea, &amp; [tea](https://t.example)")
    (link,) = markup_in("tea, & tea", blocks)
    assert (link.start, link.end) == (7, 10)


def test_markup_lies_within_other_markup() -> None:
    assert marked("**[Z *z*](https://z.example)**") == [
        ("strong", "Z z", None),
        ("link", "Z z", "https://z.example"),
        ("emphasis", "z", None),
    ]


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
@pytest.mark.parametrize("piece", ["**a** ", "[a](", "`a` ", "*a", "_a_ ", "[a](https://b.c) "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    marked(piece * (60_000 // len(piece)))
    marked((piece + "\n") * (120_000 // len(piece)))


def test_the_head_of_a_table_stands_with_its_rows() -> None:
    table = "Before.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nBehind."
    assert paragraphs(parse_blocks(table)) == ["Before.", "a · b\n1 · 2", "Behind."]
