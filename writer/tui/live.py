"""The process that checks and renders, watched by the app's event loop and started again if it dies."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.message_pump import MessagePump

from writer.desk.growing import GrowReply, GrowRequest
from writer.desk.worker import CheckProcess, CheckReply, CheckRequest, Halt, WorkerDiedError
from writer.values import replace

MAX_FAILURES = 3
"""Deaths in a row, without one answer, after which the checks stay down until they are asked for."""

MAX_DEADLY = 2
"""Deaths over texts that were to follow their facts, and none did, after which one is not sent again."""

AGAIN, AT_MOST = 10.0, 320.0
"""Seconds after which a text is checked again that grammar could not check: it may be back.

Each wait is twice the last.
"""


@dataclass
class CheckArrived(Message):
    """An answer to the newest text; late ones never get here."""

    reply: CheckReply


@dataclass
class GrowArrived(Message):
    """What was sent as ``revision`` has followed its facts; without a ``reply`` nobody is there any more to tell."""

    revision: int
    reply: GrowReply | None = None


@dataclass
class CheckState(Message):
    """The checks began, died or came back; ``trouble`` is empty while all is well."""

    trouble: str


class LiveChecks:
    """Sends the newest text to the checking process and hands its answers to one listener."""

    def __init__(self, root: Path | None) -> None:
        """Nothing runs until ``start``."""
        self.process = CheckProcess(root)
        self._listener: MessagePump | None = None
        self._latest: CheckRequest | None = None
        self._revision = 0
        self._failures = 0
        self._waits = 0
        self._growing = 0
        self._grown = 0
        self._has_answered = False
        self._deadly = 0

    def start(self) -> None:
        """Start the process and watch it; does nothing if it runs."""
        if self.process.pid:
            return
        try:
            self.process.start()
        except WorkerDiedError as error:
            self._tell(CheckState(str(error)))
            return
        self._has_answered = False
        asyncio.get_running_loop().add_reader(self.process.fileno(), self._readable)
        if self._latest is not None:
            self.process.send(self._latest)

    def stop(self) -> None:
        """End the process; nothing is left behind."""
        if self.process.pid:
            asyncio.get_running_loop().remove_reader(self.process.fileno())
            self.process.stop()

    def listen(self, listener: MessagePump | None) -> None:
        """Who gets the answers; ``None`` forgets the last text too."""
        self._listener, self._latest, self._grown = listener, None, self._growing

    def ask(self, text: str, path: str) -> None:
        """Check ``text``; answers to anything older are dropped from here on."""
        self._waits = 0
        self._revision += 1
        self._latest = CheckRequest(revision=self._revision, text=text, path=path)
        self.process.send(self._latest)

    def halt(self) -> None:
        """Want no more answers to the newest text."""
        self._revision += 1
        self._latest = None
        self.process.send(Halt())

    @property
    def is_growing(self) -> bool:
        """Whether a text was sent to follow its facts, and has not come back."""
        return self._growing > self._grown

    @property
    def is_deadly(self) -> bool:
        """Whether the process died over the last texts that were sent to follow their facts."""
        return self._deadly > 0

    def grow(self, request: GrowRequest, *, again: bool) -> GrowRequest:
        """Let a text follow its facts, if the process is there; gives ``request`` with its revision.

        What was sent before is dropped. One that is sent ``again``, since the process died, may be what it dies of.
        """
        self._growing += 1
        request = replace(request, revision=self._growing)
        if self.process.pid and not (again and self._deadly >= MAX_DEADLY):
            self.process.send(request)
        else:
            self._grown = self._growing
        return request

    def let_be(self) -> None:
        """Want no text that follows."""
        self._growing += 1
        self._grown = self._growing

    def revive(self) -> None:
        """Start anew after too many failures."""
        self._failures = 0
        self.start()

    def _readable(self) -> None:
        try:
            reply = self.process.receive()
        except WorkerDiedError as error:
            self._died(error)
            return
        self._has_answered = True
        if self._failures and (isinstance(reply, GrowReply) or reply.is_last):  # it may die of a later one
            self._failures = 0
            self._tell(CheckState(""))
        if isinstance(reply, GrowReply):
            self._deadly = 0
            if reply.revision == self._growing > self._grown:
                self._grown = self._growing
                self._tell(GrowArrived(reply.revision, reply))
        elif reply.revision == self._revision:
            self._tell(CheckArrived(reply))
            if reply.report is not None and reply.report.lacks_grammar:
                wait = min(AGAIN * 2**self._waits, AT_MOST)
                self._waits += 1
                asyncio.get_running_loop().call_later(wait, self._ask_again, reply.revision)

    def _ask_again(self, revision: int) -> None:
        if revision == self._revision and self._latest is not None:
            self.process.send(self._latest)

    def _died(self, error: WorkerDiedError) -> None:
        self.stop()
        self._failures += 1
        if self.is_growing and (self._has_answered or self.is_deadly):  # one that never answered dies of something else
            self._deadly += 1
        if self._failures < MAX_FAILURES:
            self._tell(CheckState("the checks died and were started again"))
            self.start()
        else:
            why = f": {error.hint}" if error.hint else ""
            self._tell(CheckState(f"the checks stopped{why} (^r starts them)"))
        if self.is_growing:
            self._grown = self._growing
            self._tell(GrowArrived(self._growing))

    def _tell(self, message: Message) -> None:
        if self._listener is not None:
            self._listener.post_message(message)
