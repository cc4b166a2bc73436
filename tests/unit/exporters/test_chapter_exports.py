"""Chapters for other programs: their exact forms, and YouTube's rules."""

from __future__ import annotations

import json

from msgspec.structs import replace

from tests.unit.exporters.talks import EXPORTED, TALK
from tui.exporters.chapter_exports import (
    ffmetadata,
    podcast_chapters,
    podlove_chapters,
    youtube_description,
    youtube_doubts,
)
from tui.exporters.exported_episode import ExportedEpisode
from tui.model import Segment, Timecode


def with_starts(*starts: float) -> ExportedEpisode:
    segments = tuple(Segment(Timecode(at), None, None, f"At {at:.0f}", "") for at in starts)
    return ExportedEpisode(replace(TALK, segments=segments))


def test_chapters_of_podcasting_2_are_those_of_its_specification() -> None:
    document = json.loads(podcast_chapters(EXPORTED))
    assert (document["version"], document["podcastName"]) == ("1.2.0", "Field Notes")
    assert document["chapters"][1] == {"startTime": 300.0, "title": "Mites", "endTime": 600.0}


def test_podlove_escapes_titles() -> None:
    segment = Segment(Timecode(62.5), None, None, 'A "quoted" <b> & more', "")
    text = podlove_chapters(ExportedEpisode(replace(TALK, segments=(segment,))))
    assert 'start="00:01:02.500"' in text
    assert 'A "quoted" &lt;b&gt; &amp; more\'' in text


def test_ffmetadata_escapes_its_signs_and_counts_milliseconds() -> None:
    segment = Segment(Timecode(1.25), Timecode(2), None, "a=b;c#d\\e", "")
    lines = ffmetadata(ExportedEpisode(replace(TALK, segments=(segment,)))).splitlines()
    assert lines[-5:] == [
        "[CHAPTER]",
        "TIMEBASE=1/1000",
        "START=1250",
        "END=2000",
        "title=a\\=b\\;c\\#d\\\\e",
    ]


def test_a_description_has_a_line_a_chapter_without_angle_brackets() -> None:
    text = youtube_description(with_starts(0, 65, 3725))
    assert text == "0:00 At 0\n1:05 At 65\n1:02:05 At 3725\n"
    segment = Segment(Timecode(0), None, None, "a <b>", "")
    shown = youtube_description(ExportedEpisode(replace(TALK, segments=(segment,))))
    assert "<" not in shown


def test_youtubes_rules_are_told_where_they_are_broken() -> None:
    assert youtube_doubts(EXPORTED) == []
    assert youtube_doubts(with_starts(5, 30, 60)) == ["the first chapter is at 0:05, not at 0:00"]
    assert youtube_doubts(with_starts(0, 30)) == ["there are 2 chapters; three are the fewest"]
    assert youtube_doubts(with_starts(0, 30, 36)) == [
        "0:30 At 30: 6 seconds are too short; ten are the fewest"
    ]
    assert "characters" in youtube_doubts(with_starts(*range(0, 9000, 10)))[0]


def test_chapters_come_in_the_order_of_their_times() -> None:
    assert youtube_description(with_starts(60, 0, 30)).splitlines()[1] == "0:30 At 30"
