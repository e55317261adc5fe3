"""How a date stands in running text: patterns made of the words of ``dates.yaml``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from writer.checks.newsroom.reading.words import either

Lexicon: TypeAlias = Mapping[str, Any]

_YEAR, _DAY = r"(?:1[89]|20)\d\d", r"\d{1,2}(?:st|nd|rd|th)?"
_QUARTERS = tuple(f"{letter}{number}" for letter in "qh" for number in range(1, 5))
_EITHER = "(?:either )?(?:in |on )?(?:the )?"


def phrase(lexicon: Lexicon) -> str:
    """A date with what leads it in (``lead``), and further ones that an "or" or "to" joins to it (``date``)."""
    leads, joints = either(lexicon["leads"]), either(lexicon["joints"])
    atom, joint = _atom(lexicon), rf"(?:,? {joints} | ?[–—] ?|-)"
    further = rf"(?:{joint}{_EITHER}{atom}|{joint}{either(lexicon['parts'])}\b)*"
    return rf"\b(?:(?P<lead>{leads}) (?:the )?)?(?P<date>{_EITHER}{atom}{further})"


def core(lexicon: Lexicon) -> str:
    """What no date is without: a year, a month, a season or a feast."""
    words = {*months_of(lexicon), *lexicon["seasons"], *_adjectives(lexicon), *lexicon["relative_units"], *_QUARTERS}
    capitals = {word.capitalize() for word in words}
    return rf"(?-i:\b(?:{_YEAR}|{either(words | capitals)}|{_feast(lexicon)})\b)"


def nth_weekday(lexicon: Lexicon) -> str:
    """As in "the first Friday of May 2027": ``which``, ``day``, ``month`` and ``year``."""
    return (
        rf"(?:the )?(?P<which>{either(lexicon['counted'])}) (?P<day>{_weekday(lexicon)}) (?:of|in) "
        rf"(?P<month>{_month(lexicon)}),? (?P<year>{_YEAR})"
    )


def said(lexicon: Lexicon) -> dict[str, str]:
    """Other words, in lower case → those of the model: "the close of" → "late"."""
    forms = {form: part for part, forms in lexicon["parts"].items() for form in forms}
    phrases = {f"{article}{name}": words for name, words in lexicon["phrases"].items() for article in ("", "the ")}
    every = forms | phrases | lexicon["feasts"] | _adjectives(lexicon)
    return {name.lower(): words for name, words in every.items()}


def months_of(lexicon: Lexicon) -> Iterable[str]:
    """The months, long and short, in lower case."""
    return (month.lower() for month in (*lexicon["months"], *lexicon["short_months"]))


def _atom(lexicon: Lexicon) -> str:
    """One date, with the part of it that is meant ("late 2026")."""
    forms = (form for forms in lexicon["parts"].values() for form in forms)
    parts = "|".join((*lexicon["parts"], either(forms)))
    dates = "|".join((*_dated(lexicon), *_counted(lexicon), *_open(lexicon)))
    return rf"(?:(?:{parts})(?: in)?(?: the)?(?:[ -]|-to-late |-to-mid ))?(?:{dates})(?:['’]s)?"


def _counted(lexicon: Lexicon) -> Iterator[str]:
    """Phrases for parts of a year, halves and quarters, and "the first Friday of May"."""
    month, counted = _month(lexicon), either(lexicon["counted"])
    phrases = either(lexicon["phrases"]).replace("'", "['’]")
    yield rf"(?:the )?{phrases}\b(?!['’]s)"
    yield rf"{counted} {_weekday(lexicon)} (?:of|in) {month}(?:,? {_YEAR})?"
    yield rf"(?:the )?{counted} {either(lexicon['counts'])}(?:,| of)? (?:{_YEAR}|(?:this|next) year)"


def _dated(lexicon: Lexicon) -> Iterator[str]:
    """Dates with a year."""
    seasons, month = either(lexicon["seasons"]), _month(lexicon)
    yield rf"{seasons}(?: of|,)? {_YEAR}(?:[-–/]\d\d(?:\d\d)?)?"
    yield rf"{month} {_DAY}(?:, ?| of | ){_YEAR}|{_DAY} (?:of )?{month},? {_YEAR}|{month}(?: of|,)? {_YEAR}"
    yield rf"[QH][1-4](?: of|,)? {_YEAR}|{_YEAR}-\d\d-\d\d|{_YEAR}(?![-–]\d|\d|s\b)"
    yield rf"{_feast(lexicon)},? {_YEAR}\b"


def _open(lexicon: Lexicon) -> Iterator[str]:
    """Dates that leave their year to the reader."""
    seasons, month = either(lexicon["seasons"]), _month(lexicon)
    before_feast = "|".join(rf"(?<=\b{word} )" for word in lexicon["before_feast"])
    yield rf"{either(lexicon['relative'])} (?:{either(lexicon['relative_units'])}\b|{seasons}\b|{month})"
    yield rf"{month} {_DAY}(?![\d,]\d)|{_DAY} (?:of )?{month}|{month}(?! \d)|(?-i:[QH][1-4])\b(?! of)"
    yield rf"(?<=in the ){seasons}\b(?! of)|(?<=by ){seasons}\b|(?<=by the ){seasons}\b(?! of)"
    yield rf"{seasons}(?:time)?(?= {either(lexicon['releases'])}\b)"
    yield rf"(?:{before_feast}){_feast(lexicon)}\b(?! [A-Z])"


def _month(lexicon: Lexicon) -> str:
    return rf"(?-i:{either(lexicon['months'])}|{either(lexicon['short_months'])}\b\.?)"


def _weekday(lexicon: Lexicon) -> str:
    return f"(?-i:{either(lexicon['weekdays'])})"


def _feast(lexicon: Lexicon) -> str:
    return f"(?-i:{either(lexicon['feasts'])})".replace("'", "['’]")


def _adjectives(lexicon: Lexicon) -> dict[str, str]:
    return {f"{season}time": season for season in lexicon["seasons"]}
