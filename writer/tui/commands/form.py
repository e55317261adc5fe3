"""The commands of fields and of lists of rows."""

from writer.tui.commands.command import Command

FORM = (
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
)
"""In the order of the footer and of the help."""
