"""Lists of articles in JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day

HTML = "<p>A swarm came.</p>"
PROGRAMS: dict[str, Any] = {
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Field Wire",
        "items": [
            {
                "id": "1",
                "url": "https://a.example/a",
                "title": "Bees",
                "content_html": HTML,
                "date_published": "2022-07-14T10:00:00Z",
            }
        ],
    },
    "Miniflux": {
        "total": 1,
        "entries": [
            {
                "id": 1,
                "title": "Bees",
                "url": "https://a.example/a",
                "published_at": "2022-07-14T10:00:00Z",
                "content": HTML,
                "feed": {"title": "Field Wire", "feed_url": "https://a.example/f"},
            }
        ],
    },
    "Google Reader": {
        "id": "user/-/state/com.google/starred",
        "items": [
            {
                "id": "tag:1",
                "title": "Bees",
                "published": 1657792800,
                "canonical": [{"href": "https://a.example/a"}],
                "summary": {"content": HTML},
                "origin": {"title": "Field Wire", "streamId": "feed/1"},
                "categories": ["user/-/state/com.google/read", "user/1/label/insects"],
            }
        ],
    },
    "wallabag": [
        {
            "id": 1,
            "title": "Bees",
            "url": "https://a.example/a",
            "content": HTML,
            "published_at": "2022-07-14T10:00:00+0000",
            "domain_name": "Field Wire",
            "tags": [{"label": "insects", "slug": "insects"}],
        }
    ],
    "Pocket": {
        "list": {
            "7": {
                "resolved_title": "Bees",
                "resolved_url": "https://a.example/a",
                "excerpt": "A swarm came.",
                "time_added": "1657792800",
                "site": "Field Wire",
            }
        }
    },
    "WordPress": [
        {
            "id": 1,
            "date": "2022-07-14T10:00:00",
            "link": "https://a.example/a",
            "title": {"rendered": "Bees"},
            "content": {"rendered": HTML},
            "site_name": "Field Wire",
        }
    ],
    "an entry around each": {
        "data": {
            "children": [
                {
                    "kind": "t3",
                    "data": {
                        "title": "Bees",
                        "url": "https://a.example/a",
                        "created_utc": 1657792800.0,
                        "text": HTML,
                        "source": "Field Wire",
                    },
                }
            ]
        }
    },
    "CSL": [
        {
            "type": "article-newspaper",
            "title": "Bees",
            "URL": "https://a.example/a",
            "abstract": "A swarm came.",
            "issued": {"date-parts": [[2022, 7, 14]]},
            "container-title": "Field Wire",
        }
    ],
    "another language": [
        {
            "标题": "Bees",
            "链接": "https://a.example/a",
            "发布时间": "2022-07-14 10:00",
            "text": HTML,
            "来源": "Field Wire",
        }
    ],
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_programs_give_out(program: str) -> None:
    reading = read_text("a.json", json.dumps(PROGRAMS[program]))
    (item,) = reading.news
    assert (item.title, item.url, item.provider) == ("Bees", "https://a.example/a", "Field Wire")
    assert (item.body, iso_day(item.published)) == ("A swarm came.", "2022-07-14")
    assert set(item.topics) <= {"insects"}
    assert not reading.all_problems()


def test_a_recording_that_is_attached_makes_an_episode() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Field Notes",
        "items": [
            {
                "id": "1",
                "title": "Bees",
                "content_html": "<p>0:00 Intro<br>5:00 Winter</p>",
                "attachments": [
                    {
                        "url": "https://a.example/a.mp3",
                        "mime_type": "audio/mpeg",
                        "duration_in_seconds": 600,
                    }
                ],
            }
        ],
    }
    (episode,) = read_text("a.json", json.dumps(feed)).episodes
    assert (episode.show, episode.duration, len(episode.segments)) == ("Field Notes", 600, 2)


def test_lists_lie_anywhere_and_a_line_an_item_is_a_list() -> None:
    item = {"title": "Bees", "url": "https://a.example/a"}
    nested = {"at": "x", "categories": {"a": [item, item], "b": [item]}}
    assert len(read_text("a.json", json.dumps(nested)).news) == 3
    lines = "\n".join(json.dumps(item) for _ in range(2))
    assert len(read_text("a.jsonl", lines).news) == 2


def test_content_counts_and_not_the_name() -> None:
    text = json.dumps(PROGRAMS["Miniflux"])
    assert len(read_text("a.txt", text).news) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("{}", "[]", '{"a": 1}', '[{"title": "x"}]', '[{"start": 0, "title": "x", "url": "y"}]'),
        '[{"start": 0, "title": "x", "show": {"title": "x", "url": "https://a.example"}}]',
        (
            '{"chapters": [{"start": "0:00:07", "title": "Hello"}], "audio": [{"title": "MP3",'
            ' "url": "https://a.example/a.mp3", "mimeType": "audio/mpeg"}]}'
        ),
    ],
)
def test_other_json_is_no_news(text: str) -> None:
    assert not read_text("a.json", text).news


def test_a_list_that_breaks_off_gives_what_stands_above() -> None:
    item = {"title": "Bees", "url": "https://a.example/a"}
    reading = read_text("a.json", json.dumps([item] * 5)[:-20])
    assert len(reading.news) == 4
    assert "no whole JSON" in said(reading)


BOOKMARKS: dict[str, Any] = {
    "Pinboard": [
        {
            "href": "https://a.example/a",
            "description": "Bees",
            "extended": "In March.",
            "time": "2024-05-01T08:30:00Z",
            "tags": "bees",
        }
    ],
    "Karakeep": {
        "bookmarks": [
            {
                "title": "Bees",
                "createdAt": 1714552200,
                "content": {"type": "link", "url": "https://a.example/a"},
                "note": "In March.",
            }
        ]
    },
    "Firefox": {
        "children": [
            {
                "title": "menu",
                "children": [
                    {"title": "Bees", "uri": "https://a.example/a", "dateAdded": 1714552200000000},
                    {"title": "deep", "children": [{"title": "x", "uri": "place:sort=8"}]},
                ],
            }
        ]
    },
    "Chrome": {
        "roots": {
            "bookmark_bar": {
                "children": [
                    {
                        "name": "Bees",
                        "type": "url",
                        "url": "https://a.example/a",
                        "date_added": "13359025800000000",
                    },
                    {"name": "empty", "type": "folder", "children": []},
                ],
                "name": "Bookmarks bar",
            }
        }
    },
}


@pytest.mark.parametrize("program", BOOKMARKS)
def test_bookmarks_lie_in_folders_and_have_names_of_their_own(program: str) -> None:
    (bees,) = read_text("marks.json", json.dumps(BOOKMARKS[program])).news
    assert (bees.title, bees.url) == ("Bees", "https://a.example/a")
    assert iso_day(bees.published) == "2024-05-01"
