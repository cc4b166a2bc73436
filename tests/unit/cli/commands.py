"""Running the command line in a test."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from tui.cli.main import cli


def run(*words: object, text: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=text, prog_name="skimcast")


def rows(result: Result, *, code: int = 0) -> list[dict[str, Any]]:
    """The JSON lines that a command printed, which exited as expected."""
    assert result.exit_code == code, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]
