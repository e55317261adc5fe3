"""``writer guide``: what an editor does with style guides."""

import json
from collections.abc import Iterable

import click

from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.proof import Proof, prove
from writer.errors import Problem
from writer.values import asdict


@click.group("guide")
def command() -> None:
    """Prove the rules of style guides.

    Example: writer guide test
    """


def _format_option(function: click.decorators.FC) -> click.decorators.FC:
    """``--format``: text for people, JSON for programs."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "form", type=choice, default="text", help="Form of the answer.")(function)


@command.command("test")
@click.argument("guides", nargs=-1, metavar="[GUIDE…]")
@_format_option
def test(guides: tuple[str, ...], form: str) -> None:
    """Prove each rule of each GUIDE, by name or by folder, with its examples; without one, all there are.

    A bad example must be flagged at exactly its «span», its fix must mend it, and a good one must stay
    silent; no rule may find an error in the good example of another.

    Exit code 1: something failed. 2: a file cannot be used.

    Example: writer guide test Entertainment styleguides/House
    """
    book = Desk.find().guides
    proofs = [prove(book, name) for name in guides or book.names()]
    write_out(_json(map(_proof, proofs)) if form == "json" else "".join(map(_proof_text, proofs)))
    problems = dict.fromkeys(problem for proof in proofs for problem in proof.problems)
    for problem in problems:
        click.echo(f"writer: {problem}", err=True)
    raise SystemExit(max((proof.exit_code for proof in proofs), default=0))


def _proof_text(proof: Proof) -> str:
    failures = "".join(f"{failure}\n" for failure in proof.failures)
    counts = {"failure": len(proof.failures), "problem": len(proof.problems)}
    outcome = ", ".join(_count(count, word) for word, count in counts.items() if count) or "proved"
    return f"{failures}{proof.guide}: {_count(proof.rules, 'rule')}, {_count(proof.examples, 'example')}: {outcome}\n"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _proof(proof: Proof) -> dict[str, object]:
    lists = {"problems": proof.problems, "failures": proof.failures}
    return {**asdict(proof), **{name: list(map(_problem, found)) for name, found in lists.items()}}


def _problem(problem: Problem) -> dict[str, object]:
    place = asdict(problem.place) if problem.place else {}
    return {**place, "message": problem.message, "hint": problem.hint}


def _json(items: Iterable[object]) -> str:
    return f"{json.dumps(list(items), ensure_ascii=False, indent=2)}\n"
