"""Markdown as plain text."""

from __future__ import annotations

import pytest

from tui.readers.markup.blocks import parse_blocks
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.markup.plain_text import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ('A [label](https://example.com/a_(b) "t") here', "A label here"),
        ("See [one][1] and [two].\n\n[1]: https://a.example\n[two]: <b>", "See one and two."),
        ("Back to [Tesla], he said", "Back to [Tesla], he said"),
        ("![A chart](x.png) and ![x.png](x.png)", "A chart and"),
        ("**bold** *it* __b__ _i_ ***both***", "bold it b i both"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("`a * b` and \\*literal\\*", "a * b and *literal*"),
        ("AT&amp;T &lt;3 &#8217; &nope;", "AT&T <3 \N{RIGHT SINGLE QUOTATION MARK} &nope;"),
        ("Vec<T> and <b>bold</b> and a < b", "Vec<T> and bold and a < b"),
        ("<https://example.com/x>", "https://example.com/x"),
        ("one {% include x.html %}two {{ y }}{: .center}", "one two"),
        ("## Heading ##\ntext", "Heading\n\ntext"),
        ("# C#\ntext", "C#\n\ntext"),
        ("Heading\n===\ntext\n\n---\n\nmore", "Heading\n\ntext\n\nmore"),
        ("> quoted\n> on", "quoted on"),
        ("soft\nbreak  \nhard\\\nbreak", "soft break\nhard\nbreak"),
        ("日本\n語", "日本語"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<!-- gone -->stays<!-- and\n\ngone -->", "stays"),
        ("<img\n src='x'\n alt='y'>text", "text"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("&#27;[31mred \x1b[0m", "[31mred"),
        ("", ""),
    ],
)
def test_markup_falls_away(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


def test_a_list_has_a_line_for_each_item() -> None:
    markdown = "Text:\n- one\n  goes on\n* [ ] two\n    1. deep\n    2. deeper\n+ three\n\nEnd"
    lines = ["• one goes on", "• two", "  1. deep", "  2. deeper", "• three"]
    assert plain_text(markdown) == "Text:\n\n" + "\n".join(lines) + "\n\nEnd"


def test_a_number_at_the_beginning_of_a_line_of_prose_is_no_list() -> None:
    assert plain_text("It was in\n2012. They won.") == "It was in 2012. They won."


@pytest.mark.parametrize(
    "code", ["```py\n{}\n```", "~~~\n{}\n~~~", "{{% highlight py %}}\n{}\n{{% endhighlight %}}"]
)
def test_fenced_code_stays_as_it_is(code: str) -> None:
    inside = "def f():\n\n    # a *b* [c](d) &amp;\n    return `x`"
    assert (
        plain_text("Before\n" + code.format(inside) + "\nafter") == f"Before\n\n{inside}\n\nafter"
    )


def test_indented_code_stays_as_it_is() -> None:
    assert plain_text("Run\n\n    a *b*\n      c\n\nthen") == "Run\n\na *b*\n  c\n\nthen"


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert plain_text("a\n\n```\n**b**\n\nc") == "a\n\nb\n\nc"


def test_an_item_that_goes_on_keeps_its_indent() -> None:
    blocks = parse_blocks("- one\n  - two\n  goes on\n- three")
    assert paragraphs(blocks) == ["• one\n  • two goes on\n• three"]


def test_a_signature_below_a_quotation_is_no_list() -> None:
    assert plain_text("> So it goes.\n\n— Ann Lee") == "So it goes.\n\n— Ann Lee"


def test_words_that_span_lines_lose_their_marks() -> None:
    assert plain_text("see [the\nlabel](https://a.example/) and **bold\nwords**") == (
        "see the label and bold words"
    )
    assert plain_text("by [some\nname]\n\n[some name]: https://a.example/") == "by some name"


def test_a_break_in_a_cell_keeps_the_row() -> None:
    assert plain_text("| a<br>b | c |\n|---|---|\n| 1 | 2 |") == "a b | c\n1 | 2"


def test_a_break_at_the_end_of_a_paragraph_or_an_item_leaves_no_empty_line() -> None:
    assert plain_text("one<br>\n\n- two  \n- three\\") == "one\n\n• two\n• three"
