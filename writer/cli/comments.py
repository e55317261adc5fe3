"""``writer comments``: the comments on a draft, listed and answered."""

import json
from pathlib import Path

import click

from writer.cli.options import FILE, quiet_option
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.commenting import Placed, answer, comments_on
from writer.errors import UsageError
from writer.model.comment import State
from writer.values import asdict


@click.command("comments")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.option("--all", "every", is_flag=True, help="List those that are resolved, too.")
@click.option("--resolve", metavar="ID", help="The comment is dealt with.")
@click.option("--apply", metavar="ID", help="Put the suggested words into the copy.")
@click.option("--decline", metavar="ID", help="The copy stays as it is.")
@click.option("--delete", metavar="ID", help="Take the comment out of every list.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@quiet_option
def command(
    draft: Path,
    resolve: str | None,
    apply: str | None,
    decline: str | None,
    delete: str | None,
    form: str,
    *,
    every: bool,
    quiet: bool,
) -> None:
    """List the comments on DRAFT in the order of its text, or answer one; the beginning of an id will do.

    Those whose passage is gone stand last, with the words that they were on.

    Example: writer comments drafts/night-ferry-season-2.md
    """
    desk = Desk.find()
    answers: dict[State, str | None] = {
        "resolved": resolve,
        "applied": apply,
        "declined": decline,
        "deleted": delete,
    }
    given = [(state, name) for state, name in answers.items() if name is not None]
    if len(given) > 1:
        raise UsageError("one answer at a time", hint="give one of --resolve, --apply, --decline and --delete")
    for state, name in given:
        done = answer(desk, draft, name, state)
        if not quiet:
            click.echo(f"comment {done.id} is {state}", err=True)
        return
    found = [one for one in comments_on(desk, draft) if every or one.comment.state == "open"]
    if form == "json":
        rows = [{**asdict(one.comment), "line": one.line, "column": one.column} for one in found]
        write_out(json.dumps(rows, ensure_ascii=False, indent=2, default=asdict) + "\n")
    else:
        write_out("".join(f"{line}\n" for one in found for line in _lines(draft, one)))


def _lines(draft: Path, one: Placed) -> list[str]:
    comment = one.comment
    place = f"{draft}:{one.line}:{one.column}" if one.span else f"{draft}: no longer in the text"
    state = "" if comment.state == "open" else f", {comment.state}"
    lines = [f"{place}: {comment.text or 'suggestion'} [{comment.id}, {comment.by or 'somebody'}{state}]"]
    lines.append(f"  on “{' '.join(comment.anchor.words.split())}”")
    return lines + ([f"  instead: {comment.instead}"] if comment.instead else [])
