"""Records of named lines, and names below times, become what the layouts know."""

from __future__ import annotations

from textwrap import dedent

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary


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
