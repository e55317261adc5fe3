"""The names and titles on record, and where a text says them, in whatever spelling of the same letters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from writer.checks.newsroom.reading.words import Word, words
from writer.model.fields import FieldType
from writer.model.names import KnownName, same_form
from writer.values import Value

_SHORTEST_PART = 3
_LONG_SUBTITLE = 5
_JOINTS = frozenset("-‐‑–&:'’.!,\"“”")
_OWN_MARKS = frozenset(",:")
"""Marks that may stand inside a name; whether they must is for the exact comparison to say."""

_SMALL_WORDS = frozenset({"The", "And", "Of", "Von", "Van", "Der", "Del", "Los", "Las", "San"})
"""Parts of a name that alone name nobody."""

_INSIDE = frozenset("-./@_")
_WITH_PARTS = frozenset({FieldType.PERSON.value, FieldType.NAME.value})


class Form(Value):
    """One way to write a name on record: the whole of it, or a part (a family name)."""

    text: str
    known: KnownName
    whole: bool

    @property
    def is_title(self) -> bool:
        """Whether it is the title of a work."""
        return self.known.kind == FieldType.TITLE.value


class Mention(Value):
    """Words ``first`` to ``last``, both included, that have the letters of ``forms``; ``begin:end`` in their text."""

    first: int
    last: int
    begin: int
    end: int
    text: str
    forms: tuple[Form, ...]

    @property
    def exact(self) -> bool:
        """Whether it is written as on record, or all in capitals."""
        written = printed(self.text)
        return written.isupper() or any(written == printed(form.text) for form in self.forms)

    @property
    def of_title(self) -> bool:
        """Whether it can only be a title."""
        return all(form.is_title for form in self.forms)

    @property
    def paths(self) -> frozenset[str]:
        """The fields that record it."""
        return frozenset(form.known.path for form in self.forms)


class Dictionary(Value, eq=False):
    """Every form on record by its letters; ``begins`` holds what they begin with. One stands for one set of names."""

    forms: Mapping[str, tuple[Form, ...]]
    begins: frozenset[str]

    def mentions(self, tokens: Sequence[Word]) -> list[Mention]:
        """What ``tokens`` mention, from left to right, the longest at each place."""
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at) if squash(tokens[at].lower) in self.begins else None
            if mention:
                found.append(mention)
            at = mention.last + 1 if mention else at + 1
        return found

    def _at(self, tokens: Sequence[Word], at: int) -> Mention | None:
        letters = squash(tokens[at].lower)
        last: int = -1
        forms: tuple[Form, ...] = ()
        stop, marks = at, set[str]()
        while True:
            here = self.forms.get(letters) if tokens[stop].text not in _JOINTS else None
            if here and marks:
                here = tuple(form for form in here if marks.issubset(form.text))
            if here and _ends(tokens, stop, here):
                last, forms = stop, here
            marks |= {tokens[stop].text} & _OWN_MARKS
            stop += 1
            if stop >= len(tokens) or not _joins(tokens[stop]):
                break
            letters += squash(tokens[stop].lower)
            if letters not in self.begins:
                break
        return _mention(tokens, at, last, forms) if last >= 0 else None


def _joins(token: Word) -> bool:
    return token.text[0].isalnum() or token.text in _JOINTS or token.lower == "'s"


def _ends(tokens: Sequence[Word], at: int, forms: Sequence[Form]) -> bool:
    """Whether a name can end at ``at``: not inside a longer one ("On" of "On-jo"; but "Orbit-made") or an address."""
    if at + 2 >= len(tokens):
        return True
    here, mark, following = tokens[at : at + 3]
    touches = here.end == mark.begin and mark.end == following.begin
    goes_on = mark.text in _INSIDE and touches and following.text[0].isalnum()
    return not goes_on or (mark.text == "-" and forms[0].whole and not following.capital)


def _mention(tokens: Sequence[Word], first: int, last: int, forms: tuple[Form, ...]) -> Mention:
    gap = [tokens[i].text + " " * (tokens[i + 1].begin - tokens[i].end) for i in range(first, last)]
    return Mention(
        first=first,
        last=last,
        begin=tokens[first].begin,
        end=tokens[last].end,
        text="".join((*gap, tokens[last].text)),
        forms=forms,
    )


_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae", "œ": "oe"}
)
"""Letters that no accent can be taken from, as those write them whose keyboards have none of them."""


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """The letters and digits of ``text``: no case, accents, hyphens, spaces or apostrophes."""
    if not text.isascii():
        text = text.translate(_PLAIN)
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=8)
def dictionary(names: tuple[KnownName, ...]) -> Dictionary:
    """The dictionary of ``names``."""
    forms: dict[str, list[Form]] = {}
    begins: set[str] = set()
    for form in dict.fromkeys(form for name in names for form in _forms(name)):
        letters = squash(form.text)
        if letters:
            forms.setdefault(letters, []).append(form)
            begins |= _beginnings(letters)
    for letters, form in [turned for name in names for turned in _turned(name)]:
        if letters not in forms:
            forms[letters] = [form]
            begins |= _beginnings(letters)
    return Dictionary(forms={letters: _best(found) for letters, found in forms.items()}, begins=frozenset(begins))


def _beginnings(letters: str) -> set[str]:
    return {letters[:length] for length in range(1, len(letters) + 1)}


def _best(forms: Sequence[Form]) -> tuple[Form, ...]:
    """A whole name beats a part of the same letters."""
    return tuple(form for form in forms if form.whole) or tuple(forms)


def _forms(name: KnownName) -> list[Form]:
    whole = Form(text=" ".join(name.text.split()), known=name, whole=True)
    parts = name.text.split() if name.kind in _WITH_PARTS else []
    shorter = _without_rank(name, parts) if parts else _after_colon(name)
    return [
        whole,
        *(Form(text=text, known=name, whole=True) for text in shorter),
        *(
            Form(text=part, known=name, whole=False)
            for part in parts
            if len(parts) > 1
            and len(squash(part)) >= _SHORTEST_PART
            and part != part.lower()
            and part not in _SMALL_WORDS
        ),
    ]


def _without_rank(name: KnownName, parts: Sequence[str]) -> list[str]:
    """A character's last two names, without the rank or job before them: "Gethin Rees" for "Sgt Gethin Rees"."""
    has_rank = name.path.endswith(_OF_CHARACTERS) and len(parts) == len(("rank", "given", "family"))
    return [" ".join(parts[1:])] if has_rank and parts[1] not in _SMALL_WORDS and parts[1][0].isupper() else []


_OF_CHARACTERS = ("character", "people")


def _after_colon(name: KnownName) -> list[str]:
    """What a title in a series is called for short: "Return to Sender"."""
    _, colon, after = name.text.partition(": ")
    long = " " in after or len(after) >= _LONG_SUBTITLE
    return [after] if name.kind == FieldType.TITLE.value and colon and long else []


def _turned(name: KnownName) -> Iterator[tuple[str, Form]]:
    """A person's two or three names in another order, the family's at the other end, which no record has."""
    names = name.text.split()
    if name.kind in _WITH_PARTS and len(names) in {len(("given", "family")), len(("given", "second", "family"))}:
        for turned in {(names[-1], *names[:-1]), (*names[1:], names[0])}:
            yield squash("".join(turned)), Form(text=" ".join(names), known=name, whole=True)


def printed(text: str) -> str:
    """A name as it is compared: one space between words, no marks at its edges, apostrophes alike."""
    text = _INITIALS.sub("", " ".join(same_form(text).split()))
    begin = next((i for i, letter in enumerate(text) if letter.isalnum()), 0)
    return text[begin:].rstrip("+!?.,:;*\"' ") or text


_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")
"""The space between two initials, which one house sets and another does not."""


def parts(text: str) -> tuple[str, ...]:
    """The words of a name, hyphens apart."""
    return tuple(word.lower for word in words(text) if word.text[0].isalnum())
