"""Lists that look like times and are verses of a scripture, or the plan of a day."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import count_segments

FALSE = {
    "two chapters": "# Blessed\n\n- Matthew 4:12-5:12\n- Luke 14:25-15:10\n- Acts 1:12-2:13\n",
    "spanish": "# Lecturas\n\n- Juan 3:16-4:12\n- Génesis 1:01-2:03\n- Salmo 23:01\n",
    "german": "- Johannes 3:16-4:12\n- 1. Mose 1:01-2:03\n- Psalm 23:01\n",
    "french": "- Jean 3:16-4:12\n- Genèse 1:01-2:03\n- Psaume 23:01\n",
    "polish": "- Rdz 1:01-2:03\n- Jana 3:16\n- Psalm 23:01\n",
    "arabic": "- يوحنا 3:16\n- تكوين 1:01\n- مزمور 23:01\n",
    "hindi": "- यूहन्ना 3:16\n- भजन 1:01\n- लूका 23:01\n",
    "vietnamese": "- Giăng 3:16\n- Rô-ma 8:28\n- Ma-thi-ơ 23:11\n",
    "hungarian": "- János 3:16\n- Zsoltárok 23:11\n- Mózes 8:28\n",
    "books of any name": "- Yunus 3:16\n- Hud 2:03\n- Musa Kedua 23:01\n",
    "italian day": "# Sabato\n\n- 8:30 Tè\n- 9:15 Treno\n- 13:00 Pranzo\n",
    "japanese plan": "# 今日の予定\n\n- 09:00 朝会\n- 10:30 面談\n- 13:00 昼食\n",
    "russian": "- Бытие 1:01-2:03\n- Иоанна 3:16-4:12\n- Псалом 23:01\n",
    "korean": "- 창세기 1:01-2:03\n- 요한복음 3:16-4:12\n- 시편 23:01\n",
    "chinese": "- 创世记 1:01-2:03\n- 约翰福音 3:16-4:12\n- 诗篇 23:01\n",
    "behind, of one chapter": "- Led (15:16)\n- A robe (15:17)\n- Out (15:20)\n- Up (15:21)\n",
    "behind, of named chapters": "# Mark 15-16\n\n- Robe (15:17)\n- Nails (15:24)\n- Up (16:16)\n",
    "day planner": "# 2024-05-02\n\n- [ ] [[07:00]] Review\n- [ ] 08:15 Read\n- [x] 09:30 Call\n",
    "schedule": "## Schedule\n\n- 09:00 Doors\n- 09:30 Talk\n- 12:00 Lunch\n",
    "tagesablauf": "Tagesablauf\n08:00 Kaffee\n09:30 Anruf\n17:00 Ende\n",
    "tagesplan": "# Tagesplan\n\n08:00 Kaffee\n09:30 Anruf\n17:00 Ende\n",
    "days of a week": "Open:\n\nMonday 9:00-17:00\nSamstag 10:00-14:00\nвторник 9:00-17:00\n",
    "a schedule in plain text": "Schedule\n\n09:00 Desk\n09:30 Talk\n10:30 Coffee\n",
    "lengths of tracks": "Tracks\n\n1. One (3:05)\n2. Two (4:12)\n3. Three (2:58)\n4. End (5:01)\n",
    "results": "# Marathon\n\n1. One 2:01:09\n2. Two 2:02:48\n3. Three 2:04:30\n",
    "paces": "# Plan\n\n- 5:30 min/km: easy\n- 4:45 min/km: hard\n- 6:10 min/km: slow\n",
    "verses in a row": "Quran 2:05, 3:14 and 17:23.\n\n2:05 Cow\n3:14 Desire\n17:23 Parents\n",
    "quarters of a day": "Day 1\n\n09:00 Doors\n09:30 Talk\n10:15 Coffee\n12:00 Lunch\n13:30 On\n",
    "a weekday": "## Monday\n\n09:00 Standup\n10:15 Review\n16:30 Retro\n",
}


@pytest.mark.parametrize("kind", FALSE)
def test_they_begin_no_segment(kind: str) -> None:
    assert count_segments(ParsedFile.of_text(FALSE[kind])) == 0


TRUE = {
    "a speaker": "Mark 00:16\n\nHello.\n\nJohn 03:16\n\nHello to you.\n",
    "ranks": "1. One 0:09\n2. Two 2:02\n3. Three 4:30\n",
    "lengths that rise": "One (3:05)\nTwo (4:12)\nThree (5:58)\nFour (9:01)\n",
    "round minutes": "0:00 Tea\n5:00 Milk\n10:00 Honey\n15:00 Rye\n20:30 End\n",
    "one minute": "[0:01] So\n[0:05] it\n[0:09] goes\n[0:20] on\n",
    "a chat about a book": "0:00 Intro\n5:10 Mark 5 explained\n10:20 Questions\n",
    "chapters of an agenda": "## Agenda\n\n0:00 Intro\n5:00 Tea\n10:00 Milk\n",
    "tasks of a recording": "- [ ] 0:42 Mend this\n- [x] 7:13 Mend that\n- [ ] 9:58 And this\n",
}


@pytest.mark.parametrize("kind", TRUE)
def test_these_are_times(kind: str) -> None:
    assert count_segments(ParsedFile.of_text(TRUE[kind])) > 1
