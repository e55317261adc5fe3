"""The ``writer`` command: finds the subcommand, shows every error the same way, sets the exit code."""

import atexit
import os
import sys
import threading
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from writer.cli.lazy import LazyGroup
from writer.errors import Problem, WriterError, reason

COMMANDS = {
    "init": "Make a desk.",
    "new": "Start a draft: asks on a terminal for what is open.",
    "batch": "Make a draft of each row of a sheet.",
    "render": "Show the draft that the facts make.",
    "check": "Check drafts for facts, style, grammar and length.",
    "genre": "List genres, and prove their templates with samples.",
    "guide": "Show, explain, prove and change style guides.",
    "fix": "Put in the suggestions that are safe.",
    "facts": "Show what a draft stands on, and what no field backs.",
    "dismiss": "Dismiss an alert, with the reason, in the draft.",
    "update": "Change facts of a draft; its text follows under the writer's edits.",
    "gate": "Say what keeps drafts from their next stage, or let them pass.",
    "sign": "Sign a draft as it now reads.",
    "stage": "Say where a draft stands, or move it back.",
    "spike": "Put a draft aside; it is kept.",
    "rename": "Give a draft, and all that belongs to it, another file name.",
    "merge": "Bring two branches of a draft into one, for git.",
    "comment": "Say something of a passage, or suggest other words.",
    "comments": "List the comments on a draft, and answer them.",
    "history": "List, compare and bring back versions of a draft.",
    "corrections": "List the notes under published stories.",
    "list": "List drafts, by stage, genre or title.",
    "export": "Give a draft as HTML, Word, JSON-LD and more.",
    "copy": "Put a draft on the clipboard, over SSH too.",
    "stale": "List facts that may no longer hold.",
    "grammar": "Install, start, stop or inspect the grammar server.",
    "serve": "Open the app to a browser on this machine.",
    "schema": "Print the JSON Schema of a file, for editors that complete YAML.",
    "doctor": "Say what is wrong with this machine or desk, and the cure.",
}
"""Command → the line that ``writer --help`` shows. A command is imported only when it is run."""

INTERRUPTED = 130
UNUSABLE = 2
NOT_RUN = 3


class Program(LazyGroup):
    """The commands; a file in the place of one is a draft to open."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or the one that opens the file of that name."""
        if cmd_name not in COMMANDS and Path(cmd_name).is_file():
            return click.Command(cmd_name, callback=lambda: _open(Path(cmd_name)), help="Open this draft in the app.")
        return super().get_command(ctx, cmd_name)


def _open(draft: Path | None) -> None:
    # textual costs 200 ms to import; no other command needs it
    from writer.cli.app import open_app  # noqa: PLC0415

    open_app(draft)


@click.group(
    cls=Program,
    package="writer.cli",
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="newsroom-writer", prog_name="writer")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Write news articles from facts, and hold the text against them.

    Without a command: the terminal app, on the desk you stand in. 'writer drafts/night-ferry.md' opens that draft.

    Example: writer new season-renewal --set title="Night Ferry" --set season=2
    """
    if ctx.invoked_subcommand is None:
        _open(None)


def main() -> NoReturn:
    """Run the command line and exit as the design says: 0, 1, 2, 3 or 130."""
    sys.excepthook = _crashed
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run()
    except BrokenPipeError:
        sys.stdout = None  # the reader went away; there is nobody left to tell
        code = INTERRUPTED
    except OSError as error:
        if error.filename is not None:
            raise
        sys.stdout = None  # what click could not write would be tried again
        code = _tell(f"the output cannot be written: {reason(error)}", code=UNUSABLE)
    _leave(code)


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
    except SystemExit as done:
        code = done.code
    except WriterError as error:
        return _tell(*error.problems, code=error.exit_code)
    except click.ClickException as error:
        return _told_by_click(error)
    except (click.Abort, KeyboardInterrupt):
        return _tell("interrupted", code=INTERRUPTED)
    return code if isinstance(code, int) else 0


def _tell(*messages: object, code: int) -> int:
    for message in messages:
        click.echo(f"writer: {message}", err=True)
    return code


def _told_by_click(error: click.ClickException) -> int:
    """What click says of a command line, told as every other error is; of a group without a command, its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.NoSuchOption):
        # the reader of records comes along, and only an error needs it
        from writer.library.records import nearest  # noqa: PLC0415

        near = nearest(error.option_name, error.possibilities or ())
        if near:
            return _tell(Problem(message=f"no such option '{error.option_name}'", hint=near), code=error.exit_code)
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"see '{context.command_path} --help'" if context else ""
    return _tell(Problem(message=f"{message[:1].lower()}{message[1:]}", hint=hint), code=error.exit_code)


def _leave(code: int) -> NoReturn:
    """End at once, all output written and all that was registered for the exit done.

    Python would first take every module and value apart, which costs more than a tenth of a check.
    """
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001  the one way to do what sys.exit would do
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A crash is something that did not run: exit 3, never 1, which would mean alerts."""
    sys.__excepthook__(kind, error, trace)
    sys.exit(NOT_RUN)
