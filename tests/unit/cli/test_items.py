"""`skimcast items`: what news files were read as."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.unit.cli.commands import rows, run

FEED = (
    '<rss version="2.0"><channel><title>Field Wire</title><item><title>Bees</title>'
    "<link>https://a.example/a</link><pubDate>Wed, 01 May 2024 08:30:00 GMT</pubDate>"
    "<category>law</category><description>A swarm came.</description></item></channel></rss>"
)


def piped(data: bytes, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command says to data that is piped in."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_items_prints_an_object_an_item(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    (row,) = rows(run("items", path, "--json"))
    assert row == {
        "path": str(path),
        "title": "Bees",
        "url": "https://a.example/a",
        "provider": "Field Wire",
        "published": "2024-05-01T08:30:00+00:00",
        "excerpt": "",
        "text": "A swarm came.",
        "topics": ["law"],
    }


def test_items_prints_a_line_an_item(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    result = run("items", path)
    assert result.stdout == "Bees · Field Wire · 2024-05-01 · https://a.example/a\n"
    assert result.exit_code == 0


def test_what_holds_no_news_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.html"
    path.write_text("<p>0:00 A</p><p>1:00 B</p><p>2:00 C</p>", encoding="utf-8")
    result = run("items", path)
    assert result.exit_code == 1
    assert "no news item was found; 1 episode" in result.stderr


def test_a_dash_is_the_standard_input_for_every_command() -> None:
    summary = b"# Talk\n\n0:00 Kettles\n5:00 Pots\n"
    listed = piped(FEED.encode(), "items", "-", "--json")
    assert json.loads(listed.stdout)["title"] == "Bees"
    assert "0:05:00  Pots" in piped(summary, "segments", "-").stdout
    assert "Pots" in piped(summary, "jump", "pots", "-").stdout
    assert "no problems: 1 episode" in piped(summary, "check", "-").stdout
    assert "0:05:00  Pots" in piped(summary, "-").stdout


def test_what_is_piped_in_and_is_no_text_is_told() -> None:
    done = piped(bytes(range(256)) * 40, "items", "-")
    assert done.returncode == 1
    assert "binary data" in done.stderr
    assert "Traceback" not in done.stderr
    assert "the file is empty" in piped(b"", "segments", "-").stderr


def test_queries_and_a_file_cannot_both_be_piped_in() -> None:
    done = piped(b"x\n", "jump", "--queries", "-", "-")
    assert done.returncode == 2
    assert "not both" in done.stderr
