"""One app behind one tab: the door to textual-serve, which speaks with Textual's driver for browsers."""

import asyncio
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import textual_serve
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

PATIENCE = 5.0
"""Seconds that an app may take to end when it is asked to, before it is killed."""

LARGEST = 1000
"""Columns and rows that a terminal may have at most; a page that is folded away may ask for none or for nonsense."""

STATIC = Path(textual_serve.__file__).parent / "static"
"""The terminal for the page: its script, its style and its letters."""

_LOG = logging.getLogger(__name__)

_APP = (sys.executable, "-P", "-m", "writer")
"""``-P``: no file of the folder that it is served from is taken for a module."""

_DRIVER = "writer.tui.browser:BrowserDriver"


class Sitting(AppService):
    """One app, from the opening of its tab to the end; it holds what is written there and nothing of other tabs.

    It opens no page but on the web, and sends no files: what the app writes, it writes on this machine.
    """

    def __init__(
        self,
        show: Callable[[bytes], Awaitable[None]],
        tell: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[object]],
    ) -> None:
        """``show`` takes what the terminal is to draw, ``tell`` a message in JSON; ``close`` ends the line."""

        async def end() -> None:
            await close()

        super().__init__(
            " ".join(_APP), write_bytes=show, write_str=tell, close=end, download_manager=DownloadManager()
        )

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the app in a session of its own, without a shell: Ctrl-C is the server's, which ends it in order."""
        environment = self._build_environment(width, height) | {"TEXTUAL_DRIVER": _DRIVER}
        process = await asyncio.create_subprocess_exec(
            *_APP, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Pass on what the app draws until it ends, however it does; then nobody is left to wait for."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """End the app: what was not saved is kept by it. One that does not end is killed, and its children too."""
        if self._process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await super().stop()
                await self._process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            await self._process.wait()

    async def on_meta(self, data: bytes) -> None:
        """Take what the app asks of the browser."""
        asked = json.loads(data)
        if asked["type"] == "deliver_file_start":
            _LOG.warning("%s is not sent to the browser: the app's files stay on this machine", asked.get("path"))
        elif asked["type"] == "open_url" and not str(asked.get("url")).startswith(("http://", "https://")):
            _LOG.warning("%s is not opened: it is no page on the web", asked.get("url"))
        else:
            await super().on_meta(data)

    async def take(self, message: object) -> None:
        """Pass on one message of the page: keys, a size, the focus, or a question whether anybody is there."""
        match message:
            case ["stdin", str(keys)]:
                await self.send_bytes(keys.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(*size(width, height))
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
            case ["ping", str(sent)]:
                await self.remote_write_str(json.dumps(["pong", sent]))
            case _:
                _LOG.warning("a message of the page was not understood")


def size(width: int, height: int) -> tuple[int, int]:
    """Columns and rows within what a screen can have."""
    return min(max(width, 1), LARGEST), min(max(height, 1), LARGEST)
