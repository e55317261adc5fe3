"""Words and terms that other tools keep: Hunspell, LanguageTool, prh and textlint, as what a guide can hold.

What has no counterpart here is never left out in silence: it is told with its place.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from writer.errors import Place, Problem, UsageError
from writer.library.files import read_text
from writer.library.termlists import Swap, read_terms
from writer.values import Value

_TERMS = (".yml", ".yaml", ".json", ".textlintrc")
_WORDS = (".dic", ".txt")
_PROHIBITED = "prohibit"
"""LanguageTool's name for a list of words that are never right."""


class Foreign(Value):
    """What a file held; ``left`` is what nothing here can say.

    ``words`` are spelled right, ``rejected`` terms are always flagged, ``accepted`` ones never (patterns both),
    ``swaps`` say what to write instead.
    """

    words: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    swaps: tuple[Swap, ...] = ()
    left: tuple[Problem, ...] = ()


def read_foreign(path: Path) -> Foreign:
    """The file at ``path``, by its ending. Raises ``UsageError``, or ``FileError`` if it cannot be read."""
    ending = path.suffix or path.name
    if ending in _TERMS:
        terms = read_terms(read_text(path), str(path))
        return Foreign(rejected=terms.rejected, accepted=terms.accepted, swaps=terms.swaps, left=terms.left)
    if ending in _WORDS:
        return _read_words(read_text(path), path)
    hint = f"words are read from {' and '.join(_WORDS)}, terms from {', '.join(_TERMS)}"
    raise UsageError(f"'{path}' is no list that can be taken over", hint=hint)


class _Words:
    """One list of words, read line by line."""

    def __init__(self, path: Path) -> None:
        self.path, self.prohibits = path, _PROHIBITED in path.stem
        self.words: list[str] = []
        self.rejected: list[str] = []
        self.left: list[Problem] = []

    def line(self, number: int, line: str) -> None:
        """One word, with what Hunspell or LanguageTool may write beside it."""
        word, _, fields = re.sub(r"\s+#.*", "", line.strip()).partition("\t")
        word, flags = _flags(word)
        place = Place(path=str(self.path), line=number)
        if flags or fields:
            what = f"the flags '{flags}' of" if flags else f"'{fields.strip()}' beside"
            self._leave(f"{what} '{word}': the word alone was taken over", place)
        if re.search(r"[.*\\\[\]()|?^$]", word.removeprefix("*").rstrip(".")):
            self._leave(f"'{word}' is a pattern, and a list of words has none", place, "write a rule for it")
        elif word.startswith("*"):
            self.rejected.append(word[1:])
        elif word:
            (self.rejected if self.prohibits else self.words).append(word)

    def _leave(self, message: str, place: Place, hint: str = "") -> None:
        self.left.append(Problem(message=message, place=place, hint=hint))


def _flags(word: str) -> tuple[str, str]:
    """A word and its flags; a slash of its own stands behind a backslash."""
    found = re.split(r"(?<!\\)/", word, maxsplit=1)
    return found[0].replace("\\/", "/").strip(), found[1] if len(found) > 1 else ""


def _read_words(text: str, path: Path) -> Foreign:
    reader = _Words(path)
    for number, line in _lines(text):
        reader.line(number, line)
    return Foreign(
        words=tuple(dict.fromkeys(reader.words)),
        rejected=tuple(dict.fromkeys(reader.rejected)),
        left=tuple(reader.left),
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold a word: no count of Hunspell's on the first, no comments."""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#") and not (number == 1 and line.strip().isdigit()):
            yield number, line
