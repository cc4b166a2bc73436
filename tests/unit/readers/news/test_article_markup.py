"""What an article was in its file: kept beside its plain text."""

from __future__ import annotations

from tests.unit.readers.written import read_text

ARTICLE = """---
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
    item = read_text("a.md", ARTICLE, "news").news[0]
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
