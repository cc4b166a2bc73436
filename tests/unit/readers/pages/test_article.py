"""The article of a page."""

from __future__ import annotations

from tui.readers.pages.article import find_article
from tui.readers.pages.html_tree import parse_html
from tui.readers.pages.markdown import markdown_of_nodes

PROSE = (
    "A judge has decided that a swarm belongs to whoever follows it, and not to its first owner."
)
LINKS = "".join(
    f'<li><a href="/{n}">Another story of the day, number {n}</a></li>' for n in range(9)
)
PAGE = f"""<!doctype html><html><body>
<header><nav><ul>{LINKS}</ul></nav></header>
<div class="cookie-banner">{PROSE.replace("judge", "cookie")}</div>
<div id="content"><h1>Bees in court</h1><div class="share-buttons">Share this with others</div>
<p>{PROSE}</p><h2>The case</h2><p>{PROSE}</p><ul><li>One short point</li></ul><p>{PROSE}</p></div>
<section id="comments"><p>{PROSE.replace("judge", "reader")}</p><form>Say it</form></section>
<aside class="related"><ul>{LINKS}</ul></aside><footer>All rights kept by the owners</footer>
</body></html>"""


def article_of(html: str) -> str:
    article = find_article(parse_html(html))
    return markdown_of_nodes(article.nodes, None, article.unwanted)


def test_the_article_is_told_from_what_stands_around_it() -> None:
    text = article_of(PAGE)
    assert text.count(PROSE) == 3
    for word in ("Another story", "cookie", "Share this", "reader", "rights"):
        assert word not in text
    assert "# Bees in court" in text
    assert "- One short point" in text


def test_what_is_left_out_is_counted() -> None:
    assert 500 < find_article(parse_html(PAGE)).left_out < len(PAGE)


def test_a_box_that_holds_the_article_is_no_less_so_for_its_name() -> None:
    html = PAGE.replace('id="content"', 'id="sidebar-wrap" class="sidebar ad"')
    assert article_of(html).count(PROSE) == 3


def test_a_form_around_all_of_a_page_is_no_form() -> None:
    html = PAGE.replace("<body>", "<body><form>").replace("</body>", "</form></body>")
    assert PROSE in article_of(html)


def test_paragraphs_in_boxes_of_their_own_are_one_article() -> None:
    cards = "".join(f"<div class=card><div><p>{n} {PROSE}</p></div></div>" for n in range(5))
    html = f"<html><body><nav><ul>{LINKS}</ul></nav><main>{cards}</main></body></html>"
    assert article_of(html).count(PROSE) == 5


def test_of_several_articles_the_one_with_the_headline_counts() -> None:
    other = f"<article><h2>Other</h2><p>Else: {PROSE}</p><p>Else: {PROSE}</p></article>"
    own = f"<article><h1>Bees</h1>{f'<p>{PROSE}</p>' * 4}</article>"
    text = article_of(f"<html><body><main>{own}{other}{other}</main></body></html>")
    assert "Else" not in text
    assert text.count(PROSE) == 4


def test_an_empty_page_has_none() -> None:
    assert article_of("") == ""
    assert article_of("<html></html>") == ""
