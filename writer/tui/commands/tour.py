"""The commands of the tour."""

from writer.tui.commands.command import Command

TOUR = (
    Command(
        id="tour-back",
        keys="",
        action="tour_step(-1)",
        label="Back",
        where="tour",
        footer=False,
        help="Show the step of the tour before this one.",
    ),
    Command(
        id="tour-next",
        keys="alt+n",
        action="tour_step(1)",
        label="Next",
        where="tour",
        footer=False,
        help="Go on to the next step of the tour, whether or not this one is done.",
    ),
    Command(
        id="tour-end",
        keys="alt+q",
        action="tour_end",
        label="End tour",
        where="tour",
        footer=False,
        help="Leave the tour; the command Tour goes on at this step.",
    ),
)
"""In the order of the bar and of the help."""
