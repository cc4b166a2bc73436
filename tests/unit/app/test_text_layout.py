from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app import text_layout
from tui.app.text_layout import (
    Heights,
    Paragraph,
    Span,
    TextLayout,
    changed_part,
    clip,
    pad,
    paragraphs,
    wrap,
)

TEXT = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=200)


@given(TEXT, st.integers(2, 40))
def test_wrapped_lines_fit_and_keep_every_character_that_is_not_space(
    text: str, width: int
) -> None:
    spans = wrap(text, width)
    assert all(cell_len(text[start:end]) <= width or end - start == 1 for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


def test_words_are_not_broken_where_they_fit() -> None:
    text = "the selfish gene and other books"
    assert [text[a:b] for a, b in wrap(text, 12)] == ["the selfish", "gene and", "other books"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    text = "x" * 25
    assert [b - a for a, b in wrap(text, 10)] == [10, 10, 5]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    text = "句子应当断开。好"
    assert [text[a:b] for a, b in wrap(text, 12)] == ["句子应当断", "开。好"]


def test_a_million_characters_without_a_space_wrap_in_one_pass() -> None:
    assert len(wrap("x" * 1_000_000, 100)) == 10_000


@given(TEXT, st.integers(1, 30))
def test_fitted_text_is_never_too_wide(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) <= width


def test_clipped_text_uses_the_room_that_there_is() -> None:
    assert clip("Neural networks, their simplicity", 20) == "Neural networks, th…"


def test_padded_text_is_as_wide_as_asked() -> None:
    assert cell_len(pad("断开", 9)) == 9


def test_spans_fall_on_the_lines_that_they_belong_to() -> None:
    block = Paragraph("one two three", spans=((4, 9, "match"),))
    lines = [list(line.pieces()) for line in TextLayout([block], 7)]
    assert lines == [[("one ", ""), ("two", "match")], [("t", "match"), ("hree", "")]]


def test_a_text_is_divided_into_blocks_with_their_own_spans() -> None:
    blocks = list(paragraphs("ab\n\ncd", spans=[(1, 5, "match")]))
    assert [(b.text, b.spans) for b in blocks] == [
        ("ab", ((1, 2, "match"),)),
        ("", ()),
        ("cd", ((0, 1, "match"),)),
    ]


def test_rows_of_different_heights_are_found_by_line() -> None:
    heights = Heights([2, 1, 3])
    assert [heights.row_at(line) for line in range(-1, 7)] == [
        None,
        (0, 0),
        (0, 1),
        (1, 0),
        (2, 0),
        (2, 1),
        (2, 2),
        None,
    ]


def test_text_beside_a_label_stands_in_its_own_column() -> None:
    block = Paragraph("key  go to the next one", hang=5)
    assert [
        (line.indent, block.text[line.start : line.end]) for line in TextLayout([block], 15)
    ] == [
        (0, "key  go to the"),
        (5, "next one"),
    ]


def test_blocks_that_stay_are_not_broken_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [Paragraph(f"number {n} of some blocks") for n in range(6)]
    layout = TextLayout(blocks, 10)
    other = [*blocks[:2], Paragraph("a note that is longer than a line"), *blocks[3:]]
    broken: list[str] = []
    breaking = text_layout.wrap

    def counted(text: str, width: int) -> list[Span]:
        broken.append(text)
        return breaking(text, width)

    monkeypatch.setattr(text_layout, "wrap", counted)
    noted = layout.with_blocks(other, changed_part(blocks, other))
    assert broken == ["a note that is longer than a line"]
    assert [line.text for line in noted] == [line.text for line in TextLayout(other, 10)]


def test_the_part_of_a_text_that_has_changed_is_known() -> None:
    blocks = [Paragraph(text) for text in "abcd"]
    new = Paragraph("new")
    assert changed_part(blocks, [*blocks[:1], new, *blocks[1:]]) == (1, 1, 2)
    assert changed_part(blocks, [*blocks[:1], new, *blocks[3:]]) == (1, 3, 2)
    assert changed_part(blocks, blocks) == (4, 4, 4)
    assert changed_part([], blocks) == (0, 0, 4)
    assert changed_part([new, new], [new, new, new]) == (2, 2, 3)
