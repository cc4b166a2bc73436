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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        if not (first_frame.paint(words) and _is_opened(words)):
            from tui.cli.main import main as run  # noqa: PLC0415  nothing is slower than the frame

            run()
    finally:
        first_frame.restore()


def _is_opened(words: list[str]) -> bool:
    """Open what stands painted on the screen already; tells whether it was there."""
    gc.disable()  # as run does: the app comes
    from tui.cli.painted import open_painted  # noqa: PLC0415  no slower than the frame

    try:
        return open_painted(words)
    except OSError as error:
        from tui.cli.main import give_up  # noqa: PLC0415  where it is wanted

        give_up(error)


def _tells_version() -> bool:
    """Print the version, as the command line would, before that is imported."""
    try:
        sys.stdout.write(f"skimcast {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False  # the command line knows what to say
    return True
