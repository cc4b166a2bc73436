"""mpv, started for one recording, and steered by its JSON IPC.

The protocol is that of https://mpv.io/manual/stable/#json-ipc: a line a message, {"command": […]}
to mpv, {"event": …} from it. mpv is handed one end of a pair of sockets (--input-ipc-client, since
0.33) and ends when the other one closes, even where skimcast is killed.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import Any

_GRACE = 2.0
"""Seconds that mpv has to end by itself."""
_OBSERVED = ("time-pos", "pause", "speed")
_SLOWEST, _FASTEST = 0.5, 3.0
_MISSING = (
    "mpv is not installed. apt install mpv, dnf install mpv or brew install mpv brings it;"
    " https://mpv.io has it for others"
)


class PlaybackError(Exception):
    """A recording cannot be played; the message tells the reader why."""


class MpvPlayer:
    """A recording as mpv plays it.

    Attributes:
        seconds: where in the recording it is.
        is_paused: whether it waits.
        speed: how many times faster than it was said.
    """

    def __init__(
        self,
        recording: str,
        seconds: float,
        changed: Callable[[], None],
        command: Sequence[str] = (),
    ) -> None:
        """Play a recording (see `recording_of`) from a second on.

        changed is called when it has come to another second, is paused or has another speed.
        command is the reader's own for playing, whose options hold where it is one of mpv.
        """
        self.seconds = max(0.0, seconds)
        self.is_paused = False
        self.speed = 1.0
        self._recording = recording
        self._start = self.seconds
        self._changed = changed
        self._program = _mpv_of(command)
        self._writer: asyncio.StreamWriter | None = None
        self._is_loaded = self._is_settled = False
        self._unsent: list[bytes] = []
        for number, name in enumerate(_OBSERVED):
            self._send("observe_property", number, name)

    async def run(self) -> None:
        """Play to the end, or until this is cancelled; mpv has ended then.

        Raises:
            PlaybackError: mpv is not there, or cannot play this.
        """
        if sys.platform == "win32":
            raise PlaybackError("on Windows skimcast does not steer mpv; o opens the recording")
        ours, theirs = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=ours)
        process = None
        try:
            with theirs:
                process = await self._started(theirs.fileno())
            self._writer = writer
            writer.writelines(self._unsent)
            await self._follow(reader)
            if code := await process.wait():
                raise PlaybackError(f"mpv ended with {code}; it has to be 0.33 or later")
        finally:
            writer.close()
            if process is not None:
                await _end(process)

    async def _started(self, handle: int) -> Process:
        words = (
            *(self._program[0], "--no-video", "--no-terminal", *self._program[1:]),
            *("--idle=no", "--no-resume-playback", f"--start={self._start:.3f}"),
            *(f"--input-ipc-client=fd://{handle}", "--", self._recording),
        )
        try:
            return await asyncio.create_subprocess_exec(
                *words,
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
                pass_fds=(handle,),
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise PlaybackError(_MISSING) from error
        except OSError as error:
            raise PlaybackError(f"{words[0]} cannot be started: {error.strerror}") from error

    async def _follow(self, reader: asyncio.StreamReader) -> None:
        """Take note of what mpv tells until it says no more."""
        with suppress(ConnectionError):
            async for line in reader:
                with suppress(ValueError):
                    self._take(json.loads(line))

    def _take(self, message: dict[str, Any]) -> None:
        match message:
            case {"event": "property-change", "name": str() as name, "data": data}:
                self._take_property(name, data)
            case {"event": "playback-restart"}:
                self._settle()
            case {"error": str() as error} if error != "success":
                self._is_settled = True
            case {"event": "end-file", "reason": "error"}:
                why = message.get("file_error", "it does not say why")
                raise PlaybackError(f"mpv cannot play {self._recording}: {why}")

    def _take_property(self, name: str, data: object) -> None:
        before = int(self.seconds), self.is_paused, self.speed
        match name, data:
            case "time-pos", float() | int() if self._is_settled:
                self.seconds = float(data)
            case "pause", bool():
                self.is_paused = data
            case "speed", float() | int():
                self.speed = float(data)
        if before != (int(self.seconds), self.is_paused, self.speed):
            self._changed()

    def _settle(self) -> None:
        """Believe what mpv tells of where it is: it has come to the start, or where it was sent."""
        self._is_settled = True
        if not self._is_loaded:
            self._is_loaded = True
            if self.seconds != self._start:
                self.seek(self.seconds)

    def _send(self, *command: object) -> None:
        line = json.dumps({"command": command}).encode() + b"\n"
        if self._writer is None:
            self._unsent.append(line)
        elif not self._writer.is_closing():
            self._writer.write(line)

    # What the reader may ask for

    def pause(self, *, wait: bool) -> None:
        """Wait, or go on."""
        self._send("set_property", "pause", wait)

    def seek(self, seconds: float) -> None:
        """Play from another second on."""
        self.seconds = max(0.0, seconds)
        self._is_settled = False
        if self._is_loaded:
            self._send("seek", self.seconds, "absolute")
        self._changed()

    def change_speed(self, by: float) -> None:
        """Play faster, or slower."""
        speed = min(_FASTEST, max(_SLOWEST, self.speed + by))
        self._send("set_property", "speed", speed)


def _mpv_of(command: Sequence[str]) -> Sequence[str]:
    """The program and the options of a command that plays in mpv, else mpv alone."""
    if not command or PurePath(command[0]).stem != "mpv":
        return ("mpv",)
    return [word for word in command if "{" not in word and word != "--"]


async def _end(process: Process) -> None:
    """End mpv and what it has started, if they are still there."""
    if process.returncode is None:
        _signal(process, signal.SIGTERM)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(process.wait(), _GRACE)
    if process.returncode is None:
        _signal(process, signal.SIGKILL)
        await process.wait()


def _signal(process: Process, number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
