"""Times without a clock's colons: told by several that run forward from a beginning on."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary
from tui.readers.summary.written_times import with_clocks

WRITTEN = {
    "minutes": "Minute 0: Intro\nMinute 14: Next\nMinute 62: End",
    "minutes in headings": "## Minute 0: Intro\n\n## Minute 14 – Next\n\n### Minute 62: End",
    "minutes cut short": "Min. 0 Intro\nMin. 14 Next\nMin. 62 End",
    "minuto": "- **Minuto 0:** Intro\n- **Minuto 14:** Next\n- **Minuto 62:** End",
    "a word before": "Ab Minute 0: Intro\nAb Minute 14: Next\nAb Minute 62: End",
    "points in two places": "0.00.00 Intro\n0.14.00 Next\n1.02.00 End",
    "letters before": "A. 0:00 Intro\nB. 14:00 Next\nC. 1:02:00 End",
    "Japanese": "【0分00秒】Intro\n【14分00秒】Next\n【1時間2分0秒】End",
    "Korean": "0분 0초 Intro\n14분 Next\n1시간 2분 End",
    "Chinese": "第0分钟：Intro\n第14分钟：Next\n第62分钟：End",
    "hours and minutes": "0h00 Intro\n0h14 Next\n1h02 End",
    "primes": "0'00\" Intro\n14'00\" Next\n62'00\" End",
    "a prime alone": "0' Intro\n14' Next\n62' End",
    "points, one digit": "0.00 Intro\n14.00 Next\n62.00 End",
    "units": "- À 0 min 0 s : Intro\n- À 14 min : Next\n- À 1 h 02 min : End",
    "units in words": "0 минут: Intro\n14 минут: Next\n1 час 2 минуты: End",
    "units in brackets": "[0 Min.] Intro\n[14 Min.] Next\n[1 Std. 2 Min.] End",
    "a word before a clock": "Menit 00:00 – Intro\nMenit 14:00 – Next\nMenit 1:02:00 – End",
    "minutes with bare seconds": "0 min 00 Intro\n14 min 00 Next\n62 min 00 End",
    "the word for minutes in Thai": "นาทีที่ 00:00 Intro\nนาทีที่ 14:00 Next\nนาทีที่ 1:02:00 End",
    "in Greek": "Λεπτό 00:00 Intro\nΛεπτό 14:00 Next\nΛεπτό 1:02:00 End",
    "lengths in the bracket": "Intro (0:00, 14 min)\nNext (14:00 - 1:02:00, 48 min)\nEnd (1:02:00)",
    "a wiki's headings": "== Intro (0:00) ==\n== Next (14:00) ==\n=== 1:02:00 End ===",
    "ranges of minutes": "- Minutes 0-14: Intro\n- Minutes 14-62: Next\n- Minutes 62-80: End",
    "points": "00.00 Intro\n14.00 Next\n62.00 End",
    "no blank behind": "00:00Intro\n14:00Next\n1:02:00End",
    "a part of a recording": "P2 00:00 Intro\nP2 14:00 Next\nP2 1:02:00 End",
}
OTHER = {
    "a programme": "9h00 Accueil\n9h30 Ouverture\n10h45 Pause",
    "steps": "5分 蒸す\n10分 休ませる\n15分 焼く",
    "exercises": "5 min – warm up\n10 min – stretch\n15 min – cool down",
    "ways": "1 h 30 min: bus\n1 h 10 min: train\n50 min: on foot",
    "heights": "5'06\" Ann\n5'08\" Bo\n5'10\" Cy",
    "sections": "01.01 Intro\n01.02 Next\n01.03 End",
    "versions": "0.10 Tea\n0.20 Milk\n1.00 Rye",
    "prices": "00.50 Bread, 12.40 cheese.\n00.60 butter",
    "hours of the day": "9:00am Desk\n9:30am Talk\n10:45am Tea",
    "numbers of sections": "1.10.00 Intro\n1.20.00 Next\n1.30.00 End",
    "two": "Minute 0: Intro\nMinute 14: Next",
    "running back": "Minute 14: Intro\nMinute 2: Next\nMinute 62: End",
    "half an hour later": "5分前 到着\n10分後 開始\n15分後 終了",
}


@pytest.mark.parametrize("writing", WRITTEN)
def test_times_are_read_in_any_writing(writing: str) -> None:
    file = ParsedFile.of_text(f"A talk\n\n{WRITTEN[writing]}\n")
    told = [(int(one.start), one.title) for one in read_summary(file).segments]
    assert told == [(0, "Intro"), (840, "Next"), (3720, "End")]


@pytest.mark.parametrize("kind", OTHER)
def test_what_only_looks_like_one_stays(kind: str) -> None:
    assert with_clocks(OTHER[kind]) == OTHER[kind]


def test_of_a_recording_in_parts_each_moment_names_its_part() -> None:
    text = "P1 00:00 Hives\nP1 05:30 Mites\n[BV1a2b3c P2 00:00-01:00] Honey\n"
    assert with_clocks(text) == "[00:00] P1 Hives\n[05:30] P1 Mites\n[00:00-01:00] P2 Honey\n"
