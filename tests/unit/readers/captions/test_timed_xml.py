"""Captions in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Episode

TTML = """<?xml version="1.0"?>
<!-- made by hand -->
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000">
 <head><metadata><ttm:title>A year</ttm:title>
  <ttm:agent xml:id="s1"><ttm:name>Ann Lee</ttm:name></ttm:agent></metadata></head>
 <body><div begin="10s">
  <p begin="0.5s" end="1.5s" ttm:agent="s1">Hello <span>there</span><br/>again</p>
  <p begin="00:00:02:05" dur="500ms">Two</p>
  <p begin="4000t">Three &amp; four</p>
  <p><span begin="5s">A</span> <span begin="6s">B</span></p>
  <p>Without</p>
 </div></body>
</tt>"""


def cues(tmp_path: Path, name: str, text: str) -> Episode:
    path = tmp_path / name
    path.write_text(text)
    (episode,) = Registry(FORMATS, 0.0).read([path]).episodes
    return episode


def test_ttml_with_every_way_to_tell_a_time(tmp_path: Path) -> None:
    episode = cues(tmp_path, "talk.xml", TTML)
    assert episode.title == "A year"
    assert [(float(s.start), s.text) for s in episode.segments] == [
        (10.5, "Hello there\nagain"),
        (12.2, "Two"),
        (14.0, "Three & four"),
        (15.0, "A"),
        (16.0, "B"),
    ]
    assert float(episode.segments[1].end or 0) == 12.7
    assert episode.segments[0].gist.startswith("Ann Lee: Hello")
    assert [problem.line for problem in episode.problems] == [12]


def test_what_youtube_serves(tmp_path: Path) -> None:
    old = "<transcript><text start='1.5' dur='2'>it&amp;#39;s</text></transcript>"
    new = "<timedtext format='3'><body><p t='1500' d='2000'>it is</p></body></timedtext>"
    for name, text, words in (("a.xml", old, "it's"), ("b.srv3", new, "it is")):
        (segment,) = cues(tmp_path, name, text).segments
        assert (segment.start, segment.end, segment.text) == (1.5, 3.5, words)
