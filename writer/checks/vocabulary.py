"""The words and names of a guide as rules: terms it rejects, and names in a form never to print."""

import re
from collections.abc import Iterator

from writer.checks.kinds.existence import Existence
from writer.checks.kinds.substitution import Substitution
from writer.checks.vale.hits import Kind
from writer.errors import Place
from writer.library.rules import Action, RuleFile
from writer.model.guide import Guide

REJECTED, NAMES = "Vocabulary.Rejected", "Vocabulary.Names"


def vocabulary(guide: Guide) -> Iterator[tuple[RuleFile, Kind]]:
    """A rule for each of the two that ``guide`` has words for."""
    place = Place(path=guide.name)
    if guide.reject:
        message = "The style guide rejects '%s'."
        file = RuleFile(id=REJECTED, place=place, kind="existence", message=message, vocab=False)
        yield file, Existence(tokens=guide.reject)
    swap = tuple((_whole(never), _option(name.form)) for name in guide.names for never in name.never)
    if swap:
        file = RuleFile(
            id=NAMES,
            place=place,
            kind="substitution",
            message="Write '%s' instead of '%s'.",
            action=Action(name="replace"),
            vocab=False,
        )
        yield file, Substitution(swap=swap, nonword=True)


def _whole(form: str) -> str:
    """A name as a pattern, as a whole word, also where it begins or ends in no letter (``Disney+``)."""
    return rf"(?<!\w){re.escape(form)}(?!\w)"


def _option(form: str) -> str:
    return form.replace("|", r"\|")
