"""The server that gives the page and starts an app for each tab: the door to aiohttp. Nothing comes from elsewhere."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from aiohttp import WSCloseCode, WSMsgType, web

from writer.web.access import Knock, new_token, refusal
from writer.web.sitting import PATIENCE, STATIC, Sitting, size

HEARTBEAT = 15.0
"""Seconds between two questions whether the tab is still there; without an answer in half of that it is gone."""

_PAGE = Path(__file__).parent / "page"
_FILES = MappingProxyType(
    {
        "/": _PAGE / "index.html",
        "/page.css": _PAGE / "page.css",
        "/page.js": _PAGE / "page.js",
        "/textual.js": STATIC / "js" / "textual.js",
        "/xterm.css": STATIC / "css" / "xterm.css",
        "/RobotoMono.ttf": STATIC / "fonts" / "RobotoMono-VariableFont_wght.ttf",
        "/RobotoMono-Italic.ttf": STATIC / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf",
    }
)
"""All that can be fetched: path → file."""

_SHIELD = MappingProxyType(
    {
        # the terminal sets its colours in elements of style
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "font-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "form-action 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
"""Headers of every answer: nothing from elsewhere in the page, the page and its parts in nothing from elsewhere."""

_Sent = TypeVar("_Sent")
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """The app in browsers, for whoever has the token, on a socket that listens already."""

    def __init__(self, listening: socket.socket) -> None:
        """Nothing is served until ``run``."""
        self._listening = listening
        self.token = new_token()
        self._cookie = f"writer-{listening.getsockname()[1]}"  # browsers keep those of all ports together
        self._lines: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()

    def run(self) -> None:
        """Serve until Ctrl-C or SIGTERM; then all apps end, and what is not saved there is kept."""
        # each app has its patience, and the shutdown a little more
        web.run_app(self.app(), sock=self._listening, print=None, access_log=None, shutdown_timeout=2 * PATIENCE)

    def app(self) -> web.Application:
        """The routes, all of them behind the same door."""
        app = web.Application(middlewares=[self._guarded])
        app.router.add_get("/ws", self._sit)
        for path in _FILES:
            app.router.add_get(path, _give)
        app.on_response_prepare.append(_shield)
        app.on_shutdown.append(self._close_all)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in who may; the first visit takes the token out of the address and into a cookie."""
        shown = request.query.get("token") if request.path == "/" else None
        knock = Knock(
            host=request.headers.get("Host", ""),
            origin=request.headers.get("Origin", ""),
            shown=shown,
            kept=request.cookies.get(self._cookie, ""),
            for_socket=request.path == "/ws",
        )
        if why := refusal(knock, self.token):
            return web.Response(status=403, text=f"{why}\n")
        if shown is None:
            return await handler(request)
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(self._cookie, self.token, httponly=True, samesite="Strict")
        return answer

    async def _sit(self, request: web.Request) -> web.StreamResponse:
        """One tab: an app is started, and ended when the line is; on the next visit it offers what was not saved."""
        line = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await line.prepare(request)
        if self._ending:  # a tab that is loaded anew: only an app that has ended leaves what is not saved to another
            await asyncio.wait(self._ending)
        sitting = Sitting(_if_open(line.send_bytes), _if_open(line.send_str), line.close)
        self._lines.add(line)
        try:
            await sitting.start(*_size(request))
            async for message in line:
                if message.type is WSMsgType.TEXT:
                    await sitting.take(_read(message.data))
        finally:
            self._lines.discard(line)
            stopping = asyncio.ensure_future(sitting.stop())
            self._ending.add(stopping)
            stopping.add_done_callback(self._ending.discard)
            await asyncio.shield(stopping)
        return line

    async def _close_all(self, _: web.Application) -> None:
        await asyncio.gather(*(line.close(code=WSCloseCode.GOING_AWAY) for line in (*self._lines,)))


def _if_open(send: Callable[[_Sent], Awaitable[None]]) -> Callable[[_Sent], Awaitable[None]]:
    """``send``, and nothing where the tab is gone: the app draws on until it has ended."""

    async def sent(what: _Sent) -> None:
        with suppress(ConnectionError):
            await send(what)

    return sent


async def _give(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(_FILES[request.path])


async def _shield(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_SHIELD)


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _size(request: web.Request) -> tuple[int, int]:
    """Columns and rows that the page has for the terminal."""
    try:
        return size(int(request.query["width"]), int(request.query["height"]))
    except (KeyError, ValueError):
        return 80, 24
