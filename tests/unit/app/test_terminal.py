"""What a terminal sends, and what is made of it."""

from __future__ import annotations

import asyncio
import os

import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

from tui.app.terminal import (
    InputDecoder,
    resume_in_place,
    sized_where_shown,
)


class Halted(HeadlessDriver):
    """A driver that notes when it begins and ends."""

    def __init__(self, app: App[None]) -> None:
        super().__init__(app)
        self.noted: list[str] = []

    def start_application_mode(self) -> None:
        asyncio.get_running_loop()
        self.noted.append("begun")

    def stop_application_mode(self) -> None:
        self.noted.append("ended")


def halted(*, is_ending: bool = False) -> Halted:
    """A driver that has begun, of an app that may be ending."""
    driver = resume_in_place(Halted, lambda: is_ending)(App())
    assert isinstance(driver, Halted)
    return driver


async def test_the_driver_goes_on_once_after_it_was_halted_or_stopped_without_a_word() -> None:
    driver = halted()
    driver.resume_application_mode()  # before it has begun at all
    driver.start_application_mode()
    driver.suspend_application_mode()
    driver.resume_application_mode()
    assert driver.noted == ["begun", "ended", "begun"]
    driver.resume_application_mode()
    driver.resume_application_mode()
    assert driver.noted == ["begun", "ended", "begun"]
    await asyncio.sleep(0)
    assert driver.noted == ["begun", "ended", "begun", "ended", "begun"]


async def test_the_driver_does_not_go_on_while_the_app_ends() -> None:
    driver = halted(is_ending=True)
    driver.start_application_mode()
    driver.resume_application_mode()
    await asyncio.sleep(0)
    assert driver.noted == ["begun"]


def test_nothing_goes_on_when_the_loop_has_ended() -> None:
    async def run() -> Halted:
        driver = halted()
        driver.start_application_mode()
        driver.stop_application_mode()
        return driver

    driver = asyncio.run(run())
    driver.resume_application_mode()
    assert driver.noted == ["begun", "ended"]


def decoded(*parts: bytes) -> str:
    decoder = InputDecoder()
    return "".join(decoder.decode(part) for part in parts)


@pytest.mark.parametrize(
    "report",
    [bytes([35, 152, 33]), bytes([96, 142, 40]), b"#<(", bytes([32, 113, 113]), b"\x1b\x1b\x1b"],
)
def test_a_mouse_report_in_the_old_encoding_is_no_text(report: bytes) -> None:
    assert decoded(b"a\x1b[M" + report + b"b") == "ab"


@pytest.mark.parametrize("cut", range(3, 6))
def test_a_mouse_report_that_comes_in_two_parts_is_no_text(cut: int) -> None:
    report = b"\x1b[M" + bytes([35, 152, 33])
    assert decoded(b"a" + report[:cut], report[cut:] + b"b") == "ab"


def test_many_mouse_reports_in_a_row_are_no_text() -> None:
    assert decoded(b"j" + b"\x1b[M\x60\x8e\x28" * 50 + b"k") == "jk"


def test_bytes_that_are_no_utf_8_are_passed_over() -> None:
    assert decoded("café".encode("latin-1"), b" noir", b"\xff\xfe\x80") == "caf noir"


def test_a_character_that_comes_in_two_parts_is_one() -> None:
    assert decoded(b"\xe6\x96", b"\xad") == "断"


@pytest.mark.parametrize("keys", [b"\x1b", b"\x1b[A", b"\x1b[<0;10;20M", b"\x1bOM", b"\x1b[200~x"])
def test_keys_and_reports_of_today_come_through(keys: bytes) -> None:
    assert decoded(keys) == keys.decode()


def test_the_terminal_is_measured_where_it_is_drawn_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def measure(number: int) -> os.terminal_size:
        if number != 2:
            raise OSError
        return os.terminal_size((120, 40))

    monkeypatch.setattr(os, "get_terminal_size", measure)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
    driver = sized_where_shown(HeadlessDriver)
    assert driver._get_terminal_size(object()) == (120, 40)  # type: ignore[attr-defined]


EVIL = (
    b"ab\x1b[200~kelp \x1b]52;c;T1d=\x07\x1b[31mred\r\nmore\x1b[20\x1b[201~q"
    b"\x1b[200~\x1b\x1b[201~\x1b"
)


def test_a_paste_is_text_wherever_the_bytes_are_cut() -> None:
    wanted = "ab\x1b[200~kelp ]52;c;T1d=[31mred\r\nmore[20\x1b[201~q\x1b[200~\x1b[201~\x1b"
    for cut in range(len(EVIL) + 1):
        assert decoded(EVIL[:cut], EVIL[cut:]) == wanted
    assert decoded(*(bytes([byte]) for byte in EVIL)) == wanted


def test_an_escape_key_is_not_held_back() -> None:
    decoder = InputDecoder()
    assert decoder.decode(b"\x1b") == "\x1b"
    assert decoder.decode(b"[200~a") == "[200~a"
    assert decoder.decode(b"\x1bb\x1b[201~") == "b\x1b[201~"
