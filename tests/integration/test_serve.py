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
            while not noted.exists() or not noted.read_text(encoding="ascii"):  # noqa: ASYNC110
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
    """Open the page, see that the terminal is drawn on, type, and see that it changes."""
    await ask(socket, "Page.navigate", url=address)
    before = await drawn(socket, "")
    for kind in ("keyDown", "keyUp"):
        await ask(socket, "Input.dispatchKeyEvent", type=kind, key="?", text="?")
    assert await drawn(socket, before) != before
    where = await ask(socket, "Runtime.evaluate", expression="location.href")
    assert "token" not in where["result"]["value"]


async def drawn(socket: Any, before: str) -> str:
    """A picture of the page, once it is another than before and stays as it is."""
    pictures = ["", ""]
    while pictures[-1] != pictures[-2] or pictures[-1] == before or len(pictures[-1]) < 20_000:
        await asyncio.sleep(0.3)
        shot = await ask(socket, "Page.captureScreenshot", format="png")
        pictures = [pictures[-1], shot["data"]]
    return pictures[-1]


async def ask(socket: Any, method: str, **parameters: object) -> Any:
    """What the browser answers to a command of its protocol."""
    await socket.send_json({"id": 1, "method": method, "params": parameters})
    while (answer := await socket.receive_json()).get("id") != 1:
        pass
    assert "error" not in answer, answer
    return answer["result"]
