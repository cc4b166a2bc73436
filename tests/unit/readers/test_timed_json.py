"""JSON of speech recognition, of players and of publishers: words or titles with their times."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS, Registry
from tui.readers.timed_items import timed_items
from tui.readers.timed_json import read

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Episode

BOTH = [(0.5, "Hello."), (4.25, "And bye.")]
SPOKEN: dict[str, Any] = {
    "whisper": {
        "text": "Hello. And bye.",
        "language": "en",
        "segments": [
            {"id": 0, "start": 0.5, "end": 4.25, "text": " Hello.", "tokens": [1, 2]},
            {"id": 1, "start": 4.25, "end": 6.0, "text": " And bye.", "words": [{"word": "And"}]},
        ],
    },
    "chunks": {
        "text": "Hello. And bye.",
        "chunks": [
            {"timestamp": [0.5, 4.25], "text": " Hello."},
            {"timestamp": [4.25, None], "text": " And bye."},
        ],
    },
    "whisper.cpp": {
        "transcription": [
            {"timestamps": {"from": "00:00:00,500"}, "offsets": {"from": 500, "to": 4250}}
            | {"text": " Hello."},
            {"timestamps": {"from": "00:00:04,250", "to": "00:00:06,000"}, "text": " And bye."},
        ]
    },
    "words beside segments": {
        "word_segments": [
            {"word": "Hello.", "start": 0.5},
            {"word": "And", "start": 4.25},
            {"word": "bye.", "start": 5.0},
        ],
        "segments": [
            {"start": 0.5, "end": 4.25, "text": "Hello."},
            {"start": 4.25, "end": 6, "text": "And bye."},
        ],
    },
    "json3": {
        "wireMagic": "pb3",
        "events": [
            {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
            {"tStartMs": 500, "dDurationMs": 5000, "segs": [{"utf8": "Hel"}, {"utf8": "lo."}]},
            {"tStartMs": 3000, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 4250, "dDurationMs": 900, "segs": [{"utf8": "And "}, {"utf8": "bye."}]},
        ],
    },
    "a list of the API": [
        {"text": "Hello.", "start": 0.5, "duration": 9.0},
        {"text": "And&nbsp;bye.", "start": 4.25, "duration": 2},
    ],
    "Podcasting 2.0": {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Ann", "startTime": 0.5, "endTime": 4.25, "body": "Hello."},
            {"speaker": "Bo", "startTime": 4.25, "endTime": 6, "body": "And bye."},
        ],
    },
    "texts and numbers of a list": [
        {"start": "00:00:00.5", "speaker": "Ann", "content": "Hello."},
        {"start": "00:00:04.250", "speaker": "Bo", "content": "And bye."},
    ],
    "summarize": {
        "transcriptSegments": [
            {"startMs": 500, "endMs": 4250, "text": "Hello."},
            {"startMs": 4250, "endMs": 6000, "text": "And bye."},
        ],
        "transcriptTimedText": "[0:00] Hello.",
    },
    "utterances of a service": {
        "results": {
            "channels": [{"alternatives": [{"transcript": "Hello. And bye.", "words": []}]}],
            "utterances": [
                {"start": 0.5, "end": 4.25, "transcript": "Hello.", "speaker": 0},
                {"start": 4.25, "end": 6.0, "transcript": "And bye.", "speaker": 1},
            ],
        }
    },
    "sentences of paragraphs": {
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "paragraphs": {
                                "paragraphs": [
                                    {"start": 0, "sentences": [{"text": text, "start": start}]}
                                    for start, text in BOTH
                                ]
                            }
                        }
                    ]
                }
            ]
        }
    },
    "items of words and signs": {
        "results": {
            "transcripts": [{"transcript": "Hello. And bye."}],
            "items": [
                {"start_time": "0.5", "alternatives": [{"confidence": "0.9", "content": "Hello"}]},
                {"type": "punctuation", "alternatives": [{"confidence": "0", "content": "."}]},
                {
                    "start_time": "4.25",
                    "alternatives": [
                        {"confidence": "0.9", "content": "And bye"},
                        {"confidence": "0.1", "content": "An die"},
                    ],
                },
                {"type": "punctuation", "alternatives": [{"confidence": "0", "content": "."}]},
            ],
        }
    },
    "renderers": {
        "initialSegments": [
            {"transcriptSegmentRenderer": {"startMs": at, "snippet": {"runs": [{"text": words}]}}}
            for at, words in (("500", "Hello."), ("4250", "And bye."))
        ]
    },
}


def episode(tmp_path: Path, value: Any, name: str = "talk.json", minutes: float = 0.0) -> Episode:
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    (found,) = Registry(FORMATS, minutes).read([path]).episodes
    return found


@pytest.mark.parametrize("name", SPOKEN)
@pytest.mark.parametrize("file", ["talk.json", "talk.txt"])
def test_what_was_said(name: str, file: str, tmp_path: Path) -> None:
    segments = episode(tmp_path, SPOKEN[name], file).segments
    assert [(float(s.start), s.text) for s in segments] == BOTH


def test_speakers_are_kept(tmp_path: Path) -> None:
    for name in ("Podcasting 2.0", "texts and numbers of a list"):
        segments = episode(tmp_path, SPOKEN[name]).segments
        assert [s.gist for s in segments] == ["Ann: Hello.", "Bo: And bye."]
    segments = episode(tmp_path, SPOKEN["utterances of a service"]).segments
    assert [s.gist for s in segments] == ["Speaker 0: Hello.", "Speaker 1: And bye."]


def test_whole_numbers_are_milliseconds_where_seconds_make_no_sense(tmp_path: Path) -> None:
    words = "As many words as somebody says in four seconds or five."
    for unit, start in ((1000, 5.0), (1, 5.0)):
        rows = [{"start": unit * at, "text": words} for at in (0, 5, 10)]
        assert float(episode(tmp_path, rows).segments[1].start) == start


CHAPTERS: dict[str, Any] = {
    "Podcasting 2.0": {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "title": "Intro"},
            {"startTime": 95.5, "title": "Hidden", "toc": False},
            {"startTime": "330.5", "title": "Winter &amp; more", "endTime": None, "url": None},
            {"startTime": "01:02:03", "title": "Mites"},
        ],
    },
    "Podlove": [
        {"start": "00:00:00.000", "title": "Intro"},
        {"start": "00:05:30.500", "title": "Winter & more", "href": "https://x.example"},
        {"start": "01:02:03.000", "title": "Mites"},
    ],
    "a service": {
        "audio_duration": 4000,
        "chapters": [
            {"start": 0, "end": 330500, "gist": "Intro", "headline": "What comes."},
            {"start": 330500, "end": 3723000, "gist": "Winter & more", "headline": "Snow."},
            {"start": 3723000, "end": 4000000, "gist": "Mites", "details": ["Mites came."]},
        ],
    },
    "ranges": [
        {"time_range": "0:00-5:30.5", "topic": "Intro"},
        {"time_range": "5:30.5 – 62:03", "topic": "Winter & more"},
        {"time_range": "1:02:03 to 1:10:00", "topic": "Mites"},
    ],
    "times as names": {"0:00": "Intro", "5:30.5": "Winter & more", "1:02:03": {"title": "Mites"}},
    "ffprobe": {
        "chapters": [
            {"start": 0, "start_time": "0.000", "tags": {"title": "Intro"}},
            {"start": 330500, "start_time": "330.500", "tags": {"title": "Winter & more"}},
            {"start": 3723000, "start_time": "3723.000", "tags": {"title": "Mites"}},
        ]
    },
    "moments of Twitch": {
        "edges": [
            {"node": {"positionMilliseconds": 0, "description": "Intro"}},
            {"node": {"positionMilliseconds": 330500, "description": "Winter & more"}},
            {"node": {"positionMilliseconds": 3723000, "description": "Mites"}},
        ]
    },
    "ticks of Jellyfin": [
        {"StartPositionTicks": 0, "Name": "Intro"},
        {"StartPositionTicks": 3305000000, "Name": "Winter & more"},
        {"StartPositionTicks": 37230000000, "Name": "Mites"},
    ],
    "Plex": [
        {"id": 1, "tag": "Intro", "startTimeOffset": 0, "endTimeOffset": 330500},
        {"id": 2, "tag": "Winter & more", "startTimeOffset": 330500, "endTimeOffset": 3723000},
        {"id": 3, "tag": "Mites", "startTimeOffset": 3723000, "endTimeOffset": 4000000},
    ],
    "SponsorBlock": [
        {"segment": [0, 330.5], "category": "chapter", "description": "Intro"},
        {"segment": [330.5, 3723], "category": "chapter", "description": "Winter & more"},
        {"segment": [3723, 4000], "category": "chapter", "description": "Mites"},
    ],
    "titles in languages": [
        {"start-time": 0, "titles": [{"language": "en", "title": "Intro"}]},
        {"start-time": 330.5, "titles": [{"language": "en", "title": "Winter & more"}]},
        {"start-time": 3723, "titles": [{"language": "en", "title": "Mites"}]},
    ],
}


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters(name: str, tmp_path: Path) -> None:
    found = episode(tmp_path, CHAPTERS[name], minutes=4.0)
    assert [(float(s.start), s.title) for s in found.segments] == [
        (0.0, "Intro"),
        (330.5, "Winter & more"),
        (3723.0, "Mites"),
    ]
    if name == "a service":
        assert [s.text for s in found.segments] == ["What comes.", "Snow.", "Mites came."]
        assert found.duration == 4000


INFO = {
    "id": "abc",
    "extractor": "youtube",
    "title": "A year with bees | Field Notes Podcast #12",
    "channel": "Field Notes",
    "duration": 3957,
    "upload_date": "20240501",
    "webpage_url": "https://www.youtube.com/watch?v=abcdefghijk",
    "description": "About a year.\n\n0:00 Intro\n5:30 Winter\n",
    "automatic_captions": {"en": [{"url": "https://x.example"}]},
}


def test_what_yt_dlp_writes(tmp_path: Path) -> None:
    chapters = [{"start_time": 0.0, "end_time": 330.0, "title": "<Untitled Chapter 1>"}]
    for more, title in (({"chapters": chapters}, "<Untitled Chapter 1>"), ({}, "Intro")):
        found = episode(tmp_path, INFO | more, "talk.info.json", minutes=4.0)
        assert (found.title, found.show, found.number) == (
            "A year with bees",
            "Field Notes Podcast",
            12,
        )
        assert (str(found.published), found.duration) == ("2024-05-01", 3957)
        assert found.media == "https://www.youtube.com/watch?v=abcdefghijk"
        assert found.overview == ("About a year.",)
        assert found.segments[0].title == title


def test_chapters_and_words_in_one_file(tmp_path: Path) -> None:
    value = SPOKEN["whisper"] | {"chapters": [{"startTime": 4, "title": "Bye"}]}
    before, chapter = episode(tmp_path, value, minutes=4.0).segments
    assert (before.title, before.text) == (None, "Hello.")
    assert (chapter.title, chapter.text) == ("Bye", "And bye.")
    assert chapter.times == ((0, 4.25),)


def test_a_row_without_a_start_is_told(tmp_path: Path) -> None:
    rows = [*SPOKEN["whisper"]["segments"], {"start": None, "text": "lost"}]
    found = episode(tmp_path, {"segments": rows})
    assert [s.text for s in found.segments] == ["Hello.", "And bye. lost"]
    assert "segments[2]" in found.problems[0].message


def test_lines_of_json(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, SPOKEN["whisper"]["segments"]))
    assert len(episode(tmp_path, lines, "talk.jsonl").segments) == 2


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SPOKEN["whisper"], indent=1)[:-40],
        json.dumps(SPOKEN["whisper"]).replace('"start": 4.25', '"start": oops'),
        json.dumps(SPOKEN["a list of the API"]) + "}",
    ],
)
def test_of_broken_json_what_can_be_read_is_shown(text: str, tmp_path: Path) -> None:
    found = episode(tmp_path, text)
    assert found.segments[0].text == "Hello."
    assert "no whole JSON" in found.problems[0].message


@pytest.mark.parametrize("value", [{}, [], [1], {"segments": []}, {"a": [{"title": "x"}]}])
def test_other_json_is_told_and_not_read(value: Any, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_text(json.dumps(value))
    reading = Registry(FORMATS).read([path])
    assert reading.episodes == ()
    assert "JSON of another kind is not read yet" in reading.problems[0].message


@pytest.mark.parametrize("piece", ["[", '{"a":', '[{"start":'])
def test_what_is_nested_too_deep_is_told(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_text(piece * 100_000)
    reading = Registry(FORMATS).read([path])
    assert reading.episodes == ()
    assert reading.problems
    assert "please report" not in str(reading.problems)


def test_what_is_nested_too_deep_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    cues = '{"start": 0, "text": "Hives [of] bees."}, {"start": 9, "text": "Mites."}'
    text = f'{{"meta":\n{"[" * 100_000}{"]" * 100_000}, "segments": [{cues}]}}'
    found = episode(tmp_path, text)
    assert "Hives [of] bees." in found.segments[0].text
    assert [problem.line for problem in found.problems] == [2]


def test_where_json_breaks_off_is_told(tmp_path: Path) -> None:
    found = episode(tmp_path, '{"segments": [\n{"start": 0, "text": "Hives."},\n{"start": 9')
    assert [problem.line for problem in found.problems] == [3]


def test_of_a_long_line_nothing_is_cut_off(tmp_path: Path) -> None:
    rows = [{"start": at, "text": "word " * 300} for at in range(0, 9000, 10)]
    text = json.dumps({"segments": rows})
    assert len(text) > 1_200_000
    for broken in (text, text[:-3]):
        found = episode(tmp_path, broken)
        assert len(found.segments) >= 899
        assert len(found.problems) == (broken != text)


WORDS = ["Bees", "wake", "in", "March", ".", "They", "fly", "out", "of", "it", "."]
LISTED_WORDS = {
    "Speechmatics": {
        "results": [
            {"start_time": at / 2, "end_time": at / 2 + 0.4, "alternatives": [{"content": word}]}
            for at, word in enumerate(WORDS)
        ]
    },
    "AWS": {
        "results": {
            "items": [
                {"type": "punctuation", "alternatives": [{"content": word, "confidence": "0.0"}]}
                if word == "."
                else {
                    "start_time": str(at / 2),
                    "end_time": str(at / 2 + 0.4),
                    "alternatives": [{"content": word, "confidence": "0.9"}],
                }
                for at, word in enumerate(WORDS)
            ]
        }
    },
    "Rev": {
        "monologues": [
            {
                "speaker": 0,
                "elements": [
                    {"type": "punct", "value": word}
                    if word == "."
                    else {"value": word, "ts": at / 2, "end_ts": at / 2 + 0.4}
                    for at, word in enumerate(WORDS)
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("program", LISTED_WORDS)
def test_words_that_are_listed_one_by_one_are_phrases(program: str) -> None:
    file = ParsedFile.of_text(json.dumps(LISTED_WORDS[program]), "talk.json")
    file.passage_minutes = 0
    (episode,) = read(file).episodes
    told = [(float(one.start), one.text) for one in episode.segments]
    assert told == [(0, "Bees wake in March."), (2.5, "They fly out of it.")]


NAMED = {
    "millis": ("startMillis", "durationMillis", 1000),
    "ts": ("start_ts", "end_ts", 1),
    "seconds": ("start_time_seconds", "end_time_seconds", 1),
    "in seconds": ("startInSeconds", "endInSeconds", 1),
    "timecode": ("Timecode In", "Timecode Out", 1),
}


@pytest.mark.parametrize("names", NAMED)
def test_names_that_are_made_of_known_words_are_known(names: str) -> None:
    start, end, scale = NAMED[names]
    rows = [{start: at * scale, end: 300 * scale, "chapter": f"Part {at}"} for at in (0, 330, 900)]
    (episode,) = read(ParsedFile.of_text(json.dumps({"parts": rows}), "talk.json")).episodes
    told = [(float(one.start), one.title) for one in episode.segments]
    assert told == [(0, "Part 0"), (330, "Part 330"), (900, "Part 900")]


def test_short_turns_with_speakers_are_no_chapters() -> None:
    turns = [{"speaker": "Ann", "timestamp": f"0{n}:00", "text": f"Yes, {n}."} for n in range(4)]
    (episode,) = read(ParsedFile.of_text(json.dumps(turns), "talk.json")).episodes
    assert episode.segments[0].text.startswith("Ann: Yes, 0.")


def test_moments_of_a_day_count_from_the_first() -> None:
    moments = "2026-09-15T20:32:59.500Z", "2026-09-15T20:33:03.250Z"
    rows = [{"start_timestamp": at, "text": "Tea.", "source": "mic"} for at in moments]
    found = timed_items(rows)
    assert found is not None
    assert [cue.start for cue in found.cues] == [0, 3.75]


def test_rows_of_a_transcript_are_not_kept() -> None:
    rows = ({"start": float(i), "end": i + 1.0, "text": f"Tea {i}", "id": i} for i in range(2000))
    tracemalloc.start()
    assert timed_items(rows) is not None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 600 * 2000  # with a mapping each it was 900
