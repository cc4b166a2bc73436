"""`skimcast serve`: the app in a browser on this machine, for who has the address alone."""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import sys
import webbrowser

import click

from tui.cli.output import complain, say
from tui.workspace.workers import with_our_path

_HOST = "127.0.0.1"
_NEEDED = "skimcast serve needs the extra `serve`: pip install 'skimcast[serve]'"


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0, the usual: a free one.")
@click.option("--open", "opens", is_flag=True, help="Open the address in the browser, too.")
def serve(paths: tuple[str, ...], port: int, *, opens: bool) -> None:
    """Show the app in a browser, at an address of this machine with a secret in it.

    Others on the network cannot reach it, and a page of another site gets nothing from it. It ends
    with ctrl+c.
    """
    try:
        from tui.cli.guarded_server import GuardedServer  # noqa: PLC0415  slow, and an extra
    except ImportError as error:
        complain(_NEEDED)
        raise SystemExit(1) from error
    # The names of files go through a shell there, so each is quoted.
    command = shlex.join([sys.executable, "-P", "-m", "tui", "open", "--", *paths])
    os.environ.update(with_our_path())
    port = port or _free_port()
    server = GuardedServer(command, _HOST, port, secrets.token_urlsafe(24))
    say(server.address)
    if opens:
        webbrowser.open(server.address)
    server.serve()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HOST, 0))
        return int(found.getsockname()[1])
