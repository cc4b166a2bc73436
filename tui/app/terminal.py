"""The terminal and the desktop around it: its end, its odd bytes, and the reader's browser."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.urls import web_address

if TYPE_CHECKING:
    from textual.app import App

_GRACE = 5.0
"""Seconds in which the app may end by itself after its terminal has gone."""


def end_on_signals(app: App[None]) -> None:
    """Have the app end, and leave the terminal whole, when it is told to stop or hung up."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, app.exit)
                if name == "SIGHUP" and not app.is_headless:
                    # The loop still hears of it; this one is called even while the loop is held up.
                    signal.signal(number, _end_for_certain)


def _end_for_certain(number: int, _: object) -> None:
    """End soon: Textual waits for ever to write to a terminal that has gone."""
    timer = threading.Timer(_GRACE, os._exit, (128 + number,))
    timer.daemon = True
    timer.start()


def open_address(app: App[None], address: str) -> str | None:
    """Open an http or https address in the browser; tells what went wrong, None if nothing did.

    A browser that draws in the terminal gets the terminal until it ends; any other is started in
    a thread, so that a slow one holds nothing up.
    """
    goal = web_address(address)
    if goal is None:
        return f"Not opened, it is no web address: {address}"
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return f"No browser is known here. The address: {address}"
    if _draws_in_terminal(browser):
        with app.suspend():
            opened = browser.open(goal)
        return None if opened else f"The browser did not open {address}"
    threading.Thread(target=browser.open, args=(goal,), daemon=True).start()
    return None


def _draws_in_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
