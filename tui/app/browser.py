"""Handing a web address to the reader's browser."""

from __future__ import annotations

import threading
import webbrowser
from typing import TYPE_CHECKING

from tui.urls import web_address

if TYPE_CHECKING:
    from textual.app import App


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
