"""Summaries as episodes: what begins a segment, what belongs to it, what the file says of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import count_segments, looks_like_summary, read_summary

if TYPE_CHECKING:
    from tui.model import Episode


def read(text: str, path: str = "talks/a talk.md") -> Episode:
    return read_summary(ParsedFile.of_text(dedent(text), path))


def told(text: str) -> list[tuple[float, str | None]]:
    episode = read(text)
    timed = episode.segments if episode.is_timed else ()
    return [(float(segment.start), segment.title) for segment in timed]


def ends(text: str) -> list[float | None]:
    return [None if one.end is None else float(one.end) for one in read(text).segments]


def messages(text: str) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in read(text).problems]


STYLES = {
    "before": "0:00 Intro\n1:30 Next\n1:02:03 End",
    "dash": "0:00 - Intro\n1:30 – Next\n1:02:03 — End",
    "glued dash": "00:00-Intro\n01:30-Next\n1:02:03-End",
    "colon": "0:00: Intro\n1:30: Next\n1:02:03: End",
    "bar": "0:00 | Intro\n1:30 | Next\n1:02:03 | End",
    "arrow": "0:00 → Intro\n1:30 → Next\n1:02:03 → End",
    "tilde": "- 0:00 ~ : Intro\n- 1:30 ~ : Next\n- 1:02:03 ~ : End",
    "brackets": "[00:00:00] Intro\n[00:01:30] Next\n[01:02:03] End",
    "parentheses": "(00:00) Intro\n(01:30) - Next\n(1:02:03) End",
    "bold": "**0:00** Intro\n**1:30** Next\n**1:02:03** End",
    "all bold": "**0:00 - Intro**\n**1:30 - Next**\n**1:02:03 - End**",
    "code": "`0:00` Intro\n`1:30` Next\n`1:02:03` End",
    "escaped": "\\[00:00\\] Intro\n\n\\[01:30\\] Next\n\n\\[01:02:03\\] End",
    "at": "* [@00:00] - Intro\n* [@01:30] - Next\n* [@1:02:03] - End",
    "units": "0m0s Intro\n1m30s Next\n1h2m3s End",
    "bullets": "- 0:00 Intro\n* 1:30 Next\n• 1:02:03 End",
    "numbers": "1. 0:00 Intro\n2. 1:30 Next\n3) 1:02:03 End",
    "signs": "▶️ 0:00 Intro\n👉 1:30 Next\n⏱ 1:02:03 End",
    "headings": "## 0:00 Intro\n\n### 1:30 Next\n\n## 1:02:03 End",
    "behind headings": "## Intro `[0:00]`\n\n## Next (1:30)\n\n## End — 1:02:03",
    "heading and points": "#### [0:00] Intro\n\n- [1:30] Next\n\n#### [1:02:03] End",
    "above": "## Intro\n\n`[part 0:00-1:30]`\n\n## Next\n\n`[1:30-1:02:03]`\n\n"
    "## End\n\n`[1:02:03]`",
    "link": "- [0:00](https://youtu.be/x?t=0) Intro\n- [1:30](https://youtu.be/x?t=90) Next\n"
    "- **[1:02:03](#t=1:02:03)** End",
    "behind": "Intro 0:00\nNext (1:30)\nEnd [1:02:03]",
    "dotted": "Intro ........ 0:00\nNext ........ 1:30\nEnd ........ 1:02:03",
    "behind links": "- [Intro](https://a.example) - *0:00*.\n"
    "- [Next](https://b.example) - *1:30*.\n- [End](https://c.example) - *1:02:03*.",
    "alone": "(0:00)\n\nIntro\n\n(1:30)\n\nNext\n\n(1:02:03)\n\nEnd",
    "table": "| Time | Topic |\n|---|---|\n| 0:00 | Intro |\n| 1:30 | Next |\n| 1:02:03 | End |",
    "wide table": "| # | Topic | Start |\n|--|--|--|\n| 1 | Intro | 0:00 |\n| 2 | Next | 1:30 |\n"
    "| 3 | End | 1:02:03 |",
    "one line": "Marks (0:00) Intro (1:30) Next (1:02:03) End",
    "labels in brackets": "Intro (marca de tiempo: 0:00)\nNext (ab 1:30)\nEnd (время 1:02:03)",
    "at a moment": "- à 0:00 : Intro\n- à 1:30 : Next\n- à 1:02:03 : End",
    "since the start": "T+0:00 Intro\nT+1:30 Next\nT+1:02:03 End",
    "divided": "Notes · 0:00 Intro · 1:30 Next · 1:02:03 End",
    "behind, below a name": "In this one: Intro (0:00), Next (1:30), End (1:02:03).",
    "bare on one line": "0:00 Intro 1:30 Next 1:02:03 End",
    "paragraphs": "<p>(00:00:00) Intro</p><p>(00:01:30) Next</p><p>(01:02:03) End</p>",
    "breaks": "0:00 Intro<br/>1:30 Next<br>1:02:03 End",
    "list tags": '<ul><li>0:00 <b>Intro</b></li><li><a href="#">1:30</a> Next</li>'
    "<li>1:02:03 End</li></ul>",
    "full width": "０：００ Intro\n１：３０ Next\n１：０２：０３ End",
    "right to left": "\u200f0:00 Intro\n\u200f1:30 Next\n\u200f1:02:03 End",
    "quote": "> 0:00 Intro\n> 1:30 Next\n> 1:02:03 End",
    "mixed": "0:00 Intro\n(1:30) Next\n**[1:02:03]** End",
    "stray bracket": "0:00) Intro\n1:30] Next\n1:02:03) End",
    "slashes": "0:00 / Intro\n1:30 // Next\n1:02:03 / End",
    "figure dash": "0:00 ‒ Intro\n1:30 ― Next\n1:02:03 ‒ End",
    "tortoise shell": "〔0:00〕Intro\n〔1:30〕Next\n〔1:02:03〕End",
    "says that it is a time": "[video 0:00] Intro\n[Time: 1:30] Next\n[视频 1:02:03] End",
    "starts at": "- Intro (starts at 0:00)\n- Next (starts at 1:30)\n- End (starts at 1:02:03)",
    "nine places": "0:00:00.000000000 Intro\n0:01:30.250000000 Next\n1:02:03.000000000 End",
    "two brackets a line": "(0:00) Intro (1:30) Next\n(1:02:03) End",
    "linked titles": "- [Intro](https://youtu.be/ID?t=0)\n- [Next](https://youtu.be/ID?t=90)\n"
    "- [End](https://youtu.be/ID?t=1h2m3s)",
    "addresses": "https://youtu.be/ID?t=0 Intro\n<https://youtu.be/ID?t=90> Next\n"
    "https://youtu.be/ID?t=3723s End",
    "addresses behind": "- Intro: https://overcast.fm/+AbC/0:00\n- Next https://overcast.fm/+AbC/1:30\n"
    "- End [▶](https://overcast.fm/+AbC/1:02:03)",
    "about then": "- Intro (around 0:00)\n- Next (etwa 1:30)\n- End (ca. 1:02:03)",
    "signs of numbers": "#0:00 Intro\n#1:30 Next\n#1:02:03 End",
    "quotations": "[AirrQuote: 0:00] Intro\n[Snip 1:30] Next\n[Bookmark at 1:02:03] End",
    "below titles": "Intro\n0:00\n\nNext\n1:30\n\nEnd\n1:02:03",
    "indented below a label": "Title: A talk\nContents:\n  0:00 Intro\n  1:30 Next\n  1:02:03 End",
    "indented below a header": "Title: A talk\nURL: b\n\n  0:00 Intro\n  1:30 Next\n  1:02:03 End",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_way_of_writing_times_is_read(style: str) -> None:
    assert [(int(start), title) for start, title in told(STYLES[style])] == [
        (0, "Intro"),
        (90, "Next"),
        (3723, "End"),
    ]


FALSE_FRIENDS = {
    "hours that lead": "From 9:00 to 17:00 the shop is open.\n\nVon 9:00 bis 12:30, dann Pause.",
    "ratios": "# Formats\n\n- 16:9 for TV\n- 9:16 for phones\n- 4:5 for feeds\n- 21:9 for film",
    "a programme": "# Conference, 12 May 2024\n\n- 09:00 Desk\n- 09:30 Talk\n- 10:45 Tea",
    "clock": "10:30 AM We meet\n11:15 am We eat\n19:30 Uhr Ende",
    "prose": "We meet at 10:30 in the hall, and at 12:15 there is lunch for all who stay.",
    "one at the end": "See you at 10:30",
    "verses": "# Study\n\n- Exodus 4:10\n- 6:12 says so\n- see 21:14b and 4:24-26\nJohn 3:16",
    "scores": "They won 3:1 and lost 0:2.\n16:9 is wide.",
    "versions": "1.52.1 is out\n2.0 too",
    "dates": "2021-02-05 20:00:00 posted\nMeet 2023-03-04 16:00 UTC",
    "addresses": "https://example.org/12:30\nhttps://example.org/?t=1:30",
    "inaudible": "so [inaudible 00:12:45] it goes\n\\[crosstalk 00:04:25.24\\]",
    "comment": "<!--\n0:00 Intro\n1:30 Next\n-->",
    "fence": "```\n0:00 Intro\n1:30 Next\n```",
    "time left": "-2:00 Intro\n-1:00 Next",
    "front matter": '---\nduration: "1:02:03"\ndate: 2020-01-01 10:00:00\n---\nWords.',
    "label": "Duration: 1:02:03\n\nA talk about tea.",
    "length and words": "Length: 45:10\n\nA talk about tea.",
    "links to other videos": "- [Tea](https://youtu.be/A?t=30)\n- [Milk](https://youtu.be/B?t=90)",
    "one linked moment": "- [Tea](https://youtu.be/A?t=30)\n- [Milk](https://youtu.be/A)",
    "moments in prose": "See [this](https://y.be/A?t=30) and\nthen [that](https://y.be/A?t=90).",
    "opening hours": "Open from 9:00 to 17:00 every day of the week.",
}


@pytest.mark.parametrize("kind", FALSE_FRIENDS)
def test_a_false_friend_begins_no_segment(kind: str) -> None:
    assert told(FALSE_FRIENDS[kind]) == []
    assert not looks_like_summary(ParsedFile.of_text(FALSE_FRIENDS[kind]))


def test_a_word_that_ends_as_one_for_about_stays_whole() -> None:
    assert told("Africa 0:00\nUnivers 1:30\n") == [(0, "Africa"), (90, "Univers")]


def test_times_without_hours_that_touch_words_are_a_list_that_lost_its_ends() -> None:
    text = "Ann on bees. Times: 00:00 Hives02:15 A first one14:05 Winter1:02:03 Honey"
    assert told(text) == [(0, "Hives"), (135, "A first one"), (845, "Winter"), (3723, "Honey")]
    assert told("They won12:30 and lost9:45, so B2:15 and C3:20.") == []


def test_of_lists_below_several_headings_the_one_that_tells_the_whole_recording_divides() -> None:
    chapters = "## Chapters\n- [00:00] Hive\n- [05:12] Winter\n- [40:00] Honey\n"
    highlights = "# Bees\n\n## Best of\n- [11:42] Shivering\n- [31:40] Counting\n\n"
    found = read_summary(ParsedFile.of_text(f"{highlights}{chapters}\n## Quotes\n- 'No' [45:10]"))
    assert [segment.title for segment in found.segments] == ["Hive", "Winter", "Honey"]
    assert (found.title, found.overview[1]) == ("Bees", "• [11:42] Shivering\n• [31:40] Counting")
    assert found.closing == ("Quotes", "• 'No' [45:10]")


def test_turns_below_headings_that_run_back_by_a_slip_all_stay() -> None:
    one = "Ann: 0:00\n\nTea.\n\nBo: 0:49\n\nMilk.\n\nAnn: 0:46\n\nNo.\n\nBo: 0:50\n\nYes.\n\n"
    two = "Ann: 0:55\n\nTea.\n\nBo: 0:59\n\nMilk.\n"
    assert len(told(f"# Talk\n\n## One\n\n{one}## Two\n\n{two}")) == 6


def test_the_title_above_sections_of_times_is_the_title() -> None:
    text = "# Bees\n\n## Winter\n- 0:00 Ball\n- 2:00 Cold\n\n## Summer\n- 5:00 Mites\n- 9:00 Honey"
    found = read_summary(ParsedFile.of_text(text))
    assert found.title == "Bees"
    assert [segment.text for segment in found.segments] == ["Winter", "", "Summer", ""]


def test_lines_in_bold_that_end_with_times_are_titles_of_the_lists_below() -> None:
    text = "**Tea (0:03 - 5:12)**\n* Hot\n* Green\n\n**Milk (5:12 - 9:00)**\n* Cold\n\n"
    assert told(f"{text}**Honey (9:00 - 9:30)**\n* Sweet") == [
        (3, "Tea"),
        (312, "Milk"),
        (540, "Honey"),
    ]


def test_links_to_moments_by_name_are_times() -> None:
    text = "".join(
        f"- [Point {at}](https://a.example/s/x?timestamp={at}.5)\n" for at in (12, 72, 402)
    )
    assert [start for start, _ in told(text)] == [12, 72, 402]


@pytest.mark.parametrize(
    "first",
    ["[타임라인]", "▼目次", "【时间轴】", "⏱️ CHAPTERS", "Key insights", "See https://a.example/x"],
)
def test_a_line_that_names_the_list_or_an_address_is_no_title(first: str) -> None:
    found = read_summary(ParsedFile.of_text(f"{first}\n0:00 Tea\n5:00 Milk\n", "bees.txt"))
    assert found.title == "bees"
    assert found.overview == (first,)


def test_a_time_alone_above_all_others_is_the_length() -> None:
    text = "A meeting\n38m 12s\n\nAnn  0:03\nTea.\n\nBo  0:40\nMilk.\n\nAnn  1:17\nHoney."
    found = read_summary(ParsedFile.of_text(text))
    assert found.duration == 2292
    assert [float(segment.start) for segment in found.segments] == [3, 40, 77]
    dated = read_summary(ParsedFile.of_text(text.replace("38m", "Fri, Mar 8, 2024 10:02AM • 38m")))
    assert [float(segment.start) for segment in dated.segments] == [3, 40, 77]


def test_who_speaks_stands_above_times_that_lead_the_words() -> None:
    turns = "Ann\n(00:00:00) Tea is hot.\nBo\n(00:01:31) Is it?\nAnn\n(00:02:12) It is.\n"
    found = read_summary(ParsedFile.of_text(turns))
    assert [s.text for s in found.segments] == ["Ann: Tea is hot.", "Bo: Is it?", "Ann: It is."]
    chapters = "A talk\n\n0:00 – Water\n1:31 – Doubt\n2:12 – Answer\n\n"
    found = read_summary(ParsedFile.of_text(chapters + turns))
    assert [(s.title, s.text) for s in found.segments] == [
        ("Water", "Ann: Tea is hot."),
        ("Doubt", "Bo: Is it?"),
        ("Answer", "Ann: It is."),
    ]


def test_control_characters_are_told() -> None:
    found = read_summary(ParsedFile.of_text("0:00 Tea\n5:00 \x1b[2JMilk\n"))
    assert [(problem.line, "control" in problem.message) for problem in found.problems] == [
        (2, True)
    ]


RANGES = {
    "brackets of their own": "[0:00] - [1:30] Tea\n[1:30] - [2:00] Milk",
    "links of their own": "[0:00](v?t=0)-[1:30](v?t=90) Tea\n[1:30](v?t=90)-[2:00](v?t=120) Milk",
    "columns": "0:00\t1:30\tTea\n1:30\t2:00\tMilk",
    "figure dash": "0:00‒1:30 Tea\n1:30‒2:00 Milk",
    "words between": "[0:00 至 1:30] Tea\n[1:30到2:00] Milk",
    "from and to": "- From 0:00 to 1:30: Tea\n- from 1:30 to 2:00: Milk",
    "von und bis": "Von 0:00 bis 1:30: Tea\nVon 1:30 bis 2:00: Milk",
    "de y a": "- De 0:00 a 1:30 — Tea\n- De 1:30 a 2:00 — Milk",
    "between": "Between 0:00 and 1:30: Tea\nBetween 1:30 and 2:00: Milk",
    "code and à": "`0:00` à `1:30` Tea\n`1:30` à `2:00` Milk",
}


@pytest.mark.parametrize("style", RANGES)
def test_every_way_of_writing_ranges_is_read(style: str) -> None:
    assert told(RANGES[style]) == [(0, "Tea"), (90, "Milk")]
    assert ends(RANGES[style]) == [90, 120]


def test_a_ratio_behind_a_time_is_no_end() -> None:
    assert told("0:00 50：50 split") == [(0, "50：50 split")]


def test_a_time_within_words_in_brackets_is_no_second_chapter() -> None:
    assert told("[40:00] Half time (45:00)\n[50:00] End") == [
        (2400, "Half time (45:00)"),
        (3000, "End"),
    ]


def test_the_first_title_above_a_time_is_not_the_recordings() -> None:
    episode = read("# Tea\n\nIntro\n0:00 - 1:30\n\nWords of it.\n\nNext\n1:30 - 2:00\n\nMore.")
    assert episode.title == "Tea"
    assert episode.overview == ()
    assert [segment.text for segment in episode.segments] == ["Words of it.", "More."]


def test_one_speaker_is_enough() -> None:
    (segment,) = read("---\ntitle: Tea\n---\nAnn Bee: 00:00:16\n\nAll about tea.").segments
    assert float(segment.start) == 16
    assert segment.text == "Ann Bee: All about tea."


def test_a_list_outweighs_as_many_clock_times() -> None:
    text = "3:08 Tea\n12:38 Milk\n17:00 Cake\n\nAt 9:00 AM, 7:15 PM, 18:00 UTC, in John 3:16."
    assert [start for start, _ in told(text)] == [188, 758, 1020]


def test_one_telling_of_links_is_enough() -> None:
    text = "0:00 Tea\n5:00 Milk\n\n[A](https://y.be/x?t=30)\n[B](https://y.be/x?t=60)"
    assert told(text) == [(0, "Tea"), (300, "Milk")]


def test_one_timecode_is_enough() -> None:
    assert told("1:00 only one") == [(60, "only one")]
    assert count_segments(ParsedFile.of_text("1:00 only one")) == 1


def test_clock_times_beside_a_list_do_no_harm() -> None:
    text = "0:00 Intro\n5:00 Tea\n\nRecorded at 10:30 AM, 11:15 AM and 3:15 PM."
    assert told(text) == [(0, "Intro"), (300, "Tea")]


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert told("0:00 Intro\n```\n1:00 Next") == [(0, "Intro"), (60, "Next")]


def test_paragraphs_below_lone_times_are_text() -> None:
    (first, second) = read("0:00\nAnn speaks about tea. It is hot.\n\n5:00\nBob drinks.").segments
    assert (first.title, first.text) == (None, "Ann speaks about tea. It is hot.")
    assert (second.title, second.text) == (None, "Bob drinks.")


def test_a_long_line_beside_a_time_is_text() -> None:
    words = "Here somebody says a great deal more than any title would say, " * 3
    (segment,) = read(f"0:00 {words}").segments
    assert segment.title is None
    assert segment.text == words.strip()


def test_lines_of_a_transcript_are_text() -> None:
    spoken = "This is what was said around second {}, more or less."
    lines = [f"00:00:{at:02d} {spoken.format(at)}" for at in range(9)]
    episode = read("\n\n".join(lines))
    assert {segment.title for segment in episode.segments} == {None}
    assert episode.segments[3].text == "This is what was said around second 3, more or less."


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (00:00:00):\nTea is hot.\n\nBob (00:00:09):\nIs it?\n\n(00:00:12):\nWell.",
        "Ann Lee: 00:00:00\n\nTea is hot.\n\nBob: 00:00:09\n\nIs it?\n\n[00:00:12]\n\nWell.",
        "**Ann Lee:** \\[00:00\\] Tea is hot.\n\n**Bob:** \\[00:09\\] Is it?\n\n\\[00:12\\] Well.",
    ],
)
def test_speakers_are_no_titles_but_begin_the_text(text: str) -> None:
    segments = read(text).segments
    assert [segment.text for segment in segments] == [
        "Ann Lee: Tea is hot.",
        "Bob: Is it?",
        "Well.",
    ]
    assert [float(segment.start) for segment in segments] == [0, 9, 12]


def test_numbered_chapters_are_no_speakers() -> None:
    assert told("Chapter 1: 0:00 Tea\nChapter 2: 5:00 Milk") == [
        (0, "Chapter 1: Tea"),
        (300, "Chapter 2: Milk"),
    ]


def test_bullets_beneath_a_chapter_are_its_text() -> None:
    text = (
        "- 0:00 Tea\n  - [Green](https://g.example)\n  - Black\n- 5:00 Milk\n\n## Links\n\n- Shop"
    )
    first, last = read(text).segments
    assert first.text == "\N{BULLET} Green\n\N{BULLET} Black"
    assert last.text == ""


def test_sections_beneath_a_heading_are_its_text() -> None:
    text = (
        "## 0:00 Tea\n\nHot.\n\n### Kinds\n\nGreen.\n\n## Notes\n\nOther.\n\n## 5:00 Milk\n\nCold."
    )
    first, last = read(text).segments
    assert first.text == "Hot.\n\nKinds\n\nGreen.\n\nNotes\n\nOther."
    assert last.text == "Cold."


def test_what_follows_a_bare_list_is_not_about_its_last_chapter() -> None:
    text = "0:00 Tea\n1:00 Milk\n2:00 Sugar\n\nFollow us everywhere!\nhttps://a.example"
    assert read(text).segments[-1].text == ""


def test_wrapped_lines_are_joined_and_long_ones_are_paragraphs() -> None:
    long = "word " * 40
    text = f"0:00\nTea is\nhot.\n\n1:00\n{long}\n{long}\n"
    first, second = read(text).segments
    assert first.text == "Tea is hot."
    assert second.text == f"{long.strip()}\n\n{long.strip()}"


def test_turns_of_speakers_are_paragraphs() -> None:
    (segment,) = read("[0:00]\nAnn: Tea?\nBob: Yes.\nAnn: Here.\n").segments
    assert segment.text == "Ann: Tea?\n\nBob: Yes.\n\nAnn: Here."


def test_titles_lose_their_markup() -> None:
    text = "0:00 **Tea** &amp; [milk](https://m.example) in `cups` <b>now</b>"
    assert told(text) == [(0, "Tea & milk in cups now")]


def test_times_within_sections_are_references() -> None:
    text = """\
        ### Tea `[00:00-05:00]`

        1. **Green** `[01:00-02:00]`
        2. **Black** `[02:00-03:00]`

        It is hot. `[03:30]` So they say.

        ### Milk `[05:00-08:00]`

        White.
        """
    assert told(text) == [(0, "Tea"), (300, "Milk")]


def test_a_table_of_contents_takes_the_words_of_the_transcript() -> None:
    text = """\
        - 0:00 – Tea
        - 5:00 – Milk
        - 9:00 – Sugar

        ## Tea

        Ann [(00:00:00)](https://youtu.be/x?t=0) Tea is hot.

        Bob [(00:04:00)](https://youtu.be/x?t=240) It was.

        ## Milk

        Ann [(00:05:10)](https://youtu.be/x?t=310) Milk is cold.

        [(00:08:00)](https://youtu.be/x?t=480) Very.

        Bob [(00:09:00)](https://youtu.be/x?t=540) Sugar!
        """
    episode = read(text)
    assert [segment.title for segment in episode.segments] == ["Tea", "Milk", "Sugar"]
    assert [segment.text for segment in episode.segments] == [
        "Ann: Tea is hot.\n\nBob: It was.",
        "Ann: Milk is cold.\n\nVery.",
        "Bob: Sugar!",
    ]


def test_moments_above_the_chapters_are_not_mixed_into_them() -> None:
    text = """\
        ### [2:00] A laugh

        Somebody laughs.

        ### [4:00] A cry

        ### [5:30] A sigh

        ## Chapters

        - [0:00] Tea
        - [1:00] Milk
        - [3:00] Sugar
        - [5:00] End
        """
    assert told(text) == [(0, "Tea"), (60, "Milk"), (180, "Sugar"), (300, "End")]


def test_ends_are_told_or_the_next_start_or_the_duration() -> None:
    text = "---\nduration: '10:00'\n---\n0:00 - 1:00 Tea\n2:00 Milk\n5:00 Sugar"
    assert ends(text) == [60, 300, 600]


def test_an_end_before_its_start_is_not_believed() -> None:
    text = "[58:00-12:00] Tea\n[1:12:00-1:20:00] Milk"
    assert ends(text) == [4320, 4800]


def test_the_last_end_follows_from_regular_steps_only() -> None:
    assert ends("0:00\na\n\n5:00\nb\n\n10:00\nc\n\n15:00\nd")[-1] == 1200
    assert ends("0:00 a\n1:00 b\n7:00 c\n9:00 d")[-1] is None


def test_times_that_run_back_keep_their_order_and_are_told() -> None:
    text = "0:00 A\n10:00 B\n5:00 C"
    assert told(text) == [(0, "A"), (600, "B"), (300, "C")]
    ((line, message),) = messages(text)
    assert line == 3
    assert "0:05:00 comes after 0:10:00" in message


def test_a_time_told_twice_is_kept_and_told_with_its_line() -> None:
    text = "0:00 A\n0:19 B\n0:19 C"
    assert told(text) == [(0, "A"), (19, "B"), (19, "C")]
    ((line, message),) = messages(text)
    assert line == 3
    assert "twice, first on line 2" in message


@pytest.mark.parametrize(
    "text",
    [
        "Ann (0:00):\nTea.\n\nBob (0:19):\nMilk.\n\nAnn (0:19):\nCake.\n\nBob (0:20):\nYes.",
        "0:00\nThey have some tea.\n\n0:05\nIt is hot.\n\n0:05\nSo they wait.",
        "[0:00]\nAnn: Tea.\n\n[5:00]\nBob: Milk.\n\n[5:00]\nAnn: Cake.",
    ],
)
def test_a_second_told_twice_in_a_transcript_is_no_problem(text: str) -> None:
    assert messages(text) == []


def test_a_second_told_twice_in_a_summary_of_paragraphs_is_told() -> None:
    ((line, message),) = messages("0:00\nOn tea.\n\n5:00\nOn milk.\n\n5:00\nOn cake.")
    assert line == 7
    assert "told twice" in message


def test_a_time_past_99_hours_is_kept_and_told() -> None:
    text = "99:00:00 A\n100:00:00 B"
    assert told(text) == [(356400, "A"), (360000, "B")]
    assert [line for line, message in messages(text) if "past 99 hours" in message] == [2]


def test_a_start_past_the_duration_is_told() -> None:
    text = "---\nduration: 120\n---\n0:00 A\n1:00 B\n3:00 C"
    ((line, message),) = messages(text)
    assert line == 6
    assert "past the end of the recording, 0:02:00" in message


def test_a_duration_that_most_segments_pass_is_told_once() -> None:
    text = "---\nduration: 30\n---\n" + "\n".join(f"{minute}:00 x" for minute in range(9))
    ((line, message),) = messages(text)
    assert line == 5
    assert message.startswith("8 of 9 segments begin past the end")


def test_a_broken_time_in_a_list_is_told() -> None:
    ((line, message),) = messages("0:00 A\n1:5045 B\n2:00:00 C")
    assert line == 2
    assert "'1:5045' is no timecode" in message


def test_many_problems_of_a_kind_are_counted() -> None:
    notes = messages("\n".join(f"[{99 - minute}:00] x\n[99:30] y" for minute in range(50)))
    back = [message for _, message in notes if "run back" in message]
    assert back == ["29 more times that run back; mend the ones above first."]


def test_no_timecodes_at_all_is_told_with_what_to_do() -> None:
    ((line, message),) = messages("# A Talk\n\nWords.")
    assert line is None
    assert "begin a line with one, such as 12:30" in message


def test_lines_are_counted_in_the_file() -> None:
    text = "---\ntitle: A\n---\n\n<!--\nhidden\n-->\n0:00 Tea\n\n1:00 Milk"
    assert [segment.line for segment in read(text).segments] == [8, 10]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Front\n---\n# Heading\n\n0:00 x", "Front"),
        ("# Summary of Heading\n\n0:00 x", "Heading"),
        ("Heading\n=======\n\n0:00 x", "Heading"),
        ("## Heading\n\nWords.\n\n0:00 x", "Heading"),
        ("A first line\n\n0:00 x", "A first line"),
        ("This is a sentence.\n\n0:00 x", "a talk"),
        ("Timestamps:\n0:00 x", "a talk"),
        ("# IN ONE SENTENCE:\n\nBees dance.\n\n# MAIN IDEAS:\n\n- 0:00 x", "a talk"),
        ("#### Topics\n\n- 0:00 x", "a talk"),
        ("0:00 x", "a talk"),
        ("Notes:\nVideo title: A Label\nVideo link: https://youtu.be/abcdef\n\n0:00 x", "A Label"),
    ],
)
def test_the_title_is_found(text: str, title: str) -> None:
    assert read(text).title == title


def test_front_matter_tells_about_the_recording() -> None:
    episode = read(
        """\
        ---
        title: A Talk
        podcast: Deep Show
        episode: "12"
        publishedDateTime: 2022-10-31T16:33:00Z
        duration: "1:23:45"
        youtube_url: https://www.youtube.com/watch?v=abcdefghijk
        ---
        0:00 x
        """
    )
    assert (episode.title, episode.show, episode.number) == ("A Talk", "Deep Show", 12)
    assert episode.published == datetime(2022, 10, 31, 16, 33, tzinfo=UTC)
    assert episode.duration == 5025
    assert episode.media == "https://www.youtube.com/watch?v=abcdefghijk"


def test_the_title_names_show_and_number_where_front_matter_does_not() -> None:
    episode = read("---\ntitle: 'A Talk | Deep Podcast #7'\nchannel: Other\n---\n0:00 x")
    assert (episode.title, episode.show, episode.number) == ("A Talk", "Deep Podcast", 7)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("date: 2024-02-15", date(2024, 2, 15)),
        ("publish_date: 2024-02-15", date(2024, 2, 15)),
        ("date: 1708000000000", datetime(2024, 2, 15, 12, 26, 40, tzinfo=UTC)),
        ("pubDate: 2024-02-15 05:00:00+00:00", datetime(2024, 2, 15, 5, tzinfo=UTC)),
    ],
)
def test_dates_are_read_under_many_names(fields: str, published: date) -> None:
    assert read(f"---\ntitle: A\n{fields}\n---\n0:00 x").published == published


@pytest.mark.parametrize(
    ("fields", "duration"),
    [
        ("duration: 49:03", 2943),
        ("duration_seconds: 230.0", 230),
        ("duration: PT1H2M", 3720),
        ("length: 1:00:00", 3600),
        ("length: '60946851'", None),
        ("duration: unknown", None),
    ],
)
def test_durations_are_times_or_seconds(fields: str, duration: float | None) -> None:
    assert read(f"---\ntitle: A\n{fields}\n---\n0:00 x").duration == duration


@pytest.mark.parametrize(
    ("fields", "media"),
    [
        ("audio: https://a.example/1.mp3", "https://a.example/1.mp3"),
        ("file: https://a.example/1", "https://a.example/1"),
        ("url: https://a.example/1.mp3", "https://a.example/1.mp3"),
        ("url: https://a.example/page", None),
        ("audio: file:///etc/passwd", None),
        ("media: javascript:alert(1)", None),
        ("youtube: abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk"),
        (
            "audio: https://a.example/1.mp3\nyoutube: https://youtu.be/abcdefghijk",
            "https://youtu.be/abcdefghijk",
        ),
    ],
)
def test_media_is_a_web_address_that_plays(fields: str, media: str | None) -> None:
    assert read(f"---\ntitle: A\n{fields}\n---\n0:00 x").media == media


def test_media_is_taken_from_a_link_to_a_time() -> None:
    text = "[0:30](https://www.youtube.com/watch?v=abcdefghijk&t=30s) Tea"
    assert read(text).media == "https://www.youtube.com/watch?v=abcdefghijk"


def test_the_overview_is_what_stands_before_without_the_name_of_the_list() -> None:
    long = "Here is a long paragraph about tea and milk and what they do to each other. " * 2
    text = (
        f"# A Talk\n\n{long}\n{long}\n\nShort, but a sentence.\n\nHost: Ann\n\n"
        "Detail Summary: \n0:00\nTea.\n"
    )
    paragraphs = (long.strip(), long.strip(), "Short, but a sentence.", "Host: Ann")
    assert read(text).overview == paragraphs


def test_all_sections_above_the_list_are_overview_with_their_headings() -> None:
    text = "# A\n\nAll about tea.\n\n## Sponsor\n\nBuy this now, it is good.\n\n## Notes\n\n0:00 x"
    assert read(text).overview == (
        "All about tea.",
        "Sponsor",
        "Buy this now, it is good.",
        "Notes",
    )


def test_front_matter_gives_the_overview_where_the_body_has_none() -> None:
    text = "---\ntitle: A\ndescription: 'All about tea.'\n---\n0:00 x"
    assert read(text).overview == ("All about tea.",)


CHAPTERS = {
    "time and title": "chapters:\n- time: 00:00:00\n  title: Tea\n- time: 12:34\n  title: Milk",
    "start and name": "chapter:\n- start: 0\n  name: Tea\n- start: 754\n  name: Milk",
    "texts": "timestamps:\n- 0:00 Tea\n- 12:34 Milk",
    "pairs": "chapters:\n- 0:00: Tea\n- 12:34: Milk",
    "mapping": "chapters:\n  0:00: Tea\n  12:34: Milk",
    "block": "chapters: |\n  0:00 Tea\n  12:34 Milk",
    "milliseconds": "chapters:\n- {startMs: 0, title: Tea}\n- {startMs: 754000, title: Milk}",
    "titles first": "chapters:\n  Tea: 0:00\n  Milk: 12:34",
    "pairs, titles first": "chapters:\n- Tea: 0:00\n- Milk: 12:34",
    "lists": "chapters:\n- [0:00, Tea]\n- ['12:34', Milk]",
    "one level down": "podcast:\n  chapters:\n  - {start: 0, title: Tea}\n"
    "  - {start: 754, title: Milk}",
    "description": "description: |\n  All of it.\n  0:00 Tea\n  12:34 Milk",
    "any name": "clips:\n- {startOffset: 0, label: Tea}\n- {startOffset: 754, label: Milk}",
}


@pytest.mark.parametrize("form", CHAPTERS)
def test_front_matter_lists_chapters(form: str) -> None:
    text = f"---\ntitle: A\n{CHAPTERS[form]}\n---\nWords."
    assert told(text) == [(0, "Tea"), (754, "Milk")]


def test_chapters_need_no_titles() -> None:
    text = "---\nchapters:\n- time: 00:00:00\n- time: 00:01:30\n---\nWords."
    assert told(text) == [(0, None), (90, None)]


def test_places_in_a_text_are_no_chapters() -> None:
    assert (
        told("---\nnames:\n- {name: Tea, position: 20}\n- {name: B, position: 53}\n---\nA.") == []
    )


def test_the_body_comes_before_a_description() -> None:
    text = "---\ndescription: |\n  0:00 Tea\n  9:00 Milk\n---\n0:00 Tea\n5:00 Milk"
    assert told(text) == [(0, "Tea"), (300, "Milk")]


def test_a_whole_file_may_be_front_matter() -> None:
    text = "title: A\n\nchapters:\n  - time: 00:00:00\n    title: 'Tea'\n\nduration: 00:50:15\n"
    episode = read(text, "a.yaml")
    assert [(segment.title, segment.line) for segment in episode.segments] == [("Tea", 4)]
    assert str(episode.segments[0].end) == "0:50:15"


def test_chapters_of_front_matter_are_not_read_twice() -> None:
    text = (
        "---\nchapters:\n- start: 0:00\n  title: Tea\n- start: 5:00\n  title: Milk\n---\n"
        "<p>About.</p><p>(0:00) Tea</p><p>(5:00) Milk</p>"
    )
    assert told(text) == [(0, "Tea"), (300, "Milk")]


def test_what_was_said_in_front_matter_fills_its_chapters() -> None:
    text = """\
        ---
        clips:
        - {startOffset: 0, name: Tea}
        - {startOffset: 60, name: Milk}
        transcript:
        - header: Tea
        - {line: Tea is hot., sec: 0, time: 0:00, who: Ann}
        - {line: Milk is not., sec: 61, time: '1:01', who: Bob}
        ---
        """
    assert [(segment.title, segment.text) for segment in read(text).segments] == [
        ("Tea", "Ann: Tea is hot."),
        ("Milk", "Bob: Milk is not."),
    ]


def test_nothing_that_a_terminal_obeys_reaches_the_episode() -> None:
    text = (
        "# A \x1b[31mTalk\x1b[0m\n\n0:00 \x1b]0;x\x07Tea &#27;[2J \u202eback [/] [link=x]y[/link]"
    )
    episode = read(text)
    assert episode.title == "A Talk"
    assert episode.segments[0].title == "Tea [2J back [/] [link=x]y[/link]"


def test_every_segment_has_a_gist() -> None:
    episode = read("0:00 Tea\n1:00\nMilk is cold, they say.\n\n2:00 Sugar")
    assert [segment.gist for segment in episode.segments] == [
        "Tea",
        "Milk is cold, they say",
        "Sugar",
    ]
