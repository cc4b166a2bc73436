"""The commands: parse arguments, call one thing below, print."""

from tui.cli.main import main

__all__ = ["main"]
