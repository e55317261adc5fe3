"""The app in a real browser: opened by its address, typed into, looked at, saved, its line cut, opened again."""

import asyncio
import base64
import contextlib
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

pytestmark = pytest.mark.acceptance

PROGRAM = Path(sys.executable).with_name("writer")
BROWSER = ("chromium", "--headless", "--no-sandbox", "--enable-unsafe-swiftshader", "--remote-debugging-port=0")
PATIENCE = 60
COLUMNS, ROWS = 300, 100
"""More than any page here has: what is drawn fits."""

KEYS = {"Enter": 13, "Down": 40, "F3": 114}
GENRES = sorted(path.parent.name for path in (Path(__file__).parents[2] / "templates").glob("*/genre.yaml"))

COLOURS = """
new Promise((done) => {
  const picture = new Image();
  picture.onload = () => {
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const row = canvas.getImageData(0, 0, picture.width, LINE).data;
    done(new Set(new Uint32Array(row.buffer)).size);
  };
  picture.src = "data:image/png;base64,PICTURE";
})
"""
"""How many colours the first line of a picture has: letters are smooth."""


class Page:
    """A tab, seen as its user sees it: keys go in as events, the screen is what its terminal was sent."""

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        self._wire = wire
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.fetched: list[str] = []
        self.said: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    async def listen(self) -> None:
        async for message in self._wire:
            if message.type is WSMsgType.TEXT:
                self._heard(json.loads(message.data))

    def _heard(self, told: dict[str, Any]) -> None:
        if "id" in told:
            self._answers.pop(told["id"]).set_result(told)
            return
        of = told["params"]
        match told["method"]:
            case "Network.requestWillBeSent":
                self.fetched.append(of["request"]["url"])
            case "Network.webSocketCreated":
                self.fetched.append(of["url"])
                self._clear()
            case "Network.webSocketFrameReceived" if of["response"]["opcode"] == 2:
                self._stream.feed(base64.b64decode(of["response"]["payloadData"]))
            case "Log.entryAdded":
                self.said.append(of["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.said.append(of["exceptionDetails"]["text"])

    async def ask(self, method: str, **how: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._wire.send_json({"id": number, "method": method, "params": how})
        answer = await asyncio.wait_for(asyncio.shield(self._answers[number]), PATIENCE)
        return dict(answer["result"])

    async def evaluate(self, script: str) -> Any:
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    async def press(self, key: str, text: str = "") -> None:
        """A key by its name; ``C-`` before it holds Ctrl."""
        control, name = key.startswith("C-"), key.removeprefix("C-")
        code = KEYS.get(name) or (ord(name.upper()) if name.isalnum() else 0)
        how = {"key": name, "windowsVirtualKeyCode": code, "modifiers": 2 * control}
        await self.ask("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **how)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **how)

    async def type(self, text: str) -> None:
        for letter in text:
            await self.press(letter, letter)

    @property
    def screen(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    async def sees(self, pattern: str) -> str:
        await until(lambda: re.search(pattern, self.screen), lambda: f"no {pattern!r} on the screen:\n{self.screen}")
        return self.screen

    async def go(self, address: str) -> None:
        await self.ask("Page.navigate", url=address)

    async def begin(self) -> None:
        """From the empty library to the form of a new draft."""
        await self.sees("Press n to start one")
        await self.type("n")
        await self.sees("which genre")
        for _ in range(GENRES.index("season-renewal")):
            await self.press("Down")
        await self.press("Enter")
        await self.sees(r"Title[\s\S]*The title of the series or film[\s\S]*Save")

    async def colours(self) -> int:
        """The colours of the status line as it is seen."""
        picture = (await self.ask("Page.captureScreenshot"))["data"]
        return int(await self.evaluate(COLOURS.replace("LINE", "20").replace("PICTURE", picture)))


async def until(condition: Callable[[], object], trouble: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, trouble()
        await asyncio.sleep(0.05)


@pytest.fixture
def server(desk: Path) -> Iterator[subprocess.Popen[str]]:
    command = [str(PROGRAM), "serve", "--port", "0", "--quiet"]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, text=True) as server:
        yield server
        if server.poll() is None:
            server.send_signal(signal.SIGINT)


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    return server.stdout.readline().strip()


def children_of(server: subprocess.Popen[str]) -> list[Path]:
    """The apps that the server has started, in the kernel's list."""
    listed = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("utf-8")
    return [Path("/proc") / number for number in listed.split()]


@contextlib.asynccontextmanager
async def browsing(folder: Path) -> AsyncIterator[Page]:
    """A browser that nobody has used, with one page of 800 by 600."""
    profile = folder / "profile"
    command = [*BROWSER, f"--user-data-dir={profile}", "--window-size=800,600", "about:blank"]
    environment = {**os.environ, "HOME": str(folder)}
    browser = await asyncio.create_subprocess_exec(*command, stderr=subprocess.DEVNULL, env=environment)
    try:
        told = profile / "DevToolsActivePort"
        await until(lambda: told.exists() and told.read_text("utf-8"), lambda: "the browser did not start")
        port = told.read_text("utf-8").split()[0]
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                (address,) = [tab["webSocketDebuggerUrl"] for tab in await answer.json() if tab["type"] == "page"]
            async with session.ws_connect(address, max_msg_size=0) as wire:
                page = Page(wire)
                listening = asyncio.ensure_future(page.listen())
                for part in ("Page", "Network", "Log", "Runtime"):
                    await page.ask(f"{part}.enable")
                yield page
                listening.cancel()
    finally:
        browser.terminate()
        await browser.wait()


async def write_and_save(page: Page) -> None:
    await page.type("Night Ferry")
    await page.sees(r"Title +Night Ferry")
    await page.press("F3")
    await page.sees(r"\[TK")
    await page.type("Ahoy. ")
    await page.sees(r"Ahoy\. ")
    await page.press("C-s")
    await page.sees(r"Saved night-ferry\.md")


async def test_a_draft_is_written_looked_at_saved_and_outlives_its_line(
    server: subprocess.Popen[str], desk: Path, tmp_path: Path
) -> None:
    address = address_of(server)
    home = address.partition("?token=")[0]
    async with browsing(tmp_path) as page:
        await page.go(address)
        await page.begin()
        assert await page.evaluate("location.href") == home
        assert await page.evaluate("document.cookie") == ""
        await write_and_save(page)
        assert [url for url in page.fetched if not url.replace("ws:", "http:").startswith(home)] == []
        assert page.said == []
        assert await page.colours() > 10

        await page.type("Unsaved. ")
        await page.sees(r"Unsaved\. ")
        await page.go("about:blank")
        await page.go(home)
        await page.sees("Unsaved text was found")
        await page.type("r")
        await page.sees(r"Title +Night Ferry")
        await page.press("F3")
        await page.sees(r"Ahoy\. Unsaved\. ")
        children = children_of(server)
        assert len(children) == 1
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0
        assert not any(child.exists() for child in children)
        assert "What was not saved is kept" in await page.evaluate("document.querySelector('#said').innerText")
    saved = (desk / "drafts" / "night-ferry.md").read_text("utf-8")
    assert "title: Night Ferry\n" in saved
    assert "\nAhoy. " in saved
    assert "Unsaved" not in saved
