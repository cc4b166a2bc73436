"""Trees of any HTML."""

from __future__ import annotations

import pytest

from tui.readers.pages.html_tree import MAX_DEPTH, parse_html, walk


def test_a_walk_begins_and_ends_each_node_in_order() -> None:
    body = parse_html("<p>a<b>c</b></p>d").body
    assert body is not None
    steps = [(node.tag, begins) for node, begins in walk(body)]
    assert steps[:4] == [("body", True), ("p", True), ("-text", True), ("-text", False)]
    assert steps[-1] == ("body", False)
    assert len(steps) == 2 * len({node.mem_id for node, _ in walk(body)})


@pytest.mark.parametrize("tag", ["div", "ul><li", "b", "a><div", "em", "table><tr><td", "dl><dd"])
def test_no_tree_is_deep_and_words_stay(tag: str) -> None:
    body = parse_html(f"<{tag}>" * 50_000 + "words").body
    assert body is not None
    depth = most = 0
    words = ""
    for node, begins in walk(body):
        depth += 1 if begins else -1
        most = max(most, depth)
        words += (node.text_content or "") if node.tag == "-text" and begins else ""
    assert most < 5 * MAX_DEPTH
    assert words == "words"


def test_scripts_styles_and_pictures_are_left_out_but_linked_data_stays() -> None:
    html = (
        "<style>p {}</style><script>var a = '<p>';</script><p>İ words</p>"
        "<script type='application/ld+json'>{}</script><svg><path/></svg>"
        f"<img src='data:image/png;base64,{'A' * 200}'>"
    )
    page = parse_html(html)
    assert [node.tag for node in page.css("style, svg, script")] == ["script"]
    assert "AAAA" not in (page.html or "")


def test_a_tag_of_thousands_of_attributes_is_none() -> None:
    page = parse_html(f"<p {'a b ' * 5000}>one</p><p>two</p>")
    assert page.body is not None
    assert "two" in page.body.text()
