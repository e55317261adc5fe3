"""Titles of works on record that a text nearly says: with a slip in a word, or with one word too many."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from writer.checks.newsroom.reading import likeness
from writer.checks.newsroom.reading.dictionary import Dictionary, Form, parts, squash
from writer.checks.newsroom.reading.words import Word

_LONG = 3
"""Words of a title that is known by them where one more stands among them."""


def near_titles(
    tokens: Sequence[Word], taken: AbstractSet[int], titles: Mapping[str, Form], names: Dictionary
) -> Iterator[tuple[int, int, Form]]:
    """First and last word of what is nearly one of ``titles``, by letters, and no name on record; with the title."""
    lowers = {token.lower for token in tokens}
    for name, form in titles.items():
        known = parts(form.text)
        if 2 * len(lowers.intersection(known)) < len(set(known)):
            continue
        for at in range(len(tokens) - len(known) + 1):
            window = tokens[at : at + len(known)]
            if not window[0].capital or at in taken:
                continue
            if _is_slip(window, known, name, names):
                yield at, at + len(known) - 1, form
            elif _has_more(tokens[at : at + len(known) + 1], known):
                yield at, at + len(known), form


def _is_slip(window: Sequence[Word], known: Sequence[str], name: str, names: Dictionary) -> bool:
    """Whether at least half of the words are those of the title, and all letters nearly."""
    if not window[-1].text[0].isalnum() or not window[-1].capital:
        return False
    alike = sum(word.lower == part for word, part in zip(window, known, strict=True))
    if 2 * alike < len(known) or alike == len(known):
        return False
    letters = squash("".join(word.lower for word in window))
    return letters not in names.forms and bool(likeness.nearest(letters, (name,)))


def _has_more(window: Sequence[Word], known: Sequence[str]) -> bool:
    """Whether the title stands there with one word with a capital more inside: "Nothing Ever Happens"."""
    if len(known) < _LONG or len(window) <= len(known) or not window[-1].capital:
        return False
    lowers = [word.lower for word in window]
    return any(
        window[more].capital and lowers[:more] + lowers[more + 1 :] == list(known) for more in range(1, len(known))
    )
