"""Titles, texts and speakers: what the words beside timestamps are."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary

TIMES = ("0:03", "0:40", "1:17", "1:54")
NAMES = ("Ann Lee", "Bo Hill", "Ann Lee", "Bo Hill")
SAID = ("Tea is hot.", "Is it?", "It is.", "Well.")


def segments(text: str) -> list[tuple[str | None, str]]:
    episode = read_summary(ParsedFile.of_text(dedent(text)))
    assert episode.is_timed
    return [(segment.title, segment.text) for segment in episode.segments]


LAYOUTS = {
    "behind with a dash": "@{time} - {name}\n  {said}\n",
    "behind in brackets": "[00:0{time}] {name}\n{said}\n",
    "behind with hundredths": "[00:0{time}.20] - {name}\n{said}\n",
    "in a heading": "### [00:0{time}] {name}\n\n{said}\n",
    "behind in bold": "**{time}** **{name}**\n\n{said}\n",
    "above": "{name}\n00:0{time}\n{said}\n",
    "above, in brackets": "{name}\n(00:0{time})\n{said}\n",
    "above, without empty lines": "{name}\n{time}\n{said}",
    "before": "{name} ({time}): {said}\n",
    "at the end of its line": "{name}   {time}\n{said}\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_speaker_is_no_title(layout: str) -> None:
    rows = zip(TIMES, NAMES, SAID, strict=True)
    text = "\n".join(LAYOUTS[layout].format(time=t, name=n, said=s) for t, n, s in rows)
    told = [f"{name}: {said}" for name, said in zip(NAMES, SAID, strict=True)]
    assert segments(text) == [(None, words) for words in told]


@pytest.mark.parametrize("role", ["Speaker", "Sprecher", "说话人", "화자", "Гость"])
def test_two_speakers_with_numbers_are_enough(role: str) -> None:
    text = f"[0:03] {role} 1\nTea is hot.\n\n[0:40] {role} 2\nIs it?\n"
    assert segments(text) == [(None, f"{role} 1: Tea is hot."), (None, f"{role} 2: Is it?")]


def test_chapters_above_text_are_no_speakers() -> None:
    text = "0:00 Tea\nHot.\n\n1:00 Milk\nCold.\n\n2:00 Sugar\nSweet.\n\n3:00 Tea again\nCold.\n"
    assert [title for title, _ in segments(text)] == ["Tea", "Milk", "Sugar", "Tea again"]


@pytest.mark.parametrize(
    "line",
    [
        "- [0:0{}:00] **{}**: {}",
        "- 0:0{}:00 **{}** - {}",
        "* (0:0{}:00) __{}__ {}",
        "**[0:0{}:00] {}:** {}\n",
        "* **{1}:** {2} [0:0{0}:00]",
        "* **{1} [0:0{0}:00]:** {2}",
        "1. **{1}** (0:0{0}:00-0:1{0}:00): {2}",
    ],
)
def test_bold_words_beside_a_time_are_the_title(line: str) -> None:
    said = "The guest explains why this part matters and gives two examples from his own work. " * 2
    text = "\n".join(line.format(n, f"Part {name}", said) for n, name in enumerate("ABC"))
    assert segments(text) == [(f"Part {name}", said.strip()) for name in "ABC"]


def test_what_only_counts_titles_behind_times_is_left_out() -> None:
    text = "### [0:00] Chapter 1: Tea\n\nHot.\n\n### [5:00] Chapter 2: Milk [ad]\n\nCold.\n"
    assert segments(text) == [("Tea", "Hot."), ("Milk", "Cold.\n\n[ad]")]


def test_marks_of_note_programs_are_no_part_of_a_title() -> None:
    text = "### ⭐ [Tea](https://a.example) #ai #b\n\n🎧 0:00 - 0:47 (00:47)\n\n- Hot.\n\n"
    text += "### [Milk](https://b.example)\n\n🎧 5:00 - 5:47 (00:47)\n\n- Cold.\n"
    assert segments(text) == [("Tea", "• Hot.\n\n#ai #b"), ("Milk", "• Cold.")]
    chapters = "0:00 Tea <https://a.example/tea>\n5:00 Milk\n"
    assert segments(chapters) == [("Tea", "https://a.example/tea"), ("Milk", "")]


def test_a_column_of_names_is_who_speaks() -> None:
    rows = "".join(f"| 00:00:{n:02} | {'Ann' if n % 2 else 'Bo'} | Yes, {n}. |\n" for n in range(4))
    text = f"| Time | Speaker | Text |\n|---|---|---|\n{rows}"
    told = [one.text for one in read_summary(ParsedFile.of_text(text)).segments]
    assert told == ["Bo: Yes, 0.", "Ann: Yes, 1.", "Bo: Yes, 2.", "Ann: Yes, 3."]


def test_ranges_as_short_as_those_of_captions_are_of_a_transcript() -> None:
    lines = "".join(f"[00:0{n}.500 --> 00:0{n + 1}.000] [S{n % 2}]: Yes, {n}\n" for n in range(4))
    segments = read_summary(ParsedFile.of_text(lines)).segments
    assert [one.text for one in segments] == [f"S{n % 2}: Yes, {n}" for n in range(4)]


def test_titles_with_their_times_in_bold_are_no_speakers() -> None:
    words = "Bees look for pollen and water near the hive in all of March."
    names = ("Waking", "Mites", "Winter")
    text = "\n\n".join(f"**{name} [{n}:30]**: {words}" for n, name in enumerate(names))
    segments = read_summary(ParsedFile.of_text(text)).segments
    assert [(one.title, one.text) for one in segments] == [(name, words) for name in names]


def test_words_in_italics_that_are_set_off_are_titles_and_emoji_set_titles_off() -> None:
    text = "* **[0:00]** – *Tea* — It is hot.\n* **[5:00]** – *Milk* — It is cold.\n"
    assert segments(text) == [("Tea", "It is hot."), ("Milk", "It is cold.")]
    assert segments("⏰ 0:00 ➡️ Tea\n⏰ 5:00 ➡️ Milk\n") == [("Tea", ""), ("Milk", "")]
    assert segments("0:00 *Dune* as a film\n5:00 *Tea* as a book\n")[0][0] == "Dune as a film"


def test_a_time_may_link_to_a_file_with_blanks_in_its_name() -> None:
    text = "- [0:35](<my tea.mp4#t=35>) Tea\n- [5:00](<my tea.mp4#t=300>) Milk\n"
    assert segments(text) == [("Tea", ""), ("Milk", "")]
