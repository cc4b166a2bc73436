"""A summary of a talk on bees, with three articles, and decisions about them."""

from __future__ import annotations

from pathlib import Path

from tui.library.store.database import Store
from tui.library.store.decisions import Decisions
from tui.model import Verdict
from tui.readers.registry import read

SUMMARY = """# A year with bees | Field Notes Podcast #12

Everything about bees.

00:00:00 Bees in winter
How a hive keeps warm: the cluster turns and shares its honey.

00:05:00 Robots among flowers
Harvard's RoboBee hovers, pollinating almonds in California.

00:10:00 Honey fraud
Sugar syrup in jars; isotopes show what bees never gathered.
"""
ROBOBEE = """---
title: RoboBee of Harvard learns to land among almonds
publishedDateTime: 2024-05-03
webUrl: https://wire.example/robobee
---
The RoboBee hovers over almonds in California, and now it lands as well.
"""
AGENCY = """---
title: Harvard's RoboBee lands among the almonds
publishedDateTime: 2024-05-04
webUrl: https://agency.example/robobee
---
The RoboBee that hovers over almonds in California can land now as well.
"""
ABOUT = """---
title: What we learned on the Field Notes Podcast
webUrl: https://wire.example/about
---
A year with bees was talked about, and we listened.
"""


def put_shows(folder: Path) -> Path:
    """Write the summary and the articles beside it into a folder."""
    (folder / "news").mkdir(parents=True)
    (folder / "bees.md").write_text(SUMMARY, encoding="utf-8")
    for name, text in (("robobee", ROBOBEE), ("agency", AGENCY), ("about", ABOUT)):
        (folder / "news" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def decide(folder: Path, name: str, seconds: float, verdict: Verdict) -> None:
    store = Store()
    (episode,) = read([str(folder / "bees.md")], kind="episode").episodes
    items = read([str(folder / "news" / f"{name}.md")], kind="news").news
    Decisions(store).decide(episode, seconds, items, verdict)
    store.close()
