"""Ending when a signal asks for it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

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
