"""The commands of what stands over a draft: gate, versions, choices, comments."""

from writer.tui.commands.command import Command

DIALOGS = (
    Command(
        id="resolve",
        keys="r",
        action="answer('resolved')",
        label="Resolve",
        where="comments",
        help="The comment is dealt with.",
    ),
    Command(
        id="apply",
        keys="a",
        action="answer('applied')",
        label="Apply",
        where="comments",
        help="Put the suggested words into the text.",
    ),
    Command(
        id="decline",
        keys="d",
        action="answer('declined')",
        label="Decline",
        where="comments",
        help="The text stays as it is.",
    ),
    Command(
        id="previous-gate",
        keys="left",
        action="gate(-1)",
        label="Gate before",
        where="gate",
        footer=False,
        help="Look at the gate before this one.",
    ),
    Command(
        id="next-gate",
        keys="right",
        action="gate(1)",
        label="Gate after",
        where="gate",
        footer=False,
        help="Look at the gate after this one.",
    ),
    Command(
        id="sign",
        keys="s",
        action="sign",
        label="Sign",
        where="gate",
        help="Sign the text as it now reads; an edit voids it.",
    ),
    Command(
        id="pass",
        keys="p",
        action="let_pass",
        label="Pass",
        where="gate",
        help="Move the draft to the stage, if nothing is missing.",
    ),
    Command(
        id="restore-version",
        keys="r",
        action="restore",
        label="Bring back",
        where="versions",
        help="Put the chosen version in the place of the draft, which becomes a version too.",
    ),
    Command(
        id="take-yours",
        keys="y",
        action="take('yours')",
        label="Yours",
        where="choice",
        help="Keep what you wrote.",
    ),
    Command(
        id="take-facts",
        keys="f",
        action="take('facts')",
        label="The facts",
        where="choice",
        help="Take what the facts say.",
    ),
)
"""In the order of the footer and of the help."""
