"""Files to news items: front matter in its many words, and articles as plain text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.unit.readers.written import read_text
from tui.model import NewsItem
from tui.readers.format_reader import ParsedFile
from tui.readers.news.reader import BODY_CAP, read_article, read_items


def item(text: str, path: str = "news/item.md") -> NewsItem:
    return read_article(ParsedFile.of_text(text, path))


def with_fields(*rows: str, body: str = "") -> NewsItem:
    return item("\n".join(("---", "title: Tea", *rows, "---", body)))


def test_what_a_picture_nests_is_kept_and_loses_nothing() -> None:
    address = "https://i.example/a.jpg"
    news = with_fields(
        "image:",
        f"  url: {address}",
        "  credit:",
        "    name: Ada",
        f"    page: [{address}, {{by: [Bob]}}]",
    )
    assert news.images == (address,)
    assert {"Ada", "Bob"} <= {text for _, text in news.extra}
    assert not news.problems


def said(news: NewsItem) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in news.problems]


FULL = """---
category: news
title: "Kettle boils: a &lsquo;first&rsquo;"
excerpt: "It **boiled** at last."
publishedDateTime: 2022-10-31T16:33:00Z
originalUrl: "https://a.example/first"
webUrl: "https://a.example/second"
ampWebUrl: "https://a.example/amp"
type: article
quality: 88
heat: -1
published: true

provider:
  name: Teapot Daily
  domain: teapot.example
  images:
    - url: "https://i.example/logo.png"
      width: 50

topics:
  - Tea
  - Kettles

images:
  - url: "https://i.example/kettle.jpg"
    width: 1200
    credit: Ada

related:
  - title: "Pot cools"
    excerpt: "It cooled."
    publishedDateTime: 2022-11-03
    webUrl: "https://b.example/pot"
    provider:
      name: Cool News
      domain: b.example
    quality: 56
    topics: [Pots]
  - title: "Without more"

secured: "HM6tYa4sJB4tLNp7GfatOX60leRq1VMlkqR==;vnUKKij8=="
---
"""


def test_every_field_of_the_common_form_is_read() -> None:
    news = item(FULL)
    assert news.path == "news/item.md"
    assert news.title == "Kettle boils: a \u2018first\u2019"
    assert news.excerpt == "It boiled at last."
    assert news.published == datetime(2022, 10, 31, 16, 33, tzinfo=UTC)
    assert news.url == "https://a.example/second"
    assert (news.provider, news.domain) == ("Teapot Daily", "teapot.example")
    assert news.topics == ("Tea", "Kettles")
    assert (news.quality, news.heat) == (88, -1)
    assert news.images == ("https://i.example/kettle.jpg",)
    assert news.problems == ()


def test_related_items_are_items_of_their_own() -> None:
    pot, bare = item(FULL).related
    assert pot == NewsItem(
        path="news/item.md",
        title="Pot cools",
        excerpt="It cooled.",
        provider="Cool News",
        domain="b.example",
        published=date(2022, 11, 3),
        url="https://b.example/pot",
        topics=("Pots",),
        quality=56,
    )
    assert bare == NewsItem(path="news/item.md", title="Without more")


def test_a_secured_body_is_told_and_never_shown() -> None:
    news = item(FULL)
    assert news.secured
    assert news.body == ""
    assert "HM6tYa4s" not in repr(news)


def test_further_fields_are_kept_under_dotted_names() -> None:
    assert dict(item(FULL).extra) == {
        "category": "news",
        "originalUrl": "https://a.example/first",
        "ampWebUrl": "https://a.example/amp",
        "type": "article",
        "published": "true",
        "provider.images.1.url": "https://i.example/logo.png",
        "images.1.credit": "Ada",
    }


@pytest.mark.parametrize(
    "row",
    [
        *("publishedAt: 2022-10-31", "pubDate: 2022-10-31", "date: 2022-10-31"),
        *("published: 2022-10-31", "date_published: 2022/10/31", "Published At: Oct 31, 2022"),
    ],
)
def test_a_date_is_found_under_its_many_names(row: str) -> None:
    assert with_fields(row).published == date(2022, 10, 31)


def test_the_most_telling_date_wins() -> None:
    assert with_fields("updated: 2023-01-01", "date: 2022-10-31").published == date(2022, 10, 31)


def test_a_bad_date_is_told_with_its_line_and_the_next_one_counts() -> None:
    news = with_fields("date: 2022-10-31", "publishedDateTime: 2022-13-45T00:00:00Z")
    assert news.published == date(2022, 10, 31)
    ((line, message),) = said(news)
    assert line == 4
    assert "'2022-13-45T00:00:00Z' is no date" in message
    assert ("publishedDateTime", "2022-13-45T00:00:00Z") in news.extra


@pytest.mark.parametrize("path", ["2022-10-31-tea.md", "posts/2022-10-31_tea.txt", "2022-10-31.md"])
def test_a_date_in_the_name_of_a_file_counts_if_there_is_no_other(path: str) -> None:
    assert item("---\ntitle: Tea\n---\n", path).published == date(2022, 10, 31)
    assert item("---\ndate: 2020-01-02\n---\n", path).published == date(2020, 1, 2)


def test_a_date_in_the_path_of_an_article_counts_if_there_is_no_other() -> None:
    assert with_fields("url: https://a.example/2022/10/31/tea").published == date(2022, 10, 31)


@pytest.mark.parametrize(
    "row",
    [
        *(
            "webUrl: https://a.example/x?y=1&z=%20#f",
            "link: http://a.example:8080/",
            "url: HTTPS://A.b",
        ),
        *("source: https://a.example/", "canonical_url: https://ä.example/ü"),
    ],
)
def test_web_addresses_are_read(row: str) -> None:
    news = with_fields(row)
    assert news.url == row.partition(": ")[2]
    assert news.problems == ()


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "www.a.example"),
        *(
            "'https://a.example/a b'",
            "https:///nowhere",
            "https://",
            "'-profile https://a.example'",
        ),
        *("http://[::1", "https://a.example:99999/", '"https://a.example/\\x07"', "mailto:a@b.c"),
        *("'https://a.example/\"x'", "https://?x", "'http:\\\\a.example'"),
    ],
)
def test_what_is_no_web_address_is_dropped_and_told(address: str) -> None:
    news = with_fields("lang: en", f"url: {address}")
    assert news.url is None
    assert any(line == 4 and "no http or https address" in text for line, text in said(news))


def test_a_path_within_a_site_is_dropped_without_a_word() -> None:
    news = with_fields("permalink: /tea", "image: ./tea.png")
    assert (news.url, news.images, news.problems) == (None, (), ())
    assert dict(news.extra) == {"permalink": "/tea", "image": "./tea.png"}


def test_a_bad_picture_is_dropped_and_told() -> None:
    news = with_fields("images:", "- url: javascript:x", "- https://i.example/a.png")
    assert news.images == ("https://i.example/a.png",)
    assert said(news)[0][0] == 3


@pytest.mark.parametrize("value", ["high", "NaN", "[1]", "9e999", "1" * 5000])
def test_a_bad_number_leaves_the_rest_alone(value: str) -> None:
    news = with_fields(f"quality: {value}", "heat: 12.6")
    assert (news.quality, news.heat, news.title) == (None, 13, "Tea")


def test_a_word_where_a_number_should_be_is_told() -> None:
    assert said(with_fields("quality: high")) == [(3, "'high' is no number; write digits only.")]


def test_a_list_where_text_should_be_is_told_and_kept() -> None:
    news = item("---\ntitle: [a, b]\nurl: https://a.example/\n---\n")
    assert news.title is None
    assert ("title", "a, b") in news.extra
    assert said(news)[0][0] == 2
    assert "should be text, not a list" in said(news)[0][1]


def test_a_mapping_where_text_should_be_is_called_one() -> None:
    news = item("---\ntitle: {a: b}\nurl: https://a.example/\n---\n")
    assert ("title.a", "b") in news.extra
    assert "should be text, not a mapping" in said(news)[0][1]


def test_topics_tags_and_categories_are_topics_each_once() -> None:
    news = with_fields("topics: [Tea, Pots]", "tags: tea, Cups", "categories:", "- Sugar")
    assert news.topics == ("Tea", "Pots", "Cups", "Sugar")


@pytest.mark.parametrize(
    ("rows", "provider", "domain"),
    [
        (("provider: Teapot Daily",), "Teapot Daily", None),
        (("publisher: Teapot Daily", "domain: t.example"), "Teapot Daily", "t.example"),
        (("source: Teapot Daily",), "Teapot Daily", None),
        (("url: https://www.t.example/x",), None, "t.example"),
        (("provider:", "  name: Teapot Daily"), "Teapot Daily", None),
    ],
)
def test_providers_are_read(rows: tuple[str, ...], provider: str | None, domain: str) -> None:
    news = with_fields(*rows)
    assert (news.provider, news.domain) == (provider, domain)


def test_control_characters_never_come_through_and_are_told() -> None:
    news = with_fields('excerpt: "\\e]52;c;aGk=\\aTea\\u202e"', body="One\nt\x1b[2Jwo\n")
    assert news.excerpt == "Tea"
    assert news.body == "One two"
    assert [line for line, _ in said(news)] == [3, 6]


def test_markup_of_terminal_kits_is_plain_text() -> None:
    news = item("---\ntitle: '[/] [bold]x[/bold] [link=a]'\n---\n[@click=app.quit]y[/]\n")
    assert news.title == "[/] [bold]x[/bold] [link=a]"
    assert news.body == "[@click=app.quit]y[/]"


def test_markdown_gives_its_heading_as_title() -> None:
    news = item("# The *pot*\n\nIt [boils](https://a.example).\n\n## Later\n\n- cold\n")
    assert news.title == "The pot"
    assert news.body == "It boils.\n\nLater\n\n• cold"


def test_a_heading_that_says_the_title_again_is_left_out() -> None:
    assert with_fields(body="# tea\n\nIt boils.").body == "It boils."


def test_another_heading_stays_in_the_body() -> None:
    assert with_fields(body="# Pots\n\nThey boil.").body == "Pots\n\nThey boil."


def test_litter_is_left_out_of_markdown_too() -> None:
    assert with_fields(body="It boils.\n\n### Leave a Reply\n\nName *\n").body == "It boils."


def test_plain_text_keeps_its_signs_and_lines() -> None:
    text = (
        "He said *this* about foo_bar_baz [sic] & more.\nIn two lines.\n\n\n\n___\n\nAnd “so” on."
    )
    news = item(text, "a.txt")
    assert news.title is None
    assert news.body == text.replace("\n\n\n\n", "\n\n")


@pytest.mark.parametrize(
    "above",
    [
        *(
            " date 2022-10-31 \n\n\n\n",
            "2022-10-31\n\n",
            "Date: October 31, 2022\n",
            "date 2022-10-31 ",
            "date 2022-10-31",
        ),
        *("date: 2022-10-31 - ", "Published on 31 October 2022\n\n", "Posted: 2022-10-31\n"),
        *("DATE 2022/10/31\n", "Datum: 31.10.2022\n\n", "date:2022-10-31\n"),
    ],
)
def test_a_date_above_an_article_is_taken_from_it(above: str) -> None:
    news = item(f"{above}It boiled, they said. It was hot.\n\nMore.\n", "a.txt")
    assert news.published == date(2022, 10, 31)
    assert news.title is None
    assert news.body == "It boiled, they said. It was hot.\n\nMore."


@pytest.mark.parametrize(
    "text",
    [
        "Date palms grew 2022-10-31 times.\n\nMore.",
        "date 2022-13-45 It boiled.\n\nMore.",
        "In 2022-10-31 it boiled.\n\nMore.",
        "2022-10-31 was the day.\n\nMore.",
    ],
)
def test_a_sentence_that_speaks_of_a_date_stays_whole(text: str) -> None:
    news = item(text, "a.txt")
    assert (news.published, news.body) == (None, text)


def test_a_short_first_line_above_an_empty_one_is_the_title() -> None:
    news = item("The Kettle  Boils\n\nIt boiled.\n", "a.txt")
    assert (news.title, news.body) == ("The Kettle Boils", "It boiled.")


def test_a_date_may_stand_above_or_below_the_title() -> None:
    for text in (
        "date 2022-10-31\n\nThe Kettle\n\nIt boiled.",
        "The Kettle\n\n2022-10-31\nIt boiled.",
    ):
        news = item(text, "a.txt")
        assert (news.title, news.published) == ("The Kettle", date(2022, 10, 31))
        assert news.body == "It boiled."


@pytest.mark.parametrize(
    "first",
    [
        *("It boiled.", "Did it boil?", "It boiled!", "He said “it boiled.”", "These boiled:"),
        *("お湯が沸いた。", "x " * 100, "First it boiled. Then it cooled. Then tea"),
    ],
)
def test_a_sentence_or_a_long_line_is_no_title(first: str) -> None:
    news = item(f"{first}\n\nMore.", "a.txt")
    assert news.title is None
    assert news.body.startswith(first.strip())


def test_a_line_with_text_right_beneath_it_is_no_title() -> None:
    assert item("The Kettle\nboiled.\n\nMore.", "a.txt").title is None


def test_a_line_alone_is_the_body() -> None:
    news = item("The Kettle\n", "a.txt")
    assert (news.title, news.body) == (None, "The Kettle")


def test_broken_front_matter_is_told_and_the_rest_is_read() -> None:
    news = item("---\ntitle: Tea: hot\ndate: 2022-10-31\n---\nBody\n")
    assert (news.title, news.body, news.published) == ("Tea: hot", "Body", date(2022, 10, 31))
    assert said(news)[0][0] == 2


def test_a_header_like_the_one_of_pelican_is_read() -> None:
    news = item("Title: This Week\nDate: 2019-01-29\nNumber: 271\n\nHello and *welcome*.\n")
    assert (news.title, news.published) == ("This Week", date(2019, 1, 29))
    assert (news.body, news.extra) == ("Hello and welcome.", (("Number", "271"),))


def test_problems_of_the_file_come_first() -> None:
    file = ParsedFile.of_text("---\ntitle: Tea\ndate: soon\n---\na\0b\n", "a.md")
    assert [problem.line for problem in read_article(file).problems] == [5, 3]


def test_a_very_long_article_is_cut_and_told() -> None:
    news = item("Word word.\n\n" * (BODY_CAP // 10), "a.txt")
    assert len(news.body) <= BODY_CAP
    assert "split the file" in said(news)[0][1]


def test_many_further_fields_are_capped_and_told() -> None:
    news = with_fields(*(f"f{number}: x" for number in range(300)))
    assert len(news.extra) == 200
    assert "further fields" in said(news)[0][1]


def test_a_list_of_items_in_yaml_gives_each_of_them() -> None:
    text = "title: Digest\nitems:\n- title: One\n  url: https://a.example/1\n- title: Two\n- junk\n"
    one, two = read_items(ParsedFile.of_text(text, "digest.yaml"))
    assert (one.title, one.url, two.title) == ("One", "https://a.example/1", "Two")


def test_the_problems_of_a_file_with_several_items_go_with_the_first() -> None:
    file = ParsedFile.of_text("items:\n- title: One\n- title: 'Two\n", "digest.yaml")
    one, *others = read_items(file)
    assert one.problems
    assert not any(item.problems for item in others)


@pytest.mark.parametrize(
    "value", ["<https://a.example/b>", '"[Bees](https://a.example/b)"', "https://a.example/b"]
)
def test_an_address_may_stand_in_brackets(value: str) -> None:
    item = read_article(ParsedFile.of_text(f"---\ntitle: Bees\nurl: {value}\n---\nA swarm.\n"))
    assert item.url == "https://a.example/b"
    assert not item.problems


STRUCTURED = """---
title: Bees in court
url: https://a.example/bees
---

A **judge** has decided that *it* belongs to [whoever](https://b.example/w) follows
it into `hive 3`, see https://c.example/x.

### The case

> A swarm came over.

- One [item](https://d.example)

| What | When |
|---|---|
| Bees | May |

```
count(bees)
```
"""


def test_an_article_keeps_its_structure() -> None:
    item = read_text("a.md", STRUCTURED, "news").news[0]
    kept = [(m.kind, item.body[m.start : m.end], m.address) for m in item.body_markup]
    assert kept == [
        ("strong", "judge", None),
        ("emphasis", "it", None),
        ("link", "whoever", "https://b.example/w"),
        ("code", "hive 3", None),
        ("link", "https://c.example/x", "https://c.example/x"),
        ("heading", "The case", None),
        ("quote", "A swarm came over.", None),
        ("item", "One item", None),
        ("link", "item", "https://d.example"),
        ("table", "What | When", None),
        ("table", "Bees | May", None),
        ("code", "count(bees)", None),
    ]
    assert [m.level for m in item.body_markup if m.kind == "heading"] == [3]


def test_so_does_a_page_and_an_item_of_a_feed() -> None:
    html = "<h2>The case</h2><p>A <a href='https://b.example/w'>judge</a> decides <b>it</b>.</p>"
    page = f"<!doctype html><html><body><article><h1>Bees</h1>{html * 3}</article></body></html>"
    head = "<rss version='2.0'><channel><title>Wire</title><item><title>Bees</title><description>"
    feed = f"{head}<![CDATA[{html}]]></description></item></channel></rss>"
    for name, text in (("a.html", page), ("a.xml", feed)):
        item = read_text(name, text).news[0]
        kept = {(m.kind, item.body[m.start : m.end], m.address) for m in item.body_markup}
        assert kept >= {
            ("heading", "The case", None),
            ("link", "judge", "https://b.example/w"),
            ("strong", "it", None),
        }


def test_a_mapping_called_data_is_no_date() -> None:
    text = "---\ntitle: Bees\ndate: 2024-05-01\ndata:\n  hives: 3\n---\nA swarm.\n"
    assert not read_article(ParsedFile.of_text(text)).problems


def test_a_date_and_an_address_right_below_a_title_are_its_own() -> None:
    text = "Bees wake\nAnn Lee, Wire\nMay 1, 2024\nhttps://a.example/bees\n\nThe first flight.\n"
    news = item(text, "bees.txt")
    assert (news.title, news.url) == ("Bees wake", "https://a.example/bees")
    assert news.published == date(2024, 5, 1)
    assert news.body == "Ann Lee, Wire\n\nThe first flight."


def test_labels_of_other_languages_may_stand_above_those_that_are_known() -> None:
    text = "# Bees\n\n## Metadados\n- Escritora: Ann\n- URL: https://a.example/b\n\n## Mais\nSim."
    assert (item(text).url, item(text).title) == ("https://a.example/b", "Bees")


def test_a_file_that_is_all_fields_may_have_its_text_among_them() -> None:
    news = item('title = "Bees"\nurl = "https://a.example"\ncontent = "In March."\n', "bees.toml")
    assert (news.title, news.body, news.extra) == ("Bees", "In March.", ())
