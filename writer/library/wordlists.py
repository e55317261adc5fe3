"""Lists of words that are spelled right: plain text, one a line, and Hunspell's ``.dic`` and personal dictionaries."""

import re
from collections.abc import Iterable
from pathlib import Path

from writer.library.files import read_text

_FLAGS = re.compile(r"(?<!\\)[/\t].*")


def read_words(paths: Iterable[Path]) -> frozenset[str]:
    """The words in the files ``paths``. Raises ``UsageError`` or ``FileError``."""
    return frozenset(word for path in paths for word in words_in(read_text(path)))


def words_in(text: str) -> tuple[str, ...]:
    """The words of one list, in its order, without the count on its first line, flags, and lines of ``# comment``."""
    lines = text.lstrip("\ufeff").splitlines()
    first = 1 if lines and lines[0].strip().isdigit() else 0
    words = (_FLAGS.sub("", line).replace("\\/", "/").strip() for line in lines[first:] if not line.startswith("#"))
    return tuple(dict.fromkeys(word for word in words if word))
