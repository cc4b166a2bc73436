"""The reader's browser and player, which open what is somewhere else."""

from __future__ import annotations

import os
import subprocess
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import suppress

from textual.app import App, SuspendNotSupported

from tui.urls import shown_address, web_address

_NULL = subprocess.DEVNULL


def open_address(app: App[None], address: str, opener: Sequence[str] = ()) -> str | None:
    """Open an http or https address in the browser; tells what went wrong, None if nothing did.

    An opener is a command of the reader's own that does it, see `Settings`.

    A browser that draws in the terminal gets the terminal until it ends; any other is started in
    a thread, so that a slow one holds nothing up.
    """
    goal = web_address(address)
    if goal is None:
        return f"Not opened, it is no web address: {address}"
    if opener:
        return _start(opener, goal)
    goal = goal.replace("%action", "%ACtion")  # webbrowser puts an option of a browser for it
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return f"No browser is known here. The address: {shown_address(goal)}"
    except ValueError as error:  # of shlex, which splits it
        return f"$BROWSER cannot be understood ({error}): {os.environ.get('BROWSER')}"
    if _draws_in_terminal(browser):
        return _open_in_terminal(app, browser, goal)
    threading.Thread(target=_opened, args=(browser, goal), daemon=True).start()
    return None


def _open_in_terminal(app: App[None], browser: webbrowser.BaseBrowser, goal: str) -> str | None:
    """Lend the terminal to a browser; tells what went wrong."""
    try:
        with app.suspend():
            opened = _opened(browser, goal)
    except SuspendNotSupported:
        return f"This terminal cannot be lent to a browser. The address: {shown_address(goal)}"
    return None if opened else f"The browser did not open {shown_address(goal)}"


def _opened(browser: webbrowser.BaseBrowser, goal: str) -> bool:
    """Open an address; whether that went well. Whatever a browser's class may raise is a no."""
    with suppress(Exception):
        return browser.open(goal)
    return False


def start_player(player: Sequence[str], address: str, seconds: float) -> str | None:
    """Start the reader's own command that plays a recording from a second on; tells what is wrong.

    {url} and {seconds} of it are filled in; without {url} the address stands at the end.
    """
    if (goal := web_address(address)) is None:
        return f"Not played, it is no web address: {address}"
    words = [word.replace("{seconds}", str(int(seconds))) for word in player]
    return _start([word.replace("{url}", "{}") for word in words], goal)


def _start(opener: Sequence[str], goal: str) -> str | None:
    """Start a command with an address for {}, or at its end; tells what went wrong."""
    words = [word.replace("{}", goal) for word in opener]
    command = words if words != list(opener) else [*words, goal]
    try:
        subprocess.Popen(  # noqa: S603  the reader's own command, the address one word of it
            command, stdin=_NULL, stdout=_NULL, stderr=_NULL, start_new_session=True
        )
    except OSError as error:
        return f"{opener[0]} could not be started: {error.strerror}"
    return None


def _draws_in_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
