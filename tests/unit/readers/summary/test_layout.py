"""Where segments begin: beside their timestamps, above them, or with an item of a list."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary


def told(text: str) -> list[tuple[float, str | None, str]]:
    episode = read_summary(ParsedFile.of_text(text))
    assert episode.is_timed
    return [(float(s.start), s.title, s.text) for s in episode.segments]


LABELS = [
    *("**Timestamp:** {}", "**Time**: {}", "Time: {}", "*Time:* {}", "`Time: {}`", "- Time: {}"),
    *("Timestamp: `{}`", "> Time: {}", "Zeit: {}", "**Zeitstempel:** {}", "时间：{}", "時間: {}"),
    *(
        "**时间戳**：{}",
        "**When:** from {} to 99:30",
        "**Zeitraum:** {} bis 99:30",
        "Intervalo: {} a 99:30",
        "시간: {}",
        "タイムスタンプ：{}",
        "Время: {}",
        "**Таймкод:** {}",
        "Tiempo: {}",
    ),
    *("Temps : {}", "Horodatage : {}", "⏱️ Time: {}", "Starts at {}", "time:: {}", "Position: {}"),
    *(
        "**Time:** [{}](https://youtu.be/abcdefghijk?t=1)",
        "Tiempo: {}",
        "Tempo: {}",
        "Czas: {}",
        "Start: {}",
    ),
]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_before_the_time_below_a_heading_is_nowhere(label: str) -> None:
    parts = ((0, "Tea", "Hot."), (105, "Milk", "Cold."), (370, "Sugar", "Sweet."))
    text = "# A talk\n\n" + "\n\n".join(
        f"## {title}\n{label.format(f'{start // 60:02d}:{start % 60:02d}')}\n\n{said}"
        for start, title, said in parts
    )
    assert told(text) == list(parts)


def test_a_labelled_end_is_the_end() -> None:
    text = "## Tea\nStart: 0:00 | End: 1:45\n\nHot.\n\n## Milk\nStart: 1:45, End: 3:00\n\nCold."
    episode = read_summary(ParsedFile.of_text(text))
    assert [s.title for s in episode.segments] == ["Tea", "Milk"]
    assert [float(s.end or 0) for s in episode.segments] == [105, 180]


@pytest.mark.parametrize(
    "line",
    [
        *("Duration: {}", "**Length**: {}", "- Dauer: {}", "| Duration | {} |", "时长：{}"),
        *("Field Wire · {} · May 2024", "*Ann Reed | {}*", "Wire (5 May 2024, {})"),
    ],
)
def test_a_length_is_no_moment(line: str) -> None:
    chapters = "## Chapters\n\n- 0:00 Tea\n- 5:00 Milk\n- 9:00 Rye\n"
    text = f"# A talk\n\n{line.format('1:05:57')}\n\n{chapters}"
    episode = read_summary(ParsedFile.of_text(text))
    assert [s.title for s in episode.segments] == ["Tea", "Milk", "Rye"]
    assert episode.duration == 3957


def test_an_item_whose_last_line_is_a_time_begins_with_its_first_line() -> None:
    text = (
        "### Highlights\n\n- The winter ball\n  Key takeaways:\n  - Bees shiver\n"
        "  And they do not sleep? ([Time 0:11:42](https://a.example/2))\n    - **Note:** like us\n"
        "- Counting mites\n  You take a jar. ([Time 1:01:50](https://a.example/3))\n"
    )
    (first, second) = told(text)
    assert first[:2] == (702, "The winter ball")
    assert first[2].split("\n")[0] == "Key takeaways:"
    assert "And they do not sleep?" in first[2]
    assert first[2].endswith("Note: like us")
    assert second == (3710, "Counting mites", "You take a jar.")


def test_items_with_a_time_on_their_own_line_stay_as_they_are() -> None:
    assert told("- Tea 0:00\n- Milk 5:00\n  - cold\n") == [(0, "Tea", ""), (300, "Milk", "• cold")]


def test_lines_above_lone_times_are_titles_where_each_is_another() -> None:
    text = "Tea\n0:00\nHot and sweet, they say.\n\nMilk\n5:00\nCold, mostly.\n"
    assert told(text) == [(0, "Tea", "Hot and sweet, they say."), (300, "Milk", "Cold, mostly.")]


def test_lines_that_take_turns_with_times_are_titles_where_a_time_is_last() -> None:
    text = "Contents\nTea\n0:00\nMilk\n5:00\nRye\n9:00\n\nOf tea.\n"
    assert [one[:2] for one in told(text)] == [(0, "Tea"), (300, "Milk"), (540, "Rye")]


def test_a_time_in_a_list_below_an_item_is_of_that_item() -> None:
    text = "".join(
        f"{n}. **{title}**\n   - Time: {time}\n   - Hot.\n\n"
        for n, (title, time) in enumerate((("Tea", "0:00"), ("Milk", "5:00")), 1)
    )
    assert told(text) == [(0, "Tea", "• Hot."), (300, "Milk", "• Hot.")]


def test_a_colon_behind_who_speaks_is_written_once() -> None:
    text = "0:03 Ann:\nTea.\n\n0:40 Bo:\nMilk.\n\n1:17 Ann:\nRye.\n\n2:05 Bo:\nYes.\n"
    assert [said for _, _, said in told(text)] == [
        "Ann: Tea.",
        "Bo: Milk.",
        "Ann: Rye.",
        "Bo: Yes.",
    ]


def test_lone_times_below_each_other_have_no_titles() -> None:
    assert [title for _, title, _ in told("0:00\n1:00\n2:00\n")] == [None] * 3


def test_a_quotation_begins_above_the_time_that_it_ends_with() -> None:
    text = "> A bee turns.\n> — 11:42\n\nNote: so.\n\n> Sugar helps.\n> — 1:01:50\n"
    assert told(text) == [(702, "A bee turns.", "Note: so."), (3710, "Sugar helps.", "")]


def test_a_table_of_times_alone_is_of_the_heading_above_it() -> None:
    table = "\n\n| Start | End |\n|---|---|\n| {} | {} |\n\nHot.\n\n"
    text = f"## Tea{table.format('0:00', '1:45')}## Milk{table.format('1:45', '6:10')}"
    assert [one[:2] for one in told(text)] == [(0, "Tea"), (105, "Milk")]


def test_a_list_of_contents_is_told_from_speakers_by_its_lines_right_below_each_other() -> None:
    contents = "Opening (0:00)\nTrees (2:10)\nMoney (15:40)\n\n"
    turns = "Ann [0:00]\nTea?\n\nBo [0:12]\nYes.\n\nAnn [2:10]\nTrees?\n\nBo [15:40]\nMoney.\n"
    assert [title for _, title, _ in told(contents + turns)] == ["Opening", "Trees", "Money"]
