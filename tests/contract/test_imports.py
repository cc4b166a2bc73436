"""Which floor imports which, and what each part of the program may load."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tui.embeddings.installed import MINILM

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [
    "cli",
    "workspace",
    "linking",
    "search",
    "subscriptions",
    "library",
    "readers",
    "index",
    "embeddings",
    "fetching",
    "analysis",
    "urls",
    "model",
]


EPISODE = "data/episodes/lex-fridman-podcast-333.md"
FINDING_NOTHING = [
    ["segments", "data/episodes", "--json"],
    ["check", "data"],
    ["library", "path"],
    ["--version"],
    ["completions", "bash"],
    [],
]
SEARCHING = ["jump", "aliens", EPISODE, "--json"]
LINKING = ["news", EPISODE, "--json"]


@cache
def modules_after(code: str) -> frozenset[str]:
    """All modules that are loaded after running code in a fresh process."""
    tail = "\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return frozenset(done.stdout.splitlines()[-1].split())


def loaded_by(code: str) -> set[str]:
    """The top-level modules that are loaded after running code in a fresh process."""
    return {name.partition(".")[0] for name in modules_after(code)}


def skimcast(*arguments: str) -> str:
    """Code that does what a command does, and says nothing."""
    return (
        "import sys, io, contextlib\n"
        f"sys.argv = ['skimcast', *{arguments!r}]\n"
        "from tui.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()\n"
    )


def name_of(words: list[str]) -> str:
    return " ".join(words[:1]) or "listing"


def test_import_contracts_of_pyproject_are_kept() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_but_the_app_loads_textual(room: str) -> None:
    assert not {"textual", "rich"} & loaded_by(f"import tui.{room}")


@pytest.mark.parametrize("arguments", [*FINDING_NOTHING, SEARCHING, LINKING], ids=name_of)
def test_no_command_that_draws_nothing_loads_textual(arguments: list[str]) -> None:
    assert not {"textual", "rich"} & loaded_by(skimcast(*arguments))


@pytest.mark.parametrize("arguments", FINDING_NOTHING, ids=name_of)
def test_no_command_that_neither_searches_nor_links_loads_numpy(arguments: list[str]) -> None:
    assert "numpy" not in loaded_by(skimcast(*arguments))


@pytest.mark.parametrize("arguments", [*FINDING_NOTHING, SEARCHING, LINKING], ids=name_of)
def test_no_command_that_reads_few_files_loads_multiprocessing(arguments: list[str]) -> None:
    assert "multiprocessing" not in loaded_by(skimcast(*arguments))


@pytest.mark.parametrize("module", ["search", "library", "readers", "cli", "app.app"])
def test_numpy_and_multiprocessing_wait_until_they_are_wanted(module: str) -> None:
    assert not {"numpy", "multiprocessing"} & loaded_by(f"import tui.{module}")


def test_the_app_begins_on_the_sample_without_numpy() -> None:
    begun = (
        "from tui.app.app import SkimcastApp\n"
        "from tui.app.screens.episode.screen import EpisodeScreen\n"
        "from tui.library.discovery import gather\n"
        "from tui.paths import sample_library\n"
        "from tui.workspace.startup import start_with\n"
        "SkimcastApp(start_with(gather([sample_library()])))"
    )
    assert not {"numpy", "multiprocessing"} & loaded_by(begun)


def test_linking_with_the_model_switched_off_loads_nothing_of_it() -> None:
    loaded = modules_after(skimcast(*LINKING))
    assert "tui.linking.linker" in loaded
    assert not {"tui.embeddings.minilm", "tui.embeddings.universal"} & loaded
    assert not {MINILM.partition("/")[0], "onnxruntime"} & loaded


def test_the_model_and_text_helpers_load_msgspec_and_the_standard_library_alone() -> None:
    extra = loaded_by("import tui.model, tui.sanitize, tui.timecode") - loaded_by("import msgspec")
    assert extra <= {"tui", *sys.stdlib_module_names}
