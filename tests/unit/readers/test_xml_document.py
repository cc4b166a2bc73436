"""XML: no entity is expanded, nothing is fetched, depth and errors are told."""

from __future__ import annotations

import pytest

from tui.readers.source import Source
from tui.readers.xml_document import XmlDocument, parse_xml


def parsed(text: str) -> XmlDocument:
    return parse_xml(Source.of_text(text, "a.xml"))


def test_elements_texts_and_lines() -> None:
    root = parsed("<a x:b='1'>\n <c>one <d>two</d><br/>three</c>\n <p:c/> </a>").root
    assert root is not None
    assert (root.name, root.attributes) == ("a", {"b": "1"})
    assert [child.line for child in root.children("c")] == [2, 3]
    assert root.words_of("c") == "one two\nthree"
    assert [each.name for each in root.walk()] == ["a", "c", "d", "br", "c"]
    assert root.words_of("none") == ""


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE a [\n<!ENTITY l "]>lol"> <!-- ]> -->\n'
    + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">\n' for n in range(9))
    + "]>\n<a b='&l9;'>&l9;</a>"
)


def test_entities_of_a_document_are_never_expanded() -> None:
    root, problems = parsed(BOMB)
    assert root is not None
    assert (root.words(), root.attributes["b"], root.line) == ("&l9;", "&l9;", 14)
    assert "(2)" in problems[0].message


@pytest.mark.parametrize("kind", ["SYSTEM 'file:///etc/passwd'", "PUBLIC 'x' 'http://x.example'"])
def test_nothing_outside_is_read(kind: str) -> None:
    root, _ = parsed(f"<!DOCTYPE a {kind} [<!ENTITY x {kind}>]><a>&x;</a>")
    assert root is not None
    assert root.words() == "&x;"


def test_entities_of_html_and_bare_ampersands_are_read() -> None:
    root, problems = parsed("<a t='Q&A'>AT&T&nbsp;&eacute; &amp;lt; &#65;<![CDATA[<b>]]></a>")
    assert root is not None
    assert root.attributes == {"t": "Q&A"}
    assert root.words() == "AT&T\N{NO-BREAK SPACE}é &lt; A<b>"
    assert problems == ()


def test_what_stands_before_an_error_is_read() -> None:
    root, (problem,) = parsed("<a>\n<b>one</b>\n<c")
    assert root is not None
    assert root.words_of("b") == "one"
    assert problem.line == 3


@pytest.mark.parametrize("text", ["", "words", "<!DOCTYPE a [", "<a b=></a>", "\0", "<a></b>"])
def test_what_is_no_xml_is_told(text: str) -> None:
    root, problems = parsed(text)
    assert problems
    assert root is None or not root.content


def test_depth_has_an_end_and_text_within_is_kept() -> None:
    root, problems = parsed("<a>" * 50_000 + "deep" + "</a>" * 50_000)
    assert root is not None
    assert root.words() == "deep"
    assert "too deep" in problems[0].message
