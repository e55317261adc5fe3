"""What the desk does about alerts, told in the words of the app: all safe fixes at once, and a rule explained."""

from typing import Literal

from writer.desk import Desk
from writer.errors import WriterError
from writer.library.entries import Progress
from writer.model.alert import Alert
from writer.model.draft import Draft
from writer.values import Value

MOST = 3
"""Fixes that are named one by one."""


class Mended(Value):
    """A text with what was safe put in; ``trouble`` says why it could not be read or checked."""

    text: str = ""
    told: str = ""
    severity: Literal["information", "warning"] = "information"
    trouble: str = ""


def mended(desk: Desk, text: str, path: str, progress: Progress) -> Mended:
    """``text`` of the draft at ``path`` with all safe fixes; ``progress`` is told before each round."""
    # the checks are loaded in this process for nothing else
    from writer.desk.fixing import fix  # noqa: PLC0415

    try:
        fixed = fix(desk, desk.parse(text, path), progress=progress)
    except WriterError as error:
        return Mended(trouble=str(error))
    made = [f"{one.alert.match} → {one.new or '(nothing)'}" for one in fixed.fixes]
    more = f" and {len(made) - MOST} more" if len(made) > MOST else ""
    told = [
        f"Fixed {len(made)}: {', '.join(made[:MOST])}{more}; ^z takes it back"
        if made
        else "Nothing here is safe to fix unasked"
    ]
    told += [f"{len(fixed.refused)} left alone: more than words would change"] if fixed.refused else []
    told += [f"✗ not run: {', '.join(one.name for one in fixed.unrun)}"] if fixed.unrun else []
    return Mended(
        text=fixed.text, told=". ".join(told), severity="warning" if fixed.unrun or fixed.refused else "information"
    )


def explained(desk: Desk, draft: Draft, alert: Alert) -> str:
    """What is known of the rule of ``alert`` under the guide of ``draft``; where no guide has it, the alert alone."""
    from writer.desk.guidework.explain import explain  # noqa: PLC0415  as above
    from writer.desk.guidework.telling import lines  # noqa: PLC0415

    genre = desk.genre(draft.facts.genre) if draft.facts.genre else None
    try:
        found = explain(desk.guides, desk.guides.choose(draft, genre, ""), alert.check, draft.facts.genre)
    except WriterError as error:
        return "\n\n".join(
            filter(None, (f"{alert.check}: {alert.level.label}", alert.description, alert.link, str(error)))
        )
    return "\n".join(lines(found))
