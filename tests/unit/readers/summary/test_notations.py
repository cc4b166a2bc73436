"""Moments as note programs, players and editors write them, read as plain timecodes."""

from __future__ import annotations

import pytest

from tui.readers.summary.notations import in_timecodes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- [[talk.mp4#t=35|00:35]] Flour", "- [00:35] Flour"),
        ("- [[talk.mp4#t=252|Feeding]]", "- [0:04:12] Feeding"),
        ("![[walk.m4a#t=42]]", "[0:00:42]"),
        ("- [[talk.webm#t=0h4m12s|▶ 4m12s]] Tea", "- [0:04:12] Tea"),
        ("[[a b.webm#t=1:05,1:20|Rye]]", "[0:01:05] Rye"),
        ("[[note#heading|words]]", "[[note#heading|words]]"),
        ("- {{youtube-timestamp 330}} Mites", "- [0:05:30] Mites"),
        ("{{renderer :media-timestamp, 1:02:03}} Winter", "[1:02:03] Winter"),
        ("{{[[video-timestamp]]: 12:30}} Tea", "[0:12:30] Tea"),
        ("{{[[video-timestamp]]: ((a-B_1)) 0:35}} Tea", "[0:00:35] Tea"),
        ("- **Start:** 00:00\n- **End:** 01:45\n- Tea", "- **Start:** 00:00 - 01:45\n\n- Tea"),
        ("开始：0:00\n结束：1:45", "开始：0:00 - 1:45\n"),
        ("We meet at 9:30\nto 1:45", "We meet at 9:30\nto 1:45"),
        (
            "0:03\tAnn\tTea.\n0:40\tBo\tIs it?\n1:17\tAnn\tYes.",
            "0:03 Ann: Tea.\n0:40 Bo: Is it?\n1:17 Ann: Yes.",
        ),
        (
            "0:03\tTea\tHot\n0:40\tMilk\tCold\n1:17\tHoney\tSweet",
            "0:03\tTea\tHot\n0:40\tMilk\tCold\n1:17\tHoney\tSweet",
        ),
        ("{{video https://youtu.be/abcdefghijk}}", "https://youtu.be/abcdefghijk"),
        ("{{query (and a b)}}", "{{query (and a b)}}"),
        ("```timestamp \n 00:35\n ```\nWords", "\n00:35\n\nWords"),
        ("```time\n00:35\n```\nWords", "\n00:35\n\nWords"),
        ("~~~chapters\n0:00 Tea\n~~~", "\n0:00 Tea\n"),
        ("```python\n0:00\n```", "```python\n0:00\n```"),
        ("> [!note] 0:10 Tea\n> It is hot.\n\n> Said.", "### 0:10 Tea\nIt is hot.\n\n> Said."),
        ("> [!tip]- A word\n> more", "> A word\n> more"),
        ("00:01:10:05 A lathe", "00:01:10 A lathe"),
        ("00:01:10;05 A lathe", "00:01:10 A lathe"),
        ("00:12:34.000      : en:Milk", "00:12:34.000 Milk"),
        ("fe80:01:10:05:11", "fe80:01:10:05:11"),
        ("0:12 / 45:00 Tea\n4:10 / 45:00 Milk", "0:12 Tea\n4:10 Milk"),
        ("0:12/0:40 Tea\n4:10/5:00 Milk", "0:12/0:40 Tea\n4:10/5:00 Milk"),
        (
            "0:00 Tea    4:10 Milk\n9:00 Rye\t[12:30] Oat",
            "0:00 Tea | 4:10 Milk\n9:00 Rye | [12:30] Oat",
        ),
        ("0:00 Tea    4:10 Milk", "0:00 Tea    4:10 Milk"),
        ("![[a b.jpg|04:10|50]] Tea", "![[a b.jpg]] Tea"),
    ],
)
def test_a_notation_is_a_timecode(written: str, read: str) -> None:
    assert in_timecodes(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0:099 secondsThank you", "0:09 Thank you"),
        ("0:5656 secondsregister", "0:56 register"),
        ("0:011 secondso it goes", "0:01 so it goes"),
        ("1:051 minute, 5 secondsjust", "1:05 just"),
        ("1:05\t1 minuto e 5 segundos\tolá", "1:05 olá"),
        ("12:0012 minutesmore", "12:00 more"),
        ("1:02:031 hour, 2 minutes, 3 secondsthanks", "1:02:03 thanks"),
        ("1:051 Minute und 5 SekundenGuten Tag", "1:05 Guten Tag"),
        ("1:051 minuto y 5 segundosHola", "1:05 Hola"),
        ("1:051 minute et 5 secondesbonjour", "1:05 bonjour"),
        ("1:051 минута 5 секундпривет", "1:05 привет"),
        ("1:051分5秒こんにちは", "1:05 こんにちは"),
        ("1:051분 5초안녕", "1:05 안녕"),
        ("0:03\n3 seconds\nhello", "0:03\n\nhello"),
        ("1:12\n1 minute, 12 seconds\nhello", "1:12\n\nhello"),
        ("0:03\n4 seconds\nhello", "0:03\n4 seconds\nhello"),
        ("0:10 10 seconds", "0:10"),
        ("0:10 12 seconds to go", "0:10 12 seconds to go"),
    ],
)
def test_a_time_that_is_spelled_out_beside_itself_goes(written: str, read: str) -> None:
    assert in_timecodes(written) == read


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
@pytest.mark.parametrize("piece", ["[[a#t=", "{{x", "> [!a] ", "```t\n", "0:01", "[1] ", "1:011 "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    assert in_timecodes(text).count("\n") == text.count("\n")
