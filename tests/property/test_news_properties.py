"""News of any text: nothing raises, all is clean, no word of an article is lost, time is linear."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.model_values import texts_in
from tui.readers.dates import parse_when
from tui.readers.format_reader import ParsedFile
from tui.readers.markup.plain_text import plain_text
from tui.readers.news.boilerplate import without_boilerplate
from tui.readers.news.plain_article import parse_article
from tui.readers.news.reader import read_article
from tui.readers.unsupported import UNSUPPORTED
from tui.sanitize import clean, clean_line
from tui.urls import web_address

PIECES = (
    "--- title: x url: https://a.b excerpt: - # ## * ** _ __ ` ``` ~~~ > | |-| [ ] ( ) ![ ]( <b>"
    " </b> <br> <!-- --> <script> {% %} {{ }} & &amp; &#27; &#x202e; \\ \\* 1. 2022-10-31 date"
    " Reply Name Share [1]: https://x \x1b[31m \x1b]0; \x07 \u202e \u200b \xad \x85 \0 é 日 x y."
)
MESSY = st.lists(
    st.sampled_from([*PIECES.split(" "), " ", "\n", "\n", "\n\n", "    "]) | st.text(max_size=4),
    max_size=50,
).map("".join)
PATHS = st.sampled_from(["a.md", "a.txt", "a.yaml", "2022-10-31-x.md"])
WORDS = st.lists(st.from_regex(r"[A-Za-zéß日]{1,8}", fullmatch=True), min_size=1, max_size=12)


@given(MESSY, PATHS)
def test_any_text_is_a_news_item_without_a_control_character(text: str, path: str) -> None:
    news = read_article(ParsedFile.of_text(text, path))
    for shown in texts_in(news, besides="path"):
        assert clean(shown) == shown
    for line in (news.title or "", news.provider or "", *news.topics, *dict(news.extra).values()):
        assert clean_line(line) == line
    assert news.headline


@given(MESSY)
def test_any_front_matter_gives_only_web_addresses(text: str) -> None:
    quoted = text.replace("\\", "").replace('"', "").replace("\n", " ")
    news = read_article(ParsedFile.of_text(f'---\nurl: "{quoted}"\nimages: ["{quoted}"]\n---\n'))
    for address in (news.url, *news.images):
        assert address is None or web_address(address) == address


@given(st.text(max_size=40) | st.from_regex(r"https?://[ -~]{0,30}", fullmatch=True))
def test_a_web_address_has_a_host_and_nothing_that_a_shell_or_terminal_minds(text: str) -> None:
    address = web_address(text)
    if address is not None:
        assert urlsplit(address).scheme in ("http", "https")
        assert urlsplit(address).hostname
        assert address.isprintable()
        assert not any(char.isspace() for char in address)
        assert not address.startswith("-")


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["a.txt", "a.md"]))
def test_words_of_an_article_are_never_lost(paragraphs: list[list[str]], path: str) -> None:
    text = "\n\n".join(" ".join(words) + " were said." for words in paragraphs)
    news = read_article(ParsedFile.of_text(text, path))
    assert f"{news.title or ''} {news.body}".split() == text.split()


@given(MESSY)
def test_plain_text_of_markdown_is_clean_and_needs_no_second_cleaning(text: str) -> None:
    plain = plain_text(text)
    assert clean(plain) == plain
    assert not plain.startswith("\n")
    assert not plain.endswith("\n")


@given(MESSY)
def test_litter_is_only_ever_taken_from_the_end(text: str) -> None:
    left = without_boilerplate(text)
    assert text.startswith(left)
    assert without_boilerplate(left) == left


@given(MESSY.map(clean))
def test_an_article_taken_apart_holds_the_same_words(text: str) -> None:
    article = parse_article(text)
    words = f"{article.title or ''} {article.body}".split()
    if article.published is None:
        assert words == text.split()


@given(st.text(max_size=90) | st.from_regex(r"[0-9/:. TZ+-]{1,30}", fullmatch=True))
def test_any_text_is_a_date_or_none(text: str) -> None:
    when = parse_when(text)
    assert when is None or 1900 <= when.year < 2200


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_in_each_of_its_spellings(day: date) -> None:
    for spelling in ("{:%Y-%m-%d}", "{:%d.%m.%Y}", "{:%B %d, %Y}", "{:%d %b %Y}", "{:%Y/%m/%d}"):
        assert parse_when(spelling.format(day)) == day


@pytest.mark.parametrize(
    "hostile",
    [
        *("[", "[a](", "[a][", "![", "<", "<a ", "<p>", "*", "**", "_", "`", "``", "```\n", "#"),
        *("- a\n", "> ", "|a", "{%", "{{", "&", "&#1", "\\", "\x1b[", "a  \n", "<!--", "<script>"),
        *("name\n", "share\n", "x\n\n", " ", "\n", "\t", "1", ":", "date ", "a b ", "=", "[^"),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.timeout(30)  # far more than it takes, far less than any square of it
def test_fifty_kilobytes_of_anything_take_little_time(hostile: str, path: str) -> None:
    text = hostile * (50_000 // len(hostile))
    file = ParsedFile.of_text(text, path)
    assert len(read_article(file).body) <= 4 * len(text)
    assert all(form.guess(file) in (0.0, 1.0) for form in UNSUPPORTED)
