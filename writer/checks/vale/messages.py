"""Messages as Vale formats them, in the manner of Go's ``fmt``."""

import re
from collections.abc import Sequence
from functools import lru_cache

_VERB = re.compile(r"%(?:\[(?P<pick>\d+)\])?(?P<verb>[sdvq%])")


@lru_cache(maxsize=8192)
def format_message(template: str, values: tuple[str | int, ...]) -> str:
    """``formatted``, on one line."""
    return formatted(template, values).replace("\n", " ")


def formatted(template: str, values: Sequence[str | int]) -> str:
    """``%s`` takes the values in order, ``%[2]s`` the second; the first one missing is empty."""
    if "%" not in template:
        return template
    values = (*values, "")
    at = 0

    def value(match: re.Match[str]) -> str:
        nonlocal at
        if match["verb"] == "%":
            return "%"
        at = int(match["pick"]) if match["pick"] else at + 1
        if not 0 < at <= len(values):
            return f"%!{match['verb']}({'BADINDEX' if match['pick'] else 'MISSING'})"
        return _shown(match["verb"], values[at - 1])

    return _VERB.sub(value, template)


def _shown(verb: str, value: str | int) -> str:
    """``value`` by ``verb``; Go tells in the text that a verb is for another type."""
    if isinstance(value, int):
        return str(value) if verb in "dv" else f"%!{verb}(int={value})"
    return {"s": value, "v": value, "q": f'"{value}"'}.get(verb, f"%!d(string={value})")


def sentence_of(options: Sequence[str]) -> str:
    """``'a'``, ``'a' or 'b'``, ``'a', 'b', or 'c'``."""
    *head, last = [f"'{option}'" for option in options] or [""]
    return f"{', '.join(head)}, or {last}" if len(head) > 1 else " or ".join((*head, last))


def unquote_first(template: str) -> str:
    """Where ``'%s'`` stands exactly twice, the first loses its quotes: the options bring their own."""
    for quoted in ("'%s'", '"%s"'):
        before, _, after = template.partition(quoted)
        if after.count(quoted) == 1:
            return f"{before}%s{after}"
    return template
