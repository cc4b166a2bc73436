"""What is given to the reader's browser and player."""

from __future__ import annotations

import webbrowser
from contextlib import nullcontext

import pytest
from textual.app import App, SuspendNotSupported

from tui.app.opening import open_address, start_player


@pytest.mark.parametrize("command", ["fakebrowser 'unclosed %s", 'x "%s'])
def test_a_browser_that_cannot_be_parsed_is_told(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("BROWSER", command)
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    told = open_address(App(), "https://a.b/c") or ""
    assert "$BROWSER" in told
    assert command in told


@pytest.mark.parametrize(
    "address",
    [
        *("--remote-debugging-port=9222", "-profile", "javascript:alert(1)", "file:///etc/passwd"),
        *("https://-x", "https://", "http://a b", "https://a.b/\n--x", "https://a.b/\x1b[31m"),
    ],
)
def test_nothing_but_a_web_address_reaches_the_browser(address: str) -> None:
    told = open_address(App(), address, ("false",)) or ""
    assert told.startswith("Not opened")


def test_no_address_becomes_an_option_of_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    class Browser(webbrowser.GenericBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002  as the class has it
            given.append(url)
            raise RuntimeError

    monkeypatch.setattr(webbrowser, "get", lambda: Browser("x"))
    monkeypatch.setattr(App, "suspend", nullcontext)
    assert "did not open" in (open_address(App(), "https://a.b/%action-x") or "")
    assert given == ["https://a.b/%ACtion-x"]


def test_a_terminal_that_cannot_be_lent_to_a_browser_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("x"))

    def suspend(_: App[None]) -> None:
        raise SuspendNotSupported

    monkeypatch.setattr(App, "suspend", suspend)
    assert "https://a.b/c" in (open_address(App(), "https://a.b/c") or "")


def test_a_players_command_has_the_address_and_the_second_as_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: started.append(command))
    assert start_player(("mpv", "--start={seconds}", "{url}"), "https://x.org/a.mp3", 61.5) is None
    assert start_player(("vlc",), "https://x.org/a.mp3", 0) is None
    assert started == [["mpv", "--start=61", "https://x.org/a.mp3"], ["vlc", "https://x.org/a.mp3"]]
    assert str(start_player(("mpv",), "--config=/etc/passwd", 0)).startswith("Not played")


def test_a_player_that_is_not_there_is_told() -> None:
    said = start_player(("no-such-player",), "https://x.org/a.mp3", 0)
    assert said == "no-such-player could not be started: No such file or directory"
