"""mpv as it is started and steered: a stand-in that speaks its JSON IPC, and mpv itself."""

from __future__ import annotations

import asyncio
import shutil
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from tests.mpv_stand_in import got_by, put_into
from tui.playback.mpv_player import MpvPlayer, PlaybackError

needs_mpv = pytest.mark.skipif(shutil.which("mpv") is None, reason="mpv is not installed")


class Hearing:
    """A player that runs, and waits for what it comes to."""

    def __init__(self, recording: str, seconds: float, *command: str) -> None:
        self.player = MpvPlayer(recording, seconds, self._changed, command)
        self.seen: list[float] = []  # the second at each change
        self._news = asyncio.Event()

    def _changed(self) -> None:
        self.seen.append(self.player.seconds)
        self._news.set()

    async def until(self, wanted: Callable[[MpvPlayer], bool]) -> None:
        async with asyncio.timeout(20):
            while not wanted(self.player):
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def heard(recording: str, seconds: float, *command: str) -> AsyncIterator[Hearing]:
    hearing = Hearing(recording, seconds, *command)
    running = asyncio.create_task(hearing.player.run())
    try:
        yield hearing
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_it_is_told_what_the_reader_asks_and_tells_where_it_is(tmp_path: Path) -> None:
    program = put_into(tmp_path)
    async with heard("https://x.org/a.mp3", 61.5, str(program), "--ao=null", "{url}") as hearing:
        player = hearing.player
        await hearing.until(lambda player: player.seconds == 61.5)
        player.pause(wait=True)
        await hearing.until(lambda player: player.is_paused)
        player.change_speed(0.25)
        await hearing.until(lambda player: player.speed == 1.25)
        player.change_speed(9)
        await hearing.until(lambda player: player.speed == 3.0)
        player.seek(-5)
        assert player.seconds == 0.0
        player.pause(wait=False)
        await hearing.until(lambda player: not player.is_paused)
    words, *commands = got_by(program)
    assert words[-2:] == ["--", "https://x.org/a.mp3"]
    assert {"--start=61.500", "--no-video", "--ao=null"} <= set(words)
    assert not any("{" in word for word in words)
    assert commands[:3] == [["observe_property", n, name] for n, name in enumerate(OBSERVED)]
    assert commands[-2] == ["seek", 0.0, "absolute"]


OBSERVED = ("time-pos", "pause", "speed")


@pytest.mark.parametrize("command", [("vlc", "--fullscreen"), ()])
async def test_options_of_other_players_are_not_mpvs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    program = put_into(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    async with heard("/a.wav", 7, *command) as hearing:
        hearing.player.seek(9)
        await hearing.until(lambda _: hearing.seen == [9.0, 9.0])
        hearing.player.pause(wait=True)
        await hearing.until(lambda player: player.is_paused)
        assert set(hearing.seen) == {9.0}
    assert ["seek", 9.0, "absolute"] in got_by(program)
    assert "--fullscreen" not in got_by(program)[0]


async def test_what_cannot_be_played_is_told(tmp_path: Path) -> None:
    program = put_into(tmp_path)
    with pytest.raises(PlaybackError, match=r"cannot play /broken\.mp3: loading failed"):
        await MpvPlayer("/broken.mp3", 0, lambda: None, (str(program),)).run()


async def test_a_program_that_does_not_know_the_protocol_is_told(tmp_path: Path) -> None:
    program = tmp_path / "mpv"
    program.write_text("#!/bin/sh\necho nonsense >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(PlaybackError, match=r"ended with 3; it has to be 0\.33"):
        await MpvPlayer("/a.mp3", 0, lambda: None, (str(program),)).run()


async def test_without_mpv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PlaybackError, match=r"not installed\. apt install mpv"):
        await MpvPlayer("/a.mp3", 0, lambda: None).run()


def tone(path: Path, seconds: int) -> str:
    """A recording of a tone."""
    rate = 8000
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(rate)
        out.writeframes(bytes(128 + 60 * (n // 10 % 2) for n in range(rate)) * seconds)
    return str(path)


@needs_mpv
async def test_mpv_plays_pauses_seeks_and_ends(tmp_path: Path) -> None:
    recording = tone(tmp_path / "--tone.wav", 600)
    async with heard(recording, 100, "mpv", "--no-config", "--ao=null") as hearing:
        await hearing.until(lambda player: 100 < player.seconds < 200)
        hearing.player.seek(400)
        await hearing.until(lambda player: 401 < player.seconds < 500)
        hearing.player.change_speed(1)
        await hearing.until(lambda player: player.speed == 2)
        hearing.player.pause(wait=True)
        await hearing.until(lambda player: player.is_paused)
    ends = MpvPlayer(recording, 599.5, lambda: None, ("mpv", "--no-config", "--ao=null"))
    await ends.run()
    assert ends.seconds >= 599


@needs_mpv
async def test_mpv_tells_what_it_cannot_play(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"no recording")
    player = MpvPlayer(str(tmp_path / "a.mp3"), 0, lambda: None, ("mpv", "--no-config"))
    with pytest.raises(PlaybackError, match="cannot play"):
        await player.run()
