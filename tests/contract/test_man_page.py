"""The man page says what --help says; renewed with --snapshot-update."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contract.man_page import man_page
from tui.cli.main import cli

PAGE = Path(__file__).resolve().parents[2] / "man" / "skimcast.1"


def test_the_man_page_is_made_of_the_commands_own_words(request: pytest.FixtureRequest) -> None:
    wanted = man_page()
    if request.config.getoption("update_snapshots"):
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted
    for name, command in cli.commands.items():
        assert command.hidden or f"\n.SS {name}" in wanted


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_nothing_to_say_of_it() -> None:
    command = ["groff", "-man", "-ww", "-Tutf8", "-z", str(PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
