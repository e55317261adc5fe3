"""The server itself, asked over loopback: every route has the same door, and behind ``/ws`` stands a real app."""

import asyncio
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, DummyCookieJar, WSMsgType, WSServerHandshakeError, web

from writer.web.access import ANOTHER_GIVEN, NONE_GIVEN, WRONG_HOST, WRONG_ORIGIN
from writer.web.server import Server
from writer.web.sitting import Sitting

PROGRAM = Path(sys.executable).with_name("writer")
PAGES = ("/", "/page.css", "/page.js", "/textual.js", "/xterm.css", "/RobotoMono.ttf", "/RobotoMono-Italic.ttf")
ROUTES = (*PAGES, "/ws", "/download/key", "/nothing")
PATIENCE = 30


class Visitor:
    """A program that asks as a browser would, and as one that is up to something."""

    def __init__(self, session: ClientSession, port: int, token: str) -> None:
        self.session, self.token = session, token
        self.home = f"http://127.0.0.1:{port}"
        self.cookie = {"Cookie": f"writer-{port}={token}"}

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(f"{self.home}{path}", headers=headers, allow_redirects=False) as answer:
            return answer.status, (await answer.read()).decode("utf-8", "replace")

    async def sit(self) -> "Tab":
        """Open a tab."""
        headers = {**self.cookie, "Origin": self.home}
        return Tab(await self.session.ws_connect(f"{self.home}/ws?width=80&height=24", headers=headers))


class Tab:
    """What a tab was sent to draw, and the keys that go in."""

    def __init__(self, line: ClientWebSocketResponse) -> None:
        self.line, self.drawn = line, b""

    async def send(self, *message: object) -> None:
        await self.line.send_json(message)

    async def sees(self, words: bytes) -> None:
        async with asyncio.timeout(PATIENCE):
            while words not in self.drawn:
                message = await self.line.receive()
                assert message.type is not WSMsgType.CLOSED, self.drawn
                self.drawn += message.data if message.type is WSMsgType.BINARY else b""

    async def ends(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while (await self.line.receive()).type is not WSMsgType.CLOSED:
                pass


@pytest.fixture
async def visitor(desk: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Visitor]:
    monkeypatch.chdir(desk)
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening)
    runner = web.AppRunner(server.app())
    await runner.setup()
    await web.SockSite(runner, listening).start()
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        yield Visitor(session, listening.getsockname()[1], server.token)
    await runner.cleanup()


async def test_the_first_visit_takes_the_token_out_of_the_address(visitor: Visitor) -> None:
    async with visitor.session.get(f"{visitor.home}/?token={visitor.token}", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(visitor.cookie["Cookie"])
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize("route", ROUTES)
async def test_every_route_has_the_same_door(visitor: Visitor, route: str) -> None:
    ours = {"Origin": visitor.home}
    assert await visitor.get(route, **ours) == (403, f"{NONE_GIVEN}\n")
    wrong = {"Cookie": f"{visitor.cookie['Cookie']}x"}
    assert await visitor.get(route, **ours, **wrong) == (403, f"{ANOTHER_GIVEN}\n")
    elsewhere = {**visitor.cookie, "Origin": "http://evil.example"}
    assert await visitor.get(route, **elsewhere) == (403, f"{WRONG_ORIGIN}\n")
    rebound = {**visitor.cookie, "Host": "evil.example", "Origin": "http://evil.example"}
    assert await visitor.get(route, **rebound) == (403, f"{WRONG_HOST}\n")


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "/"])
async def test_a_token_in_the_address_opens_the_page_alone(visitor: Visitor, route: str) -> None:
    answer = await visitor.get(f"{route}?token={visitor.token}", Origin=visitor.home)
    assert answer == (403, f"{NONE_GIVEN}\n")


async def test_a_wrong_token_in_the_address_goes_over_a_right_cookie(visitor: Visitor) -> None:
    assert await visitor.get("/?token=guess", **visitor.cookie) == (403, f"{ANOTHER_GIVEN}\n")


async def test_no_app_is_started_for_a_page_that_does_not_say_where_it_is_from(visitor: Visitor) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await visitor.session.ws_connect(f"{visitor.home}/ws", headers=visitor.cookie)
    assert refused.value.status == 403


@pytest.mark.parametrize("route", PAGES)
async def test_what_the_page_needs_is_given(visitor: Visitor, route: str) -> None:
    async with visitor.session.get(f"{visitor.home}{route}", headers=visitor.cookie) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        text = (await answer.read()).decode("utf-8", "replace")
    if route in {"/", "/page.css", "/page.js"}:
        assert re.findall(r"https?://\S+", text) == []


async def test_nothing_else_is(visitor: Visitor) -> None:
    assert await visitor.get("/nothing", **visitor.cookie) == (404, "404: Not Found")
    assert (await visitor.get("/../server.py", **visitor.cookie))[0] == 404


async def test_what_was_typed_a_moment_ago_outlives_the_line(
    visitor: Visitor, desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "click.py").write_text("raise SystemExit", "utf-8")  # a desk is data: nothing of it is run
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    tab = await visitor.sit()
    await tab.sees(b"Press n to start one")
    await tab.send("rubbish", None)
    await tab.send("resize", {"width": None, "height": "high"})
    await tab.send("resize", {"width": -3, "height": 10**9})
    await tab.send("resize", {"width": 90, "height": 30})
    await tab.send("stdin", "n")
    await tab.sees(b"which genre")
    await tab.send("stdin", "\r")
    await tab.sees(b"Mara Quill")
    await tab.send("stdin", "Cleo Marsh")
    await tab.sees(b"Cleo Marsh")
    await tab.line.close()
    again = await visitor.sit()
    await again.sees(b"Unsaved text was found")
    (kept,) = (home / "state" / "writer" / "unsaved").glob("*/*.json")
    assert "Cleo Marsh" in json.loads(kept.read_text("utf-8"))["text"]
    await again.line.close()


async def test_an_app_that_cannot_start_ends_the_tab(visitor: Visitor, desk: Path) -> None:
    (desk / "writer.yaml").write_text("colour: blue\n", "utf-8")
    await (await visitor.sit()).ends()


async def test_an_app_whose_server_was_killed_ends_by_itself(desk: Path) -> None:
    command = [str(PROGRAM), "serve", "--port", "0", "--quiet"]
    server = subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, text=True)  # noqa: ASYNC220  there is one
    assert server.stdout
    address = server.stdout.readline().strip()
    port, token = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", address).groups()  # type: ignore[union-attr]
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        tab = await Visitor(session, int(port), token).sit()
        await tab.sees(b"Press n to start one")
        (child,) = children_of(server.pid)
        server.send_signal(signal.SIGKILL)
        server.wait()
        await tab.ends()
    until(lambda: not is_alive(child))


def children_of(number: int) -> list[str]:
    return Path(f"/proc/{number}/task/{number}/children").read_text("utf-8").split()


def is_alive(number: str) -> bool:
    """Whether it is a process that has not ended; nobody may have asked how it did."""
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"type": "open_url", "url": "https://example.org/a", "new_tab": True}, True),
        ({"type": "open_url", "url": "javascript:alert(1)", "new_tab": False}, False),
        ({"type": "open_url", "url": "file:///etc/passwd", "new_tab": True}, False),
        ({"type": "deliver_file_start", "key": "a", "path": "/tmp/a", "open_method": "download"}, False),  # noqa: S108
    ],
)
async def test_the_app_opens_pages_on_the_web_and_sends_no_files(asked: dict[str, object], told: bool) -> None:  # noqa: FBT001
    said: list[str] = []

    async def tell(text: str) -> None:
        said.append(text)

    async def nothing(*_: object) -> None:
        pass

    await Sitting(nothing, tell, nothing).on_meta(json.dumps(asked).encode())
    assert [json.loads(text)[0] for text in said] == ["open_url"] * told
