"""The arrows of DESIGN.md, and what each part of the program may load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["cli", "export", "linking", "search", "library", "readers", "model", "text"]


def loaded_by(code: str) -> set[str]:
    """The top-level modules that are loaded after running code in a fresh process."""
    tail = "\nimport sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.splitlines()[-1].split())


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["segments", "data/episodes", "--json"],
        ["jump", "aliens", "data/episodes", "--json"],
        ["news", "data/episodes/lex-fridman-podcast-333.md", "--json"],
        ["check", "data"],
        ["--version"],
        ["completions", "bash"],
        [],
    ],
    ids=lambda words: words[0] if words else "listing",
)
def test_no_command_that_draws_nothing_loads_textual(arguments: list[str]) -> None:
    code = (
        "import sys, io, contextlib\n"
        f"sys.argv = ['skimcast', *{arguments!r}]\n"
        "from tui.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()\n"
    )
    assert not {"textual", "rich"} & loaded_by(code)


def test_listing_segments_loads_no_rapidfuzz() -> None:
    assert "rapidfuzz" not in loaded_by("import tui.readers")


def test_the_model_and_text_helpers_load_the_standard_library_alone() -> None:
    extra = loaded_by("import tui.model, tui.text") - loaded_by("") - {"tui"}
    assert extra <= set(sys.stdlib_module_names)
