"""``writer guide test``: the rules of style guides against their examples."""

import click

from writer.cli.guides.shown import as_json, count, format_option, problem_row, tell
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.guidework.proof import Proof, prove
from writer.values import asdict


@click.command("test")
@click.argument("guides", nargs=-1, metavar="[GUIDE…]")
@format_option
def command(guides: tuple[str, ...], form: str) -> None:
    """Prove each rule of each GUIDE, by name or by folder, with its examples; without one, all there are.

    A bad example must be flagged at exactly its «span», its fix must mend it, and a good one must stay
    silent; no rule may find an error in the good example of another.

    Exit code 1: something failed. 2: a file cannot be used.

    Example: writer guide test Entertainment styleguides/House
    """
    book = Desk.find().guides
    proofs = [prove(book, name) for name in guides or book.names()]
    write_out(as_json([*map(_row, proofs)]) if form == "json" else "".join(map(_text, proofs)))
    tell(problem for proof in proofs for problem in proof.problems)
    raise SystemExit(max((proof.exit_code for proof in proofs), default=0))


def _text(proof: Proof) -> str:
    failures = "".join(f"{failure}\n" for failure in proof.failures)
    counts = {"failure": len(proof.failures), "problem": len(proof.problems)}
    outcome = ", ".join(count(number, word) for word, number in counts.items() if number) or "proved"
    return f"{failures}{proof.guide}: {count(proof.rules, 'rule')}, {count(proof.examples, 'example')}: {outcome}\n"


def _row(proof: Proof) -> dict[str, object]:
    lists = {"problems": proof.problems, "failures": proof.failures}
    return {**asdict(proof), **{name: [*map(problem_row, found)] for name, found in lists.items()}}
