"""HTML as Markdown."""

from __future__ import annotations

import pytest

from tui.readers.markup.plain_text import plain_text
from tui.readers.pages.markdown import markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One</div>two<div>three</div>", "One\n\ntwo\n\nthree"),
        ("<p>0:00 A<br>1:00 B</p>", "0:00 A  \n1:00 B"),
        ("<h2>Head</h2><p>Text</p>", "## Head\n\nText"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n>\n\nc"),
        ("<pre>x = 1\n  y</pre>", "```\nx = 1\n  y\n```"),
        ("<pre>0:00 A\n1:00 B</pre>", "0:00 A  \n1:00 B"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "| a | b |"),
        ("<table><tr><td><p>a</p></td></tr></table>", "a"),
        ("<p>a <b>bold</b> and <i>soft</i> word</p>", "a **bold** and *soft* word"),
        ("<p>un<i>believ</i>able</p>", "unbelievable"),
        ("<p><code>a_b*</code></p>", "`a_b*`"),
        ("<p><a href='/a b'>go</a></p>", "[go](https://e.example/ab)"),
        ("<p><a href='javascript:x'>go</a> <a href='#x'>on</a></p>", "go on"),
        ("<p><a href='#t=12:34'>12:34</a> x</p>", "[12:34](#t=12:34) x"),
        ("<p><a data-start='75' href='#'>Bees</a></p>", "[0:01:15] Bees"),
        ("<p><a data-start='75' href='#'>1:15</a> x</p>", "1:15 x"),
        ("<p><a href='https://a.example/x'>https://a.example/x</a></p>", "https://a.example/x"),
        ("<p>2*3 _x_ a_b &lt;b&gt; &amp;amp;</p>", "2\\*3 \\_x\\_ a_b &lt;b> &amp;amp;"),
        ("<p># no heading</p>", "\\# no heading"),
        ("two\nlines", "two  \nlines"),
        ("&lt;p&gt;twice&lt;/p&gt;&lt;p&gt;escaped&lt;/p&gt;", "twice\n\nescaped"),
        ("<script>x</script><style>y</style><p>z</p>", "z"),
        ("<p>a&nbsp;b\n c</p>", "a b c"),
        ("", ""),
    ],
)
def test_what_a_reader_sees_of_it(html: str, markdown: str) -> None:
    assert markdown_of(html, "https://e.example/") == markdown


def test_text_that_looks_like_markup_reads_as_it_stands() -> None:
    text = "1*2*3 `x` [a](b) <b> AT&T \\ _y_ ~~z~~"
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert plain_text(markdown_of(f"<p>{escaped}</p>")).replace("~~", "") == text.replace("~~", "")
