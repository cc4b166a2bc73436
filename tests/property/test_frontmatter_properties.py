"""Front matter of any text: nothing raises, nothing of the body is lost, time stays linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.readers.frontmatter.document import split
from tui.readers.source import Source
from tui.sanitize import clean

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

PIECES = st.sampled_from(
    [
        "---",
        "...",
        "+++",
        "a: b",
        "title: x",
        "  - y",
        "&a",
        "*a",
        "<<: *a",
        "[",
        "]",
        "{",
        "}",
        ":",
        "'",
        '"',
        "|",
        ">",
        "#",
        "!x",
        "\t",
        " ",
        "\n",
        "\n",
        "\n",
        "\\",
        "\x1b[0m",
        "\u2028",
        "=",
        "%",
    ]
)
MESSY = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def texts(value: Value) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [] if value is None else [value]


@given(MESSY, st.sampled_from(["x.md", "x.yaml"]))
def test_any_text_is_taken_apart_into_clean_values_and_the_end_of_the_text(
    text: str, path: str
) -> None:
    source = Source.of_text(text, path)
    matter = split(source)
    assert source.text.endswith(matter.body)
    assert all(clean(word) == word for word in texts(dict(matter.fields)))
    assert set(matter.lines) <= set(matter.fields)
    last = source.text.count("\n") + 1
    assert 1 <= matter.body_line <= last
    assert all(1 <= line <= last for line in matter.lines.values())
    assert all(problem.line is None or 1 <= problem.line <= last for problem in matter.problems)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), min_size=1),
        min_size=1,
        max_size=6,
    ),
    st.text(st.characters(categories=["L", "N"]), max_size=30),
)
def test_quoted_values_come_back_as_they_were(fields: dict[str, str], body: str) -> None:
    rows = [f"{name}: '{value.replace(chr(39), chr(39) * 2)}'" for name, value in fields.items()]
    matter = split(Source.of_text("---\n" + "\n".join(rows) + "\n---\n" + body))
    assert matter.fields == fields
    assert matter.body == body
    assert matter.problems == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        ": ",
        "&a ",
        "'",
        '"',
        "\n",
        " ",
        "\t",
        "1",
        "#",
        "a: b: c\n",
        "---\n",
        "a: &a *a\n",
        "\\",
        "%",
        "!",
        "a.",
        "a: >\n x\n",
        "k: v\n",
    ],
)
@pytest.mark.parametrize("fence", ["---\n", "+++\n", "title: x\n", ""])
@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_a_large_text_of_anything_takes_little_time(hostile: str, fence: str) -> None:
    text = fence + "t: x" + hostile * (200_000 // len(hostile)) + "\n" + fence + "body\n"
    source = Source.of_text(text)
    matter = split(source)
    assert source.text.endswith(matter.body)
    assert 1 <= matter.body_line <= source.text.count("\n") + 1
