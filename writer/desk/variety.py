"""Variety: which ledes the drafts of a desk have, so that the next one begins in another way."""

from collections import Counter, defaultdict

from writer.desk.desk import Desk
from writer.errors import WriterError
from writer.library.drafts import ROW, tool_state


def taken(desk: Desk, genre_id: str) -> Counter[str]:
    """How often each skeleton of a lede stands in the desk's drafts of a genre; one that cannot be read has none."""
    return taken_by_genre(desk)[genre_id]


def taken_by_genre(desk: Desk, *, without: str = "") -> defaultdict[str, Counter[str]]:
    """The same for every genre; drafts of the sheet whose rows begin ``without`` do not count."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in desk.drafts():
        try:
            draft = desk.read(path)
        except WriterError:
            continue
        if without and str(tool_state(draft).get(ROW, "")).startswith(without):
            continue
        found[draft.facts.genre].update(variant["skeleton"] for variant in draft.variants.values())
    return found
