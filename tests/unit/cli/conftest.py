"""What the commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.bees import put_shows

_SUMMARY = """---
title: A year with bees
show: Field Notes
number: 12
published: 2024-05-01
duration: "15:00"
media: https://example.org/bees.mp3
---

All about bees.

0:00 Winter
The hive keeps warm.

5:00 Varroa mites
Oxalic acid against the mite.

10:00 Robots
Harvard's RoboBee hovers over almonds.
"""
_ITEM = """---
title: RoboBee of Harvard lands on almonds
excerpt: The RoboBee hovers over almonds.
publishedDateTime: 2024-05-03
webUrl: https://example.org/robobee
provider:
  name: Field Wire
---
"""


@pytest.fixture
def bees(tmp_path: Path) -> Path:
    """A folder with a summary and its news."""
    (tmp_path / "bees.md").write_text(_SUMMARY, encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "robobee.md").write_text(_ITEM, encoding="utf-8")
    return tmp_path


@pytest.fixture
def shows(tmp_path: Path) -> Path:
    """A folder with a summary and three articles beside it; see bees.py."""
    return put_shows(tmp_path / "shows")
