"""`skimcast completions`: words for the shell's tab key."""

from __future__ import annotations

import pytest

from tests.unit.cli.commands import run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_printed_for_a_shell(shell: str) -> None:
    result = run("completions", shell)
    assert result.exit_code == 0
    assert "_SKIMCAST_COMPLETE" in result.stdout
