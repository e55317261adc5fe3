"""Comments in the copy that switch rules off and on: Vale's marks, and our own, which give a reason.

::

    <!-- vale off -->                    <!-- writer off: a poem -->
    <!-- vale Style = NO -->             <!-- writer off Style: a poem, until 2027-01-01 -->
    <!-- vale Style.Rule = NO -->        <!-- writer off Style.Rule: a poem -->
    <!-- vale Style.Rule["text"] = NO -->
    <!-- vale Style.Rule = YES -->       <!-- writer on Style.Rule -->
"""

import re
from collections.abc import Iterator

from writer.values import Value

_MATCHES = r"vale (?P<rule>.+\..+?)(?P<texts>\[.+\]) = (?P<value>YES|NO)"
_RULE = r"vale (?P<rule>.+\..+|[^.]+) = (?P<value>YES|NO|on|off)"
_STYLES = r"vale styles? = (?P<styles>.*)"
_OFF = frozenset({"NO", "off"})
_OURS = r"writer\s+(?:on|off)\b"
_OUR_MARK = (
    r"(?s)writer\s+(?P<switch>on|off)(?:\s+(?!until\s+\d)(?P<name>[^\s:]+))?(?:\s*:\s*(?P<reason>.*?))??"
    r"(?:[\s,;]+until\s+(?P<until>\d\S*))?"
)

EVERYTHING = "off"
"""The name under which every rule is off."""


class Mark(Value):
    """One of our own marks: what it switches, why, and the last day on which that holds, as it is written."""

    name: str
    off: bool
    reason: str = ""
    until: str = ""


def vale_settings(text: str, styles: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """What a comment of Vale's switches, and whether off: ``Style``, ``Style.Rule`` or ``Style.Rule[text]``.

    ``styles`` are those that run.
    """
    if text in {"vale off", "vale on"}:
        yield EVERYTHING, text == "vale off"
    elif found := re.fullmatch(_MATCHES, text):
        yield from ((f"{found['rule']}[{part}]", found["value"] == "NO") for part in _texts(found["texts"]))
    elif found := re.fullmatch(_RULE, text):
        yield found["rule"], found["value"] in _OFF
    elif found := re.fullmatch(_STYLES, text):
        kept = found["styles"].split(", ")
        yield from ((style, style not in kept) for style in dict.fromkeys((*styles, *kept)))


def our_mark(text: str) -> Mark | None:
    """What a comment of ours switches; ``None`` if it is none. Raises ``ValueError`` if it cannot be read."""
    if not re.match(_OURS, text):
        return None
    found = re.fullmatch(_OUR_MARK, text)
    if found is None:
        raise ValueError("write <!-- writer off Style.Rule: the reason, until 2027-01-31 -->")
    reason = " ".join((found["reason"] or "").split())
    return Mark(
        name=found["name"] or EVERYTHING, off=found["switch"] == "off", reason=reason, until=found["until"] or ""
    )


def _texts(listed: str) -> list[str]:
    # only marks of Vale list texts
    import json  # noqa: PLC0415

    try:
        found = json.loads(listed)
    except ValueError:
        return []
    return [part for part in found if isinstance(part, str)]
