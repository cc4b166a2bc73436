"""The commands: parse arguments, call one thing below, print.

`main.cli` is the group of them, which imports a command's module when the command is called;
`output` holds what they share, and `progress` lets an index follow its files with a bar.
"""

from tui.cli.main import main

__all__ = ["main"]
