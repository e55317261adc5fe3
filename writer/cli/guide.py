"""``writer guide``: what an editor does with style guides; one command, one file."""

import click

from writer.cli.lazy import LazyGroup

COMMANDS = {
    "list": "List the rules of a guide, or the guides at hand.",
    "show": "Show a guide with all that it extends.",
    "explain": "Explain a rule: what set it, its numbers, its examples.",
    "new": "Begin a guide, or a rule with its examples.",
    "test": "Prove the rules of style guides.",
    "try": "Show what a changed rule does to drafts.",
    "stats": "Count what each rule found, and what became of it.",
    "import": "Take over words and terms of other tools.",
    "propose": "Propose a word of a draft for the guide.",
    "approve": "List proposed words, and decide on them.",
}
"""Command → the line that ``writer guide --help`` shows."""


@click.group("guide", cls=LazyGroup, package="writer.cli.guides", table=COMMANDS)
def command() -> None:
    """Show, explain, prove and change style guides.

    Example: writer guide explain Entertainment.Hype
    """
