"""Variety: which ledes the drafts of a desk have, so that the next one begins in another way."""

from collections import Counter

from writer.desk.desk import Desk
from writer.errors import WriterError


def taken(desk: Desk, genre_id: str) -> Counter[str]:
    """How often each skeleton of a lede stands in the desk's drafts of a genre; one that cannot be read has none."""
    found: Counter[str] = Counter()
    for path in desk.drafts():
        try:
            draft = desk.read(path)
        except WriterError:
            continue
        if draft.facts.genre == genre_id:
            found.update(variant["skeleton"] for variant in draft.variants.values())
    return found
