"""Words in any language that only say that a time follows, told by recurring below headings."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary
from tui.readers.summary.times_at_headings import with_times_in_headings, without_labels


@pytest.mark.parametrize(
    "label",
    [
        *("**Тайминг:** ", "再生時間：", "التوقيت: ", "- *Kellonaika*: ", "Where in the tape: "),
        *("【区間】 ", "【구간】: ", "⏯ Kuuntele ["),
    ],
)
def test_a_label_that_recurs_below_headings_goes(label: str) -> None:
    text = (
        f"# Tea\n\n## Water\n{label}0:00 - 1:45\n\nHot.\n\n## Milk\n{label}1:45 - 6:10\n\nCold.\n"
    )
    episode = read_summary(ParsedFile.of_text(text))
    assert episode.title == "Tea"
    assert [(s.title, float(s.start), s.text) for s in episode.segments] == [
        ("Water", 0, "Hot."),
        ("Milk", 105, "Cold."),
    ]


@pytest.mark.parametrize("form", ["({0} {1})", "[{0}: {1}]", "([{0} {1}](https://a.example/1))"])
def test_a_word_in_any_language_before_times_at_the_ends_of_lines_goes(form: str) -> None:
    times = "0:00", "1:45", "6:10"
    text = "\n".join(f"- Tea {time} {form.format('zaman damgası', time)}" for time in times)
    starts = [float(s.start) for s in read_summary(ParsedFile.of_text(text)).segments]
    assert starts == [0, 105, 370]
    turns = "\n".join(f"Ann {time}\nTea [inaudible {time}]" for time in times)
    assert without_labels(turns) == turns


def test_times_above_headings_are_theirs() -> None:
    text = "# Tea\n\n**[0:00 - 1:45]**\n### Water\nHot.\n\n**[1:45 - 6:10]**\n\n### Milk\nCold.\n"
    episode = read_summary(ParsedFile.of_text(text))
    assert [(s.title, float(s.start), s.text) for s in episode.segments] == [
        ("Water", 0, "Hot."),
        ("Milk", 105, "Cold."),
    ]
    below = "## Water\n0:00\n## Milk\n1:45\n## Honey"
    assert with_times_in_headings(below) == below


@pytest.mark.parametrize(
    "text",
    [
        "## Water\nAnn: 0:00\nHot.\n\n## Milk\nBo: 1:45\nCold.",
        "## Water\nDuration: 1:45\n\n## Milk\nDuration: 6:10",
        "## Water\nLap: 6:10\n\n## Milk\nLap: 1:45",
        "## Water\nAnn: 0:00 Hot.\n\n## Milk\nAnn: 1:45 Cold.",
        "Ann: 0:00\n\nAnn: 1:45",
    ],
)
def test_names_and_lengths_stay(text: str) -> None:
    assert without_labels(text) == text
