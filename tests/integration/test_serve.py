"""The app in a browser: for who has the address, and for no page of another site."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the extra serve is not installed")
pytest.importorskip("textual_serve", reason="the extra serve is not installed")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
PATIENCE = 60.0


@pytest.fixture
def address() -> Iterator[str]:
    """What `skimcast serve` prints, while it serves the sample."""
    command = [sys.executable, "-m", "tui", "serve", "data"]
    own = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=own) as serving:
        assert serving.stdout
        yield serving.stdout.readline().strip()
        serving.terminate()


async def answered(session: Any, url: str) -> Any:
    """The answer, once the server is there."""
    for _ in range(600):
        try:
            return await session.get(url, allow_redirects=False)
        except aiohttp.ClientConnectorError:
            await asyncio.sleep(0.05)
    pytest.fail("nobody answers")


async def screen(socket: Any, *wanted: bytes) -> bytes:
    """What the app has drawn, once all wanted words are in it."""
    seen = b""
    async with asyncio.timeout(PATIENCE):
        while not all(word in seen for word in wanted):
            message = await socket.receive()
            seen += message.data if isinstance(message.data, bytes) else b""
    return seen


async def test_who_has_the_address_reads_and_nobody_else(address: str) -> None:
    own, _, token = address.partition("/?token=")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", own)
    assert len(token) >= 32
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of an address that is a number
    async with aiohttp.ClientSession() as stranger, aiohttp.ClientSession(cookie_jar=jar) as reader:
        for url in (own, f"{own}/?token=x", f"{own}/ws", f"{own}/static/css/xterm.css"):
            assert (await answered(stranger, url)).status == 403
        assert (await answered(reader, address)).status == 302
        assert (await reader.get(own)).status == 200
        for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
            assert (await reader.get(f"{own}/ws", headers=headers)).status == 403
        async with reader.ws_connect(f"{own}/ws?width=100&height=30", origin=own) as socket:
            await screen(socket, b"Karpathy", b"Segments")
            await socket.send_str(json.dumps(["stdin", "?"]))
            await screen(socket, b"Keys")


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")
async def test_it_is_opened_and_typed_in_in_a_browser(address: str, tmp_path: Path) -> None:
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
    browser = await asyncio.create_subprocess_exec(
        CHROMIUM, *options, f"--user-data-dir={tmp_path}", "about:blank",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            noted = tmp_path / "DevToolsActivePort"
            while not noted.exists() or not noted.read_text(encoding="ascii"):  # noqa: ASYNC110  a file
                await asyncio.sleep(0.05)
            port = noted.read_text(encoding="ascii").split()[0]
            (await answered(session, address)).close()
            pages = await (await session.get(f"http://127.0.0.1:{port}/json")).json()
            page = next(each for each in pages if each["type"] == "page")
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                await look(socket, address)
    finally:
        browser.kill()
        await browser.wait()


async def look(socket: Any, address: str) -> None:
    """Open the page, see that the terminal is drawn on, and quit by a key typed in it."""
    await ask(socket, "Page.navigate", url=address)
    while "-first-byte" not in await evaluated(socket, "document.body?.className"):  # noqa: ASYNC110  a page
        await asyncio.sleep(0.1)
    for kind in ("mousePressed", "mouseReleased"):  # on the title: the terminal takes the keys
        spot = {"x": 200, "y": 8, "button": "left", "clickCount": 1}
        await ask(socket, "Input.dispatchMouseEvent", type=kind, **spot)
    while len((await ask(socket, "Page.captureScreenshot"))["data"]) < 20_000:  # noqa: ASYNC110  as above
        await asyncio.sleep(0.1)
    while "-closed" not in await evaluated(socket, "document.body.className"):
        for kind in ("keyDown", "keyUp"):  # a key that comes before the app is there is lost
            await ask(socket, "Input.dispatchKeyEvent", type=kind, key="q", text="q")
        await asyncio.sleep(0.1)
    assert "token" not in await evaluated(socket, "location.href")


async def evaluated(socket: Any, expression: str) -> str:
    """The value of an expression in the page, as text; empty while it goes from page to page."""
    answer = await answer_of(socket, "Runtime.evaluate", expression=expression)
    return str(answer.get("result", {}).get("result", {}).get("value"))


async def ask(socket: Any, method: str, **parameters: object) -> Any:
    """The result of a command of the browser's protocol."""
    answer = await answer_of(socket, method, **parameters)
    assert "error" not in answer, answer
    return answer["result"]


async def answer_of(socket: Any, method: str, **parameters: object) -> Any:
    """What the browser answers to a command of its protocol, be it an error."""
    await socket.send_json({"id": 1, "method": method, "params": parameters})
    while (answer := await socket.receive_json()).get("id") != 1:
        pass
    return answer
