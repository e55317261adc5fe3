"""The one table of commands: bindings, footer, command palette and help are all made from it."""

from typing import Literal

from textual.binding import Binding, BindingType

from writer.values import Value

Where = Literal["app", "library", "workbench", "field", "rows", "gate", "versions", "choice", "comments"]


class Command(Value):
    """One thing a writer can ask for; ``action`` is a method ``action_<action>`` of the class at ``where``.

    ``keys`` are Textual's, separated by commas; ``footer`` shows the first of them at the bottom.
    A ``global_key`` wins over what the focused widget would make of it.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: Where
    footer: bool = True
    global_key: bool = True


COMMANDS = (
    Command(
        id="help",
        keys="f1",
        action="help",
        label="Help",
        where="app",
        help="Explain what has the focus, and list the keys.",
    ),
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
        id="reload",
        keys="r",
        action="reload",
        label="Reload",
        where="library",
        global_key=False,
        help="Read the list of drafts again.",
    ),
    Command(
        id="add-row",
        keys="a,insert",
        action="add_row",
        label="Add",
        where="rows",
        help="Add a row to this list.",
    ),
    Command(
        id="remove-row",
        keys="x,delete",
        action="remove_row",
        label="Remove",
        where="rows",
        global_key=False,
        help="Take the chosen row out.",
    ),
    Command(
        id="restore-row",
        keys="z",
        action="restore_row",
        label="Put back",
        where="rows",
        footer=False,
        global_key=False,
        help="Put the row back that was taken out last.",
    ),
    Command(
        id="row-up",
        keys="K,shift+up",
        action="row_up",
        label="Up",
        where="rows",
        footer=False,
        global_key=False,
        help="Move the chosen row up.",
    ),
    Command(
        id="row-down",
        keys="J,shift+down",
        action="row_down",
        label="Down",
        where="rows",
        footer=False,
        global_key=False,
        help="Move the chosen row down.",
    ),
    Command(
        id="about",
        keys="f6",
        action="about",
        label="Certainty",
        where="field",
        help="Set how sure the fact in this field is, its sources and its date.",
    ),
    Command(
        id="propose",
        keys="f5",
        action="propose",
        label="Proposal",
        where="field",
        footer=False,
        help="Take what is proposed for this empty field; it stands there with a question mark.",
    ),
    Command(
        id="fields",
        keys="f2",
        action="show_pane('fields')",
        label="Fields",
        where="workbench",
        footer=False,
        help="Go to the form.",
    ),
    Command(
        id="draft",
        keys="f3",
        action="show_pane('draft')",
        label="Draft",
        where="workbench",
        footer=False,
        help="Go to the text.",
    ),
    Command(
        id="alerts",
        keys="f4",
        action="show_pane('alerts')",
        label="Alerts",
        where="workbench",
        footer=False,
        help="Go to the list of alerts.",
    ),
    Command(
        id="gate",
        keys="f12",
        action="gate",
        label="Gate",
        where="workbench",
        footer=False,
        help="Save, and say what keeps the draft from its next stage; sign it, or let it pass.",
    ),
    Command(
        id="previous-alert",
        keys="f7",
        action="step_alert(-1)",
        label="Previous",
        where="workbench",
        footer=False,
        help="Jump to the alert before this place.",
    ),
    Command(
        id="next-alert",
        keys="f8",
        action="step_alert(1)",
        label="Next",
        where="workbench",
        help="Jump to the alert after this place.",
    ),
    Command(
        id="fix",
        keys="f9",
        action="fix",
        label="Fix",
        where="workbench",
        help="The field is right: put the suggestion for this alert into the text, or choose one of several.",
    ),
    Command(
        id="take-text",
        keys="ctrl+t",
        action="take_text",
        label="To a field",
        where="workbench",
        footer=False,
        help="The text is right: put these words, or the selected ones, into a field.",
    ),
    Command(
        id="keep-both",
        keys="ctrl+g",
        action="keep_both",
        label="Dismiss",
        where="workbench",
        footer=False,
        help="Both are right: dismiss this alert, with a reason kept in the draft.",
    ),
    Command(
        id="accept-word",
        keys="f11,ctrl+f",
        action="accept_word",
        label="Accept word",
        where="workbench",
        footer=False,
        help="The word is right: propose it for the style guide; alerts on it are dismissed here meanwhile.",
    ),
    Command(
        id="choices",
        keys="ctrl+n",
        action="choose",
        label="Choices",
        where="workbench",
        footer=False,
        help="Show the next choice that an update left open, both sides beside each other.",
    ),
    Command(
        id="versions",
        keys="ctrl+l",
        action="versions",
        label="Versions",
        where="workbench",
        footer=False,
        help="Save, list the versions of the draft, and compare it with them.",
    ),
    Command(
        id="comments",
        keys="f10,ctrl+b",
        action="comments",
        label="Comments",
        where="workbench",
        footer=False,
        help="Save, and comment on the selected words; without any, list the comments.",
    ),
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
    Command(
        id="save", keys="ctrl+s", action="save", label="Save", where="workbench", help="Write the draft to its file."
    ),
    Command(
        id="library",
        keys="ctrl+o",
        action="library",
        label="Library",
        where="workbench",
        help="Go back to the list of drafts.",
    ),
    Command(
        id="recheck",
        keys="ctrl+r",
        action="recheck",
        label="Check again",
        where="workbench",
        footer=False,
        help="Check the text again; starts the checks anew if they stopped.",
    ),
    Command(
        id="palette",
        keys="ctrl+p",
        action="command_palette",
        label="Menu",
        where="app",
        help="Find any command by its name.",
    ),
    Command(
        id="theme",
        keys="",
        action="change_theme",
        label="Theme",
        where="app",
        footer=False,
        help="Choose the colours: dark, light, or the terminal's own.",
    ),
    Command(
        id="quit", keys="ctrl+q", action="quit", label="Quit", where="app", help="Leave; asks about what is not saved."
    ),
)
"""Every command, in the order of the footer and of the help."""


def commands_for(*places: Where) -> tuple[Command, ...]:
    """The commands that work in any of ``places``."""
    return tuple(command for command in COMMANDS if command.where in places)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of the class at ``where``."""
    return [_binding(command) for command in commands_for(where) if command.keys]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        show=command.footer,
        priority=command.global_key,
        tooltip=command.help,
        id=command.id,
    )
