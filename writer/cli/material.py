"""Material on the command line: what a text says is told and taken, on a terminal one candidate after another."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from writer.desk import Desk
from writer.errors import UsageError
from writer.library.files import read_text
from writer.model.candidate import Candidate
from writer.model.draft import Draft

_KEYS = {"y": "take it", "n": "leave it", "a": "take all that contradict nothing", "q": "leave the rest"}


def with_material(desk: Desk, draft: Draft, path: Path, named: str) -> Draft:
    """``draft`` with what the text at ``path`` says, whose source is ``named``. Raises ``WriterError``."""
    # the readers of the checks cost their imports, and few drafts begin with material
    from writer.desk.candidates import Offer, offers, source_of, sure, taken  # noqa: PLC0415

    if not named:
        raise UsageError("--material needs its --source", hint='--source "Orbit+, press-release, 2026-07-21"')
    source = source_of(named, desk.genre(draft.facts.genre).fields["sources"])
    text = sys.stdin.read() if str(path) == "-" else read_text(path)
    found = offers(desk, draft, text, source)
    safe = tuple(sure(found))

    def chosen() -> Iterator[Offer]:
        if str(path) == "-" or not (sys.stdin.isatty() and sys.stderr.isatty()):
            yield from safe
            return
        click.echo(", ".join(f"{key} {does}" for key, does in _KEYS.items()), err=True)
        for number, one in enumerate(found):
            click.echo(f"\n{told(one.candidate)}{f'; now: {one.now}' if one.now else ''}\n  {one.words}", err=True)
            answer = click.prompt("take it?", type=click.Choice([*_KEYS]), default="n" if one.now else "y", err=True)
            if answer == "a":
                yield from (other for other in found[number:] if other in safe)
            elif answer == "y":
                yield one
            if answer in "aq":
                return

    picked = tuple(chosen())
    _tell((one.candidate for one in found if one in picked), "took")
    _tell((one.candidate for one in found if one not in picked), "left")
    return desk.change(draft, taken(draft, (one.candidate for one in picked), source))


def told(one: Candidate) -> str:
    """A candidate on one line."""
    value = " · ".join(one.value.values()) if isinstance(one.value, Mapping) else one.value
    return f"{one.field}: {value} ({one.certainty.value})"


def _tell(some: Iterable[Candidate], what: str) -> None:
    for one in some:
        click.echo(f"{what} {told(one)}", err=True)
