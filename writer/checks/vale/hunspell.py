"""The one door to ``chunspell``: whether words stand in a Hunspell dictionary."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import hunspell

_CODES = re.compile(r"(?:[0-9]+[.,-]?)+|0?x[0-9A-Fa-f]+|0b[01]+|[0-9a-z]{40}")
"""Numbers and hashes are no words."""

_WITH_UNIT = re.compile(r"[0-9]+([a-zA-Z]+)")
_CONVERSION = re.compile(r"^ICONV\s+(\S+)\s+(\S+)\s*$", re.MULTILINE)


class Dictionary:
    """One pair of ``.aff`` and ``.dic``."""

    def __init__(self, path: Path) -> None:
        """``path`` is that of both, without its ending. Raises ``OSError`` where one is missing."""
        self._hunspell = hunspell.Hunspell(path.name, hunspell_data_dir=str(path.parent), system_encoding="utf-8")
        affixes = path.with_name(f"{path.name}.aff").read_text("utf-8", errors="replace")
        self._conversions: Mapping[str, str] = dict(_CONVERSION.findall(affixes))

    def converted(self, word: str) -> str:
        """``word`` in the letters of the dictionary: curly apostrophes straight, ligatures apart."""
        if not self._conversions:
            return word
        pattern = "|".join(map(re.escape, self._conversions))
        return re.sub(pattern, lambda found: self._conversions[found[0]], word)

    def has(self, word: str) -> bool:
        """Whether ``word`` is one."""
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:
            return False


@lru_cache(maxsize=32)
def dictionary(path: str) -> Dictionary:
    """The dictionary at ``path``, a path without ending, read once. Raises ``OSError``."""
    return Dictionary(Path(path))


class Lexicon:
    """Several dictionaries, and words that are listed besides: what stands in any of them is right."""

    def __init__(self, paths: Sequence[str], listed: frozenset[str]) -> None:
        """Read them. Raises ``OSError``."""
        self._dictionaries = tuple(map(dictionary, paths))
        self._listed = listed
        self._known: dict[str, bool] = {}

    def converted(self, word: str) -> str:
        """``word`` in the letters of all dictionaries."""
        for one in self._dictionaries:
            word = one.converted(word)
        return word

    def has(self, word: str) -> bool:
        """Whether ``word`` is right."""
        if word not in self._known:
            self._known[word] = self._has(word)
        return self._known[word]

    def _has(self, word: str) -> bool:
        if word in self._listed or word.lower() in self._listed or _CODES.fullmatch(word):
            return True
        if any(one.has(word) for one in self._dictionaries):
            return True
        unit = _WITH_UNIT.fullmatch(word)
        if (unit and self.has(unit[1])) or (word.endswith(".") and word.rstrip(".") and self.has(word.rstrip("."))):
            return True
        hyphens = (at for at, character in enumerate(word) if character == "-" and 0 < at < len(word) - 1)
        return any(self.has(word[:at]) and self.has(word[at + 1 :]) for at in hyphens)
