"""Checks and renders in a second process, so that typing never waits for them: both ends of the line.

The child holds a ``Desk`` of its own. Each text to check gets up to four answers: our own checks, where the sentences
come from, the checks with grammar, and, once typing rests, the rules of grammar that need all of the text; one that is
overtaken by a newer one gets no more of them. A text that is to follow its facts gets one answer, beside those. The
child ends when the line is closed, whatever became of its parent.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Generic, Literal, TypeVar

from writer.desk.desk import Desk
from writer.desk.growing import Grower, GrowReply, GrowRequest
from writer.desk.interview import questions_to
from writer.desk.origins import Origins, Sentence
from writer.errors import Problem, WriterError
from writer.model.draft import Draft
from writer.model.report import Report
from writer.values import Value, replace

Phase = Literal["own", "origins", "grammar", "whole"]
"""``own``: without grammar; ``grammar``: with what it finds in paragraphs; ``whole``: everything.

``origins`` has no report: it tells which sentences the facts made.
"""

PHASES: tuple[Phase, ...] = ("own", "grammar", "whole")
"""Those with a report, in their order."""

REST = 1.0
"""Seconds without a newer text after which typing rests."""

CHILD = "from writer.desk.worker import main; main()"
"""What the child runs; as a module of its own it would pickle its values under another name."""

PATIENCE = 0.5
"""Seconds that a child gets to end by itself."""


class CheckRequest(Value):
    """A text to check; ``revision`` comes back with the answers."""

    revision: int
    text: str
    path: str


class Halt(Value):
    """No more answers are wanted to the text that is being checked."""


class Asked(Value):
    """The paths of the fields that the genre does not ask for, and what it proposes for those without an answer."""

    hidden: frozenset[str]
    proposals: Mapping[str, str]


class CheckReply(Value):
    """What came out; without a report ``problems`` say why the text could not be read at all.

    The first one tells what is ``asked``, as far as the genre can tell.
    """

    revision: int
    phase: Phase
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    origins: tuple[Sentence, ...] = ()
    asked: Asked | None = None

    @property
    def is_last(self) -> bool:
        """Whether it is the last one that somebody waits for: what comes when typing rests comes by itself."""
        as_vale = self.report is not None and self.report.files[0].as_vale
        return self.phase == "grammar" or (self.phase == "own" and (self.report is None or as_vale))


Request = CheckRequest | GrowRequest | Halt
Reply = CheckReply | GrowReply


class WorkerDiedError(WriterError):
    """The process that checks is gone; nothing is checked until it is started again."""

    exit_code = 3


class CheckProcess:
    """The parent's end: start, send, receive, stop."""

    def __init__(self, root: Path | None) -> None:
        """Nothing runs until ``start``."""
        self._root = root
        self._line: Connection | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None

    def start(self) -> None:
        """Start the child. Raises ``WorkerDiedError`` if the machine refuses another process."""
        ours, theirs = Pipe()
        # -P: a desk from a stranger must not lend its modules
        command = [sys.executable, "-P", "-c", CHILD, str(theirs.fileno())]
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, str(self._root)] if self._root else command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._stderr,
            )
        except OSError as error:
            raise WorkerDiedError(f"the checks cannot be started: {error.strerror}") from None
        finally:
            theirs.close()
        self._line = ours

    @property
    def pid(self) -> int:
        """The child's process id; 0 while there is none."""
        return self._child.pid if self._child else 0

    def fileno(self) -> int:
        """What an event loop watches: readable when an answer, or the child's end, is there."""
        return self._line.fileno() if self._line else -1

    def send(self, request: Request) -> None:
        """Ask for something; without a child, or with a dead one, nothing happens: ``receive`` tells."""
        if self._line is not None:
            try:
                self._line.send(request)
            except OSError:
                return

    def receive(self) -> Reply:
        """The next answer. Raises ``WorkerDiedError`` with the child's last words."""
        try:
            reply: Reply | None = self._line.recv() if self._line else None
        except (EOFError, OSError):
            reply = None
        if reply is None:
            raise WorkerDiedError("the checks stopped", hint=self._last_words())
        return reply

    def stop(self) -> None:
        """End the child and wait for it; safe to call twice."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            try:
                self._child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
            self._child = None
        if self._stderr is not None:
            self._stderr.close()
            self._stderr = None

    def _last_words(self) -> str:
        if self._stderr is None:
            return ""
        self._stderr.seek(0)
        lines = self._stderr.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""


_Item = TypeVar("_Item")


class _Latest(Generic[_Item]):
    """Holds one thing to be done; a newer one replaces it."""

    def __init__(self) -> None:
        self._item: _Item | None = None
        self._changed = threading.Condition()

    def put(self, item: _Item) -> None:
        with self._changed:
            self._item = item
            self._changed.notify()

    def take(self) -> _Item:
        with self._changed:
            while self._item is None:
                self._changed.wait()
            item, self._item = self._item, None
            return item

    def comes_within(self, seconds: float) -> bool:
        """Whether there is one, or comes while this waits."""
        with self._changed:
            return self._changed.wait_for(lambda: self._item is not None, seconds)


def answers(desk: Desk, request: CheckRequest, origins: Origins) -> Iterator[CheckReply]:
    """Check one text a step at a time."""
    reply = CheckReply(revision=request.revision, phase="own")
    try:
        draft = desk.parse(request.text, request.path)
        steps = desk.check_in_steps(draft)
        for phase, report in zip(PHASES, steps, strict=False):  # there may be fewer steps
            yield replace(reply, phase=phase, report=report, asked=_asked(desk, draft) if phase == "own" else None)
            if phase == "own":
                yield replace(reply, phase="origins", origins=origins.of(draft))
    except WriterError as error:
        yield replace(reply, problems=error.problems)


def _asked(desk: Desk, draft: Draft) -> Asked | None:
    if not draft.facts.genre:
        return None
    try:
        hidden, proposals = questions_to(desk.interview(draft), draft)
    except WriterError:  # rendering tells what is wrong with an expression
        return None
    return Asked(hidden=hidden, proposals=proposals)


class _Child:
    """The child's end. Grammar has a thread of its own, and so has rendering, so that they hold up nothing."""

    def __init__(self, line: Connection, root: Path | None) -> None:
        self._line, self._sending = line, threading.Lock()
        self._desk = Desk(root)
        self._origins, self._grower = Origins(self._desk), Grower(root)
        self._asked, self._begun = _Latest[CheckRequest](), _Latest[Iterator[CheckReply]]()
        self._to_grow = _Latest[GrowRequest]()

    def serve(self) -> None:
        """Answer until the line is closed."""
        for step in (self._check_own, self._check_grammar, self._grow):
            _forever(step)
        while True:
            try:
                self._take(self._line.recv())
            except (EOFError, OSError):
                return

    def _take(self, request: Request) -> None:
        if isinstance(request, GrowRequest):
            self._to_grow.put(request)
        elif isinstance(request, CheckRequest):
            self._asked.put(request)
        else:
            self._begun.put(iter(()))

    def _send(self, reply: Reply) -> None:
        with self._sending:
            self._line.send(reply)

    def _check_own(self) -> None:
        replies = answers(self._desk, self._asked.take(), self._origins)
        self._send(next(replies))
        self._begun.put(replies)

    def _check_grammar(self) -> None:
        for reply in self._begun.take():
            self._send(reply)
            if self._begun.comes_within(REST if reply.phase == "grammar" else 0):
                return

    def _grow(self) -> None:
        self._send(self._grower.answer(self._to_grow.take()))


def _forever(step: Callable[[], None]) -> None:
    """Repeat ``step`` in a thread."""

    def work() -> None:
        while True:
            step()

    threading.Thread(target=work, daemon=True).start()


def main() -> None:
    """Be the child; the arguments are the line's file number and the desk's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.excepthook = _crashed
    number, *root = sys.argv[1:]
    _Child(Connection(int(number)), Path(root[0]) if root else None).serve()
    os._exit(0)  # a check that waits for the grammar server must not hold up the end


def _crashed(args: threading.ExceptHookArgs) -> None:
    """A check that crashed ends the child, which the parent sees and shows."""
    if args.exc_type in {BrokenPipeError, ConnectionResetError}:
        os._exit(0)
    sys.__excepthook__(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    sys.stderr.flush()
    os._exit(1)
