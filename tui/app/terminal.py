"""The terminal: what it shows already, its size and its end, and bytes that are no text."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui import first_frame
from tui.app.shown_cells import ShownCells

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver
    from textual.screen import Screen

_GRACE = 5.0
"""Seconds in which the app may end by itself after its terminal has gone."""

_SECOND_SCREEN = "\x1b[?1049h"
_PLACING = tuple(f"\x1b[{digit}" for digit in range(1, 10))
"""What a driver is given to draw begins so."""
_OLD_MOUSE = re.compile(rb"\x1b\[M.{3}", re.DOTALL)
"""A mouse report as X10 has it; its three bytes may be any."""


_PASTE_BEGINS, _PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")


class PasteFilter:
    """Takes control characters out of pastes, however the bytes of a terminal are cut.

    Textual would take what stands behind an escape in a paste for keys.
    """

    def __init__(self) -> None:
        self._is_pasting = False
        self._before = b""  # the last bytes that were passed on: a paste may have begun in them
        self._held = b""  # the last ones of a paste, with which its end may begin

    def filtered(self, data: bytes) -> bytes:
        """What is left of what has come."""
        passed = []
        while data:
            take = self._take_paste if self._is_pasting else self._take_keys
            part, data = take(data)
            passed.append(part)
        return b"".join(passed)

    def _take_keys(self, data: bytes) -> tuple[bytes, bytes]:
        """What comes up to the beginning of a paste, with that, and what comes after it."""
        known = len(self._before)
        found = (self._before + data).find(_PASTE_BEGINS)
        self._is_pasting = found >= 0
        end = found + len(_PASTE_BEGINS) - known if self._is_pasting else len(data)
        last = (self._before + data[:end])[-len(_PASTE_BEGINS) + 1 :]
        self._before = b"" if self._is_pasting else last
        return data[:end], data[end:]

    def _take_paste(self, data: bytes) -> tuple[bytes, bytes]:
        """The text of a paste without its control characters, its end, and what comes after it."""
        text, end, rest = (self._held + data).partition(_PASTE_ENDS)
        self._is_pasting = not end
        lengths = range(1, len(_PASTE_ENDS))
        begun = 0 if end else max((n for n in lengths if text.endswith(_PASTE_ENDS[:n])), default=0)
        self._held = text[len(text) - begun :]
        return _CONTROLS.sub(b"", text[: len(text) - begun]) + end, rest


class InputDecoder:
    """Decodes what a terminal sends, and passes over what is no text.

    A terminal that was rebuilt beneath the app reports the mouse in bytes that are no UTF-8 (or
    that would be taken for keys), and a paste may be in Latin-1.
    """

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._pastes = PasteFilter()
        self._begun = b""

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002  as codecs have it
        """The text in what has come; a report that is cut off waits for its end."""
        data = _OLD_MOUSE.sub(b"", self._begun + self._pastes.filtered(data))
        whole, start, rest = data.partition(b"\x1b[M")
        self._begun = start + rest
        return self._decoder.decode(whole, final)


def pass_over_bytes(driver: type[Driver]) -> type[Driver]:
    """Have a driver of Textual's pass over bytes that are no UTF-8: it would end the app on these.

    Its module looks the decoder up by one name, which is replaced.
    """
    names = vars(sys.modules[driver.__module__])
    if "getincrementaldecoder" in names:
        names["getincrementaldecoder"] = lambda _: InputDecoder
    return driver


def sized_where_shown(driver: type[Driver]) -> type[Driver]:
    """Have a driver of Textual's measure the terminal that it draws on.

    It draws on the error stream and measures the output, which a shell may have taken for a pipe.
    """

    # The platform says which driver it is, so no type can.
    class Sized(driver):  # type: ignore[misc,valid-type]
        def _get_terminal_size(self) -> tuple[int, int]:
            try:
                shown = os.get_terminal_size(2)
            except OSError:
                shown = os.terminal_size((80, 24))
            return shutil.get_terminal_size(shown)

    return Sized


def take_over_frame(driver: type[Driver]) -> type[Driver]:
    """Have a driver of Textual's go on from the frame that was painted before, if one was.

    The terminal is on its second screen already: to be sent there again would clear it; and at the
    end it is to be what it was before the frame.
    """
    if not first_frame.is_painted():
        return driver

    # The platform says which driver it is, so no type can.
    class GoingOn(driver):  # type: ignore[misc,valid-type]
        _on_second_screen = False

        def start_application_mode(self) -> None:
            before = first_frame.hand_over()
            self._on_second_screen = before is not None
            super().start_application_mode()
            if before is not None:
                self.attrs_before = before

        def write(self, data: str) -> None:
            if self._on_second_screen and data == _SECOND_SCREEN:
                self._on_second_screen = False
            else:
                super().write(data)

    return GoingOn


def resume_in_place(driver: type[Driver], is_ending: Callable[[], bool]) -> type[Driver]:
    """Have a driver of Textual's go on after SIGCONT only where it was halted, and not at the end.

    There is no loop any more then, and the terminal belongs to the shell. After SIGSTOP, of which
    nobody is told, the driver would be begun twice, and each key be read by the one or the other:
    it is ended and begun again, in the loop, for what a signal interrupts may hold a lock.
    """

    # The platform says which driver it is, so no type can.
    class Resuming(driver):  # type: ignore[misc,valid-type]
        _is_on: bool | None = None
        _is_asked = False

        def start_application_mode(self) -> None:
            self._is_on = True
            super().start_application_mode()

        def stop_application_mode(self) -> None:
            self._is_on = False
            super().stop_application_mode()

        def resume_application_mode(self) -> None:
            if self._is_on is None or is_ending() or not _has_loop():
                return
            if not self._is_on:
                super().resume_application_mode()
            elif not self._is_asked:
                self._is_asked = True
                asyncio.get_running_loop().call_soon_threadsafe(self._begin_again)

        def _begin_again(self) -> None:
            self._is_asked = False
            if self._is_on and not is_ending():
                self.suspend_application_mode()
                self.start_application_mode()
                self._app.post_message(self.SignalResume())

    return Resuming


def _has_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def send_changes(driver: type[Driver], cells: ShownCells) -> type[Driver]:
    """Have a driver of Textual's send only those cells that the terminal does not show yet."""

    # The platform says which driver it is, so no type can.
    class Changing(driver):  # type: ignore[misc,valid-type]
        def write(self, data: str) -> None:
            if data == _SECOND_SCREEN:
                cells.forget()
            if data.startswith(_PLACING):
                if frame := first_frame.take_standing():
                    cells.begin_with(frame)
                data = cells.changes(data)
            super().write(data)

    return Changing


def frame_of(screen: Screen[Any]) -> str:
    """All that a terminal is sent to show a screen as it is; Textual has no public name for it."""
    return screen._compositor.render_full_update().render_segments(screen.app.console)  # noqa: SLF001


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
