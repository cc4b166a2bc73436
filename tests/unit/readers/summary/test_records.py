"""Records of named lines, and names below times, become what the layouts know."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary
from tui.readers.summary.records import with_speakers_behind


def told(text: str) -> list[tuple[float, str | None, str]]:
    found = read_summary(ParsedFile.of_text(dedent(text))).segments
    return [(float(one.start), one.title, one.text) for one in found]


def test_a_record_is_a_time_a_title_and_words_in_either_order() -> None:
    text = """
        Bees

        Timestamp: 0:00
        Topic: Waking
        Details: First flight in March.

        Timestamp: 5:30
        Topic: Mites
        Details: Count them with sugar.
        """
    expected = [(0, "Waking", "First flight in March."), (330, "Mites", "Count them with sugar.")]
    assert told(text) == expected
    other = """
        **Section:** Waking
        **Time:** 0:00 to 5:30
        First flight in March.

        **Section:** Mites
        **Time:** 5:30 to 31:10
        Count them with sugar.
        """
    assert told(other) == expected


def test_a_single_record_stays() -> None:
    text = "Title: Waking\nTime: 12:30\nPlace: a hall\n"
    assert ParsedFile.of_text(f"Bees\n\n{text}").body.endswith(text)


def test_who_speaks_may_stand_below_the_time_or_above_it_with_a_colon() -> None:
    turns = [
        ("Ann Lee", "Hello."),
        ("Bo Hill", "Thanks."),
        ("Ann Lee", "Mites?"),
        ("Bo Hill", "No."),
    ]
    below = "\n".join(f"0{n}:03\n{name}\n{words}\n" for n, (name, words) in enumerate(turns))
    above = "\n".join(f"{name}:\n[0{n}:03]\n{words}\n" for n, (name, words) in enumerate(turns))
    expected = [(60 * n + 3, None, f"{name}: {words}") for n, (name, words) in enumerate(turns)]
    assert told(below) == expected
    assert told(above) == expected


@pytest.mark.parametrize(
    "turn", ["[{0} {1}]", "[{0} - {1}]", "({0}, {1})", "[{1} {0}]", "- **[{1} | {0}]:**"]
)
def test_who_speaks_may_share_a_bracket_with_the_time(turn: str) -> None:
    said = [("Anna Lee", "0:03", "Tea."), ("Ben", "0:15", "Milk."), ("Anna Lee", "1:02", "Rye.")]
    text = "\n".join(f"{turn.format(name, time)} {words}" for name, time, words in said)
    expected = [(3, "Anna Lee: Tea."), (15, "Ben: Milk."), (62, "Anna Lee: Rye.")]
    assert [(start, words) for start, _, words in told(text)] == expected


def test_what_was_not_understood_at_a_time_names_nobody() -> None:
    lines = "[inaudible 0:03] tea\n[crosstalk 0:15] milk\n[inaudible 1:02] rye\n"
    assert with_speakers_behind(lines) == lines


def test_lines_below_times_that_do_not_recur_are_words() -> None:
    lines = "\n".join(f"0{n}:03\nWords number {n}\nand more.\n" for n in range(4))
    assert [text for _, _, text in told(lines)] == [f"Words number {n} and more." for n in range(4)]


def test_one_line_that_stands_below_all_times_names_nobody() -> None:
    lines = "\n".join(f"0{n}:03\nKey point\nWords {n}.\n" for n in range(4))
    assert [text for _, _, text in told(lines)] == [f"Key point Words {n}." for n in range(4)]


def test_names_below_ranges_with_frames_speak() -> None:
    times = ("00:00:00:00", "00:00:38:12", "00:12:18:23", "01:02:03:11")
    rows = (
        f"{time} - 01:10:00:00\n{name}\nTea.\n" for time, name in zip(times, "ABAB", strict=True)
    )
    assert [text for _, _, text in told("\n".join(rows))] == ["A: Tea.", "B: Tea."] * 2
