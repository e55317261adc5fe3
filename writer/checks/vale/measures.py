"""What formulas and grades are made of: words, sentences and syllables, counted as Vale counts them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt
from types import MappingProxyType

from writer.checks.vale.syllables import syllables
from writer.model.alert import Span
from writer.values import Value

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_ENDINGS = ("es", "ed", "ing")
LONG = 6
"""A word of more bytes is long."""
MANY = 2
"""A word of more syllables has many."""


class Measures(Value):
    """Counts over one text; ``characters`` are letters and digits in words."""

    words: int
    sentences: int
    characters: int
    syllables: int
    polysyllabic_words: int
    complex_words: int
    long_words: int

    def values(self) -> Mapping[str, float]:
        """The counts by the names formulas call them."""
        return {name: float(getattr(self, name)) for name in self.__struct_fields__}


def measure(text: str, sentences: Callable[[str], Sequence[Span]]) -> Measures:
    """Count all of ``text``, paragraph by paragraph."""
    cut = [part[span.begin : span.end] for part in text.split("\n\n") for span in sentences(part)]
    words = [match[0] for sentence in cut for match in _WORD.finditer(sentence)]
    counts = [syllables(word) for word in words]
    return Measures(
        words=len(words),
        sentences=len(cut),
        characters=sum(map(str.isalnum, "".join(words))),
        syllables=sum(counts),
        polysyllabic_words=sum(count > MANY for count in counts),
        complex_words=sum(_is_complex(word, count) for word, count in zip(words, counts, strict=True)),
        long_words=sum(len(word.encode()) > LONG for word in words),
    )


def _is_complex(word: str, count: int) -> bool:
    return count - word.endswith(_ENDINGS) > MANY


GRADES: Mapping[str, Callable[[Measures], float]] = MappingProxyType(
    {
        "Gunning Fog": lambda m: 0.4 * (m.words / m.sentences + 100 * m.complex_words / m.words),
        "Coleman-Liau": lambda m: 5.88 * m.characters / m.words - 29.6 * m.sentences / m.words - 15.8,
        "Flesch-Kincaid": lambda m: 0.39 * m.words / m.sentences + 11.8 * m.syllables / m.words - 15.59,
        "SMOG": lambda m: 1.043 * sqrt(30 * m.polysyllabic_words / m.sentences) + 3.1291,
        "Automated Readability": lambda m: 4.71 * m.characters / m.words + 0.5 * m.words / m.sentences - 21.43,
    }
)
"""School grades by the names of their formulas, each with the constants its authors published."""


def grades(names: Sequence[str], measures: Measures) -> Iterator[float]:
    """The grade of each formula in ``names``."""
    return (GRADES[name](measures) for name in names)
