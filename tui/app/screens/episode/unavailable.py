"""Why an action of an episode's screen can do nothing now."""

from __future__ import annotations

from tui.app.screens.episode.news_pane import NewsPane
from tui.app.screens.episode.state import EpisodeState
from tui.urls import moment_url

NOT_MARKED = {
    "news": "No segment has news.",
    "bookmarks": "No bookmark yet: b sets one.",
    "hits": "Nothing is filtered: / asks for words.",
}
"""What is told where no segment is marked so."""


def why_not(action: str, state: EpisodeState, news: NewsPane) -> str:
    """Why an action, as its binding has it, can do nothing now; empty where it can."""
    name, _, argument = action.partition("(")
    mark = argument.partition(",")[0].strip("')")
    if name == "marked" and mark in NOT_MARKED:
        has_some = any(state.marked(each) for each in ("news", "bookmarks", "hits") if each == mark)
        return "" if has_some else NOT_MARKED[mark]
    if name == "news" and mark in ("pin", "reject") and news.link is None:
        return "no news is under the cursor: tab goes there"
    if name == "open" and news.link is None and not moment_url(state.episode.media, 0.0):
        return "the file gives no web address"
    if name == "hear":
        return _why_not_heard(state)
    needs_segments = name in ("ask", "step") or (name == "kept" and mark in ("star", "note"))
    if needs_segments and not state.episode.segments:
        return "the episode has no segments"
    return ""


def _why_not_heard(state: EpisodeState) -> str:
    from tui.playback.playable import NOTHING_TO_HEAR, recording_of  # noqa: PLC0415  when asked

    return "" if recording_of(state.episode) else NOTHING_TO_HEAR
