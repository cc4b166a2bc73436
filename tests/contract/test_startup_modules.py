"""What a command loads before it answers: few of our modules, and nothing heavy in vain."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import pytest

from tui.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
EPISODE = "data/episodes/lex-fridman-podcast-333.md"
CODE = """
import contextlib, io, sys
from tui.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
print(*sys.modules)
"""


@cache
def loaded_by(*words: str) -> frozenset[str]:
    """All modules that are loaded in a fresh process that runs a command."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return frozenset(done.stdout.split())


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (20, ["--version"]),
        (20, ["--help"]),
        (20, ["completions", "bash"]),
        (60, ["segments", EPISODE]),
        (60, ["check", EPISODE]),
        (90, ["jump", "aliens", EPISODE]),
        (110, ["news", EPISODE]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_loads_few_of_our_modules(most: int, words: list[str]) -> None:
    ours = {name for name in loaded_by(*words) if name.partition(".")[0] == "tui"}
    assert len(ours) < most, sorted(ours)


@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["completions", "bash"], ["segments", EPISODE], ["check", EPISODE]],
    ids=lambda words: words[0],
)
def test_a_command_that_searches_nothing_loads_neither_rapidfuzz_nor_numpy(
    words: list[str],
) -> None:
    assert not {"rapidfuzz", "numpy"} & loaded_by(*words)


def test_what_makes_labels_is_loaded_where_a_title_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("0:00 Tea\nIt is hot.\n\n5:00 Milk\nIt is cold.\n", "utf-8")
    assert "tui.readers.gist.labels" not in loaded_by("segments", str(file))
    assert "tui.readers.gist.labels" in loaded_by("segments", EPISODE)


def test_the_first_lines_of_help_are_the_commands_own() -> None:
    lazy = {name: each for name, each in cli.commands.items() if each.callback is None}
    assert set(cli.commands) - set(lazy) == {"completions"}
    for name, command in lazy.items():
        module = import_module(f"tui.cli.{name}")
        own = getattr(module, "open_app" if name == "open" else name)
        assert isinstance(own, click.Command)
        if not own.hidden:
            assert own.get_short_help_str(200) == command.get_short_help_str(200)
        assert command.hidden == own.hidden


def test_the_first_screen_is_there_before_what_searches_links_and_fetches() -> None:
    code = (
        "import sys, tui.cli.main, tui.cli.open, tui.app.app, tui.app.screens.episode.screen\n"
        "import tui.app.screens.library_screen, tui.workspace.indexed\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = done.stdout.split()
    heavy = {
        *("aiohttp", "anyio", "feedparser", "numpy", "rapidfuzz", "selectolax"),
        *("tomllib", "tui.readers.registry", "urllib3", "watchfiles"),
    }
    assert not heavy & set(loaded)
    assert sum(name.partition(".")[0] == "tui" for name in loaded) < 150


def test_behind_a_painted_frame_neither_commands_nor_readers_are_loaded() -> None:
    code = (
        "import sys, tui.cli.painted, tui.app.app, tui.app.screens.episode.screen\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = done.stdout.split()
    vain = {"click", "tui.cli.main", "tui.readers.files", "tui.readers.source"}
    assert not vain & set(loaded)
    late = {
        *("json", "webbrowser", "watchfiles", "tui.app.opening", "tui.app.key_settings"),
        *(
            "tui.app.keeper",
            "tui.app.widgets.prompt",
            "tui.app.widgets.news_rail",
            "tui.app.screens.episode.live_file",
        ),
        *("tui.index.documents", "tui.library.catalog.listing", "tui.search.time_query"),
    }
    assert not late & set(loaded)
    assert sum(name.partition(".")[0] == "tui" for name in loaded) < 100


SECOND_START = """
import asyncio, sys
from pathlib import Path
read = []
def note(event, arguments):
    if event == "open" and Path(str(arguments[0])).suffix == ".md":
        read.append(arguments[0])
sys.addaudithook(note)
from tui.cli.open import startup_of
from tui.app.app import SkimcastApp

async def start():
    app = SkimcastApp(startup_of(["data"], begins=False))
    async with app.run_test(size=(120, 40)) as pilot:
        while app.screen.state.linked is None:
            await pilot.pause(0.01)
        assert app.screen.state.linked.story_count

asyncio.run(start())
print(len(read), *sys.modules)
"""


def test_a_start_from_the_cache_reads_no_file_and_loads_neither_readers_nor_linking() -> None:
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", SECOND_START],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
    read, *loaded = done.stdout.split()
    assert read == "0"
    vain = {"tui.readers.registry", "tui.linking.linker", "tui.library.catalog.reader"}
    assert not {*vain, "tui.cli.segments", "numpy", "yaml"} & set(loaded)
