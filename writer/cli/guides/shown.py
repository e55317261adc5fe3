"""What the commands on guides share: options, counts, problems, JSON."""

import json
from collections.abc import Iterable
from typing import Any

import click

from writer.errors import Place, Problem
from writer.values import asdict

BAD_FILE = 2
"""The exit code where a file of a guide cannot be used."""


def format_option(function: Any) -> Any:
    """``--format``: text for people, JSON for programs."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "form", type=choice, default="text", help="Form of the answer.")(function)


def guide_option(function: Any) -> Any:
    """``--guide``: under which guide, instead of the desk's."""
    return click.option("--guide", default="", metavar="NAME", help="The style guide, instead of the desk's.")(function)


def genre_option(function: Any) -> Any:
    """``--genre``: as the guide is for one genre."""
    return click.option("--genre", default="", metavar="GENRE", help="As the guide is for this genre.")(function)


def count(number: int, noun: str) -> str:
    """``1 rule``, ``2 rules``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_json(content: object) -> str:
    """JSON for programs, one line at the end."""
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n"


def placed(place: Place | None) -> dict[str, object]:
    """A place as JSON has it; nothing without one."""
    return asdict(place) if place else {}


def problem_row(problem: Problem) -> dict[str, object]:
    """A problem as JSON has it."""
    return {**placed(problem.place), "message": problem.message, "hint": problem.hint}


def tell(problems: Iterable[Problem]) -> int:
    """Say each problem once, on standard error, and give the exit code."""
    told = dict.fromkeys(problems)
    for problem in told:
        click.echo(f"writer: {problem}", err=True)
    return BAD_FILE if told else 0
