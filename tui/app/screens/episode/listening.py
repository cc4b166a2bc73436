"""Hearing the open episode: the player, what moves with it, and whether the text follows."""

from __future__ import annotations

from functools import partial
from typing import Literal, TypeAlias

from textual.timer import Timer
from textual.worker import Worker

from tui.app.base import BaseScreen
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState
from tui.app.stretches import Stretch
from tui.app.widgets.bars import Masthead
from tui.model import Timecode, segment_at
from tui.playback.mpv_player import MpvPlayer
from tui.playback.playable import NOTHING_TO_HEAR, offset_of, recording_of

Heard: TypeAlias = Literal["pause", "here", "skip", "speed", "follow", "sleep", "stop"]
"""What a key asks for."""

_SILENT = "Nothing is played: P begins."
SLEEPS = (15, 30, 60)
"""Minutes after which the sleep timer may stop, one after the other."""


class Listening:
    """Plays an episode's recording for its screen; what is heard is marked, the text follows.

    It follows until the reader goes to another segment or scrolls away from what is heard, and
    again when they ask for it.
    """

    def __init__(self, screen: BaseScreen, state: EpisodeState, panes: EpisodePanes) -> None:
        self._screen = screen
        self._state = state
        self._panes = panes
        self._player: MpvPlayer | None = None
        self._worker: Worker[None] | None = None
        self._follows = True
        self._top = panes.reading.top  # where what is heard was seen last
        self._offset = 0.0
        self._sleep: Timer | None = None
        self._sleep_step = 0

    def do(self, action: Heard, amount: float) -> None:
        """Do what a key asks for; amount is the seconds to skip, or how much faster."""
        player = self._player
        if action in ("pause", "here") and player is None:
            self._begin()
        elif player is None:
            self._screen.app.tell(_SILENT, bad=True)
        elif action == "pause":
            player.pause(wait=not player.is_paused)
        elif action == "here":
            self._seek(player)
            player.pause(wait=False)
        elif action == "skip":
            player.seek(player.seconds + amount)
        elif action == "speed":
            player.change_speed(amount)
        elif action == "follow":
            self._take_up()
            self._show()
        elif action == "sleep":
            self._sleep_later()
        else:
            self._stop()

    @property
    def _here(self) -> float:
        """The second that the reader is at: of what is selected, else of the line at the top.

        Where that is above what was jumped to, or another segment's, it is what was jumped to.
        """
        if not self._state.episode.is_timed:
            return 0.0
        reading = self._panes.reading
        if (selected := reading.moment_selected()) is not None:
            return selected[1]
        number, character = min(reading.top, (len(reading.blocks) - 1, 0))
        index, second = reading.moment_of(Stretch(number, character, character))
        return max(self._state.seconds, second if index == self._state.place else 0.0)

    def _begin(self) -> None:
        app, episode = self._screen.app, self._state.episode
        if (recording := recording_of(episode)) is None:
            app.tell(NOTHING_TO_HEAR.capitalize(), bad=True)
            return
        self._offset = offset_of(episode)
        self._take_up()
        seconds, command = self._here + self._offset, app.config.settings.player
        self._player = player = MpvPlayer(recording, seconds, self._show, command)
        app.tell(f"Playing {recording}")
        self._show()
        run = partial(self._run, player)
        self._worker = app.run_guarded(self._screen, "This is not heard", run, group="playback")

    async def _run(self, player: MpvPlayer) -> None:
        try:
            await player.run()
        finally:
            if self._player is player:
                self._forget()

    def _stop(self) -> None:
        if self._worker:
            self._worker.cancel()
        self._forget()

    def _forget(self) -> None:
        self._player = None
        if self._sleep:
            self._sleep.stop()
        if self._panes.is_attached:
            self._mark(None)
            self._screen.query_one(Masthead).show_heard("")

    def _seek(self, player: MpvPlayer) -> None:
        """Play from where the reader is on; the text follows."""
        self._take_up()
        player.seek(self._here + self._offset)

    def moved(self, *, is_pointed: bool) -> None:
        """The reader has moved: what they point at on the timeline is heard from there on.

        Else the text stays where they are if another segment is heard.
        """
        player = self._player
        if player and is_pointed:
            self._seek(player)
        elif player and self._state.place != self._heard_at(player):
            self._follows = False

    def _mark(self, index: int | None, seconds: float | None = None) -> None:
        """Mark the segment that is heard, and the second."""
        self._panes.segments.show_heard(index)
        self._panes.timeline.show_heard(seconds)

    def _heard_at(self, player: MpvPlayer) -> int:
        """The index of the segment that is heard."""
        return segment_at(self._state.episode.segments, player.seconds - self._offset)

    def _show(self) -> None:
        """Show what is heard now."""
        player, state = self._player, self._state
        if player is None or not self._panes.is_attached:
            return
        seconds = Timecode(max(0.0, player.seconds - self._offset))
        signs = ["‖" if player.is_paused else "►", str(seconds)]
        signs += [f"{player.speed:g}x"] if player.speed != 1 else []
        self._screen.query_one(Masthead).show_heard(" ".join(signs))
        if not state.episode.is_timed:
            return
        index = self._heard_at(player)
        self._mark(index, seconds)
        if self._follows:
            self._follow(index, seconds)

    def _take_up(self) -> None:
        """Follow what is heard from now on, wherever the text stands."""
        self._follows, self._top = True, self._panes.reading.top

    def _follow(self, index: int, seconds: float) -> None:
        """Have what is heard in the view; who has scrolled it out of that stays where they are."""
        reading, state = self._panes.reading, self._state
        if index != state.place:
            self._panes.go(index, seconds)
        elif not reading.sees_second(index, seconds):
            if reading.top != self._top:
                self._follows = False
                return
            self._panes.go(index, seconds)
        elif int(seconds) != int(state.seconds):
            self._panes.arrive(index, seconds)
        self._top = reading.top

    # The sleep timer

    def _sleep_later(self) -> None:
        """Set the sleep timer to the next of its times, or to none."""
        if self._sleep:
            self._sleep.stop()
        minutes = (*SLEEPS, 0)[self._sleep_step]
        self._sleep_step = (self._sleep_step + 1) % (len(SLEEPS) + 1)
        self._sleep = self._screen.set_timer(60 * minutes, self._fall_asleep) if minutes else None
        told = f"Pausing in {minutes} minutes" if minutes else "The sleep timer is off"
        self._screen.app.tell(told)

    def _fall_asleep(self) -> None:
        self._sleep_step = 0
        if self._player:
            self._player.pause(wait=True)
