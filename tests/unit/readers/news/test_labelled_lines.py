"""Labelled lines below a title."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text
from tui.model import iso_day

READWISE = """# Bees in court

![rw-book-cover](https://a.example/c.png)

## Metadata
- Author: [[Ann Lee]]
- Full Title: Bees in Court: Who Owns a Swarm?
- Category: #articles
- Document Tags: #law #bees
- URL: https://a.example/bees

## Highlights
- A swarm came. ([View Highlight](https://read.readwise.io/read/01h)) ^rw1
"""


def test_readwise_puts_them_in_a_list() -> None:
    (item,) = read_text("a.md", READWISE, "news").news
    assert (item.title, item.url) == ("Bees in court", "https://a.example/bees")
    assert item.images == ("https://a.example/c.png",)
    assert item.body == "Highlights\n\n• A swarm came."


def test_the_full_title_counts_where_there_is_no_heading() -> None:
    text = READWISE.replace("# Bees in court\n", "")
    assert read_text("a.md", text, "news").news[0].title == "Bees in Court: Who Owns a Swarm?"


@pytest.mark.parametrize(
    "lines",
    [
        "**Source:** [Field Wire](https://a.example/bees)\n**Date:** 2024-05-01",
        "- URL:: https://a.example/bees\n- Date:: [[2024-05-01]]".replace("::", ":"),
        "Link: <https://a.example/bees>\nPublished: May 1, 2024",
        "> URL: https://a.example/bees\n> Published: 2024-05-01",
    ],
)
def test_they_are_written_in_many_ways(lines: str) -> None:
    (item,) = read_text("a.md", f"# Bees\n\n{lines}\n\nA swarm came over the hill.\n", "news").news
    assert (item.title, item.url) == ("Bees", "https://a.example/bees")
    assert iso_day(item.published) == "2024-05-01"
    assert item.body == "A swarm came over the hill."


@pytest.mark.parametrize(
    "text",
    [
        "# Bees\n\nA swarm came.\n\nURL: https://a.example/x\n",
        "# Bees\n\nNote: this is prose.\nSource: an old book\n\nMore.\n",
        "# Bees\n\n- Title: a word\n- Author: another\n",
    ],
)
def test_prose_is_left_as_it_is(text: str) -> None:
    (item,) = read_text("a.md", text, "news").news
    assert item.url is None
    assert item.body


@pytest.mark.parametrize(
    "lines",
    [
        "Titel: Bienen\nQuelle: https://a.example/bees\nDatum: 1. Mai 2024",
        "标题：Bienen\n来源：https://a.example/bees\n发布时间：2024-05-01",
        "Título: Bienen\nFuente: https://a.example/bees\nFecha: 2024-05-01",
        "Заголовок: Bienen\nИсточник: https://a.example/bees\nДата: 01.05.2024",
        "タイトル：Bienen\n出典：https://a.example/bees\n公開日：2024年5月1日",
        "Title: Bienen\n\nURL Source: https://a.example/bees\n\nPublished Time: 2024-05-01\n",
        "Title: Bienen\nURL Source: https://a.example/bees\nDate: 2024-05-01\nMarkdown Content:",
        "# Bienen\n\nClipped from: https://a.example/bees\nDate: May 1, 2024",
    ],
)
def test_they_are_named_in_many_languages(lines: str) -> None:
    (item,) = read_text("a.md", f"{lines}\n\nA swarm came over the wall.\n", "news").news
    assert (item.title, item.url) == ("Bienen", "https://a.example/bees")
    assert item.published is not None
    assert iso_day(item.published) == "2024-05-01"
    assert item.body == "A swarm came over the wall."


@pytest.mark.parametrize("name", ["a.rst", "a.md"])
def test_fields_of_restructured_text_below_an_underlined_title(name: str) -> None:
    text = "Bees in court\n=============\n\n:date: 2024-05-01 10:20\n:length: 7\n"
    text += ":url: https://a.example/bees\n\n"
    (item,) = read_text(name, f"{text}A swarm came.\n").news
    assert (item.title, item.url) == ("Bees in court", "https://a.example/bees")
    assert (iso_day(item.published), item.body) == ("2024-05-01", "A swarm came.")
    assert ("length", "7") in item.extra


HEADERS = {
    "Turkish": "Başlık: Bees\nKaynak: {url}\nTarih: 22 Nisan 2025\n\n",
    "Polish": "---\ntytuł: Bees\nźródło: {url}\nopublikowano: 2025-04-22\nutworzono: x\n---\n",
    "Russian": "Заголовок: Bees\nИсточник: {url}\nДата: 22 апреля 2025\n\n",
    "Hindi": "शीर्षक: Bees\nस्रोत: {url}\nदिनांक: 2025-04-22\n\n",
    "French": "De : Ann\nObjet : Bees\nDate : mardi 22 avril 2025 à 10:00\nÀ : Bo\n\n",
    "quotes": "Titel: „Bees“\nQuelle: {url}\nDatum: 22.04.2025 07:59\n\n",
    "a letter": "Von: Ann <a@b.example>\nBetreff: Bees\nDatum: Dienstag, 22. April 2025, 10:00\n\n",
    "saved later": "---\ntitle: Bees\ncreated: 2025-05-03\nfuente: {url}\nfecha: 2025-04-22\n---\n",
    "Logseq": "title:: Bees\nlink:: [news]({url})\ndata:: [[2025-04-22]]\n\n",
}


@pytest.mark.parametrize("tongue", HEADERS)
def test_a_header_may_be_in_any_of_many_languages(tongue: str) -> None:
    url = "https://a.example/bees"
    (item,) = read_text("a.md", HEADERS[tongue].format(url=url) + "A swarm came.\n", "news").news
    assert (item.title, iso_day(item.published)) == ("Bees", "2025-04-22")
    assert item.url in (url, None if "{url}" not in HEADERS[tongue] else url)
    assert item.body == "A swarm came."
