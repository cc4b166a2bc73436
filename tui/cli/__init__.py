"""The commands: parse arguments, call one thing below, print.

`main.cli` is the group of them, which imports a command's module when the command is called;
`output` holds what they share, and `progress` lets an index follow its files with a bar.
"""

from __future__ import annotations

import gc
import sys

from tui import __version__, first_frame


def main() -> None:
    """Paint the first frame, if one was kept that holds, and run the command line."""
    words = sys.argv[1:]
    if words == ["--version"] and _tells_version():
        return
    if first_frame.paint(words):
        gc.disable()  # as run does: the app comes
    try:
        from tui.cli.main import main as run  # noqa: PLC0415  nothing is slower than the frame

        run()
    finally:
        first_frame.restore()


def _tells_version() -> bool:
    """Print the version, as the command line would, before that is imported."""
    try:
        sys.stdout.write(f"skimcast {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False  # the command line knows what to say
    return True
