"""The commands of the list of drafts."""

from writer.tui.commands.command import Command

LIBRARY = (
    Command(
        id="open",
        keys="o,enter",
        action="open",
        label="Open",
        where="library",
        global_key=False,
        help="Open the chosen draft.",
    ),
    Command(
        id="new",
        keys="n",
        action="new",
        label="New",
        where="library",
        global_key=False,
        help="Start a draft: choose its genre.",
    ),
    Command(
        id="new-from-material",
        keys="m",
        action="material",
        label="Material",
        where="library",
        footer=False,
        global_key=False,
        help="Start a draft with a press release, a tip or an article: choose its genre, then paste.",
    ),
    Command(
        id="reload",
        keys="r",
        action="reload",
        label="Reload",
        where="library",
        global_key=False,
        help="Read the list of drafts again.",
    ),
)
"""In the order of the footer and of the help."""
