"""``extends: spelling``: words that no dictionary has."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.hits import Find, Hit
from writer.checks.vale.hunspell import Lexicon
from writer.checks.vale.needles import Needles
from writer.checks.vale.pattern import search, substitute
from writer.checks.vale.terms import exceptions, term_pattern
from writer.checks.vale.whole import ALONE, Whole
from writer.checks.vale.words import Word, words
from writer.library.places import SHIPPED
from writer.library.rules import RuleFile
from writer.values import Value, replace

DEFAULT = SHIPPED / "dictionaries" / "en_US"
"""The dictionary of rules that name none: US English, of the word lists SCOWL."""

SAME = "en_US-web"
"""Vale's own default dictionary: where a StylesPath holds it, it is taken instead of ours."""

_DICTIONARIES, _IGNORED = Path("config", "dictionaries"), Path("config", "ignore")
_NOT_CHECKED = re.compile(r"[^a-zA-Z_']|[A-Z]\Z|[A-Z][a-z]+[A-Z]+\w+", re.ASCII)
_IN_NO_NAME = re.compile(r"[^\w'-]")
_SHORTEST_PART = 3


class Spelling(Value):
    """Words are looked up in ``dictionaries``, by their names, in ``dicpath`` or beside the styles.

    ``aff`` and ``dic`` name one dictionary by its files; with ``append`` the default one counts too.
    ``ignore`` are files of words. Words that one of ``filters`` matches are left out, and so are, unless
    ``custom`` is set, names with digits, hyphens, accents or capitals inside, and those that end in one.
    With ``split``, names of programs are taken apart.
    """

    dictionaries: tuple[str, ...] = ()
    dicpath: str = ""
    aff: str = ""
    dic: str = ""
    append: bool = False
    custom: bool = False
    filters: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    threshold: int = 0
    split: bool = False

    def finder(self, rule: RuleFile, accept: Sequence[str]) -> "SpellingFinder":
        """Find its files. Raises ``BadPatternError``."""
        for pattern in self.filters:
            _filter(pattern)
        terms = "|".join(rf"\b{term_pattern(term)}\b" for term in accept)
        return SpellingFinder(
            rule=rule,
            kind=self,
            paths=tuple(str(path) for path in self._paths(rule)),
            lists=tuple(str(path) for path in self._lists(rule)),
            accepted=f"(?i){terms}" if terms else "",
            phrases=exceptions(accept).phrases,
            message=rule.message,
        )

    def _paths(self, rule: RuleFile) -> Iterator[Path]:
        """The dictionaries, without their endings."""
        folders = tuple(map(Path, rule.folders)) or (Path(rule.place.path).parent,)
        own = _single(self, folders)
        if own is not None:
            yield own
            return
        beside = [folder / _DICTIONARIES for folder in folders]
        places = [Path(self.dicpath), *(folder / self.dicpath for folder in folders)] if self.dicpath else beside
        for name in self.dictionaries:
            yield next((place / name for place in places if (place / f"{name}.dic").is_file()), places[0] / name)
        if self.append or not self.dictionaries:
            yield next((place / SAME for place in beside if (place / f"{SAME}.dic").is_file()), DEFAULT)
        if rule.built_in:
            yield from (file.with_suffix("") for place in beside for file in sorted(place.glob("*.dic")))

    def _lists(self, rule: RuleFile) -> Iterator[Path]:
        """The files of words that are right."""
        for folder in map(Path, rule.folders):
            if rule.built_in:
                yield from sorted((folder / _IGNORED).rglob("*.txt"))
        for name in self.ignore:
            places = (Path(name), *(Path(folder, *more, name) for folder in rule.folders for more in ((), (_IGNORED,))))
            yield from (place for place in places if place.is_file())


def _single(kind: Spelling, folders: Sequence[Path]) -> Path | None:
    """The one dictionary that a rule names by its two files."""
    if not (kind.aff and kind.dic):
        return None
    places = [folder / more for folder in folders for more in ("", _DICTIONARIES)]
    found = (place / kind.dic for place in places if (place / kind.dic).is_file() and (place / kind.aff).is_file())
    one = next(found, None)
    return one.with_suffix("") if one else None


@lru_cache(maxsize=256)
def _filter(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.ASCII)
    except re.error as error:
        raise BadPatternError(str(error)) from None


@lru_cache(maxsize=16)
def _lexicon(paths: tuple[str, ...], lists: tuple[str, ...]) -> Lexicon:
    listed = (line.strip() for path in lists for line in Path(path).read_text("utf-8").splitlines())
    return Lexicon(paths, frozenset(word for word in listed if word and word != "#"))


class SpellingFinder(Value):
    """A spelling rule, ready to look at every block; its dictionaries are read when the first one is looked at."""

    rule: RuleFile
    kind: Spelling
    paths: tuple[str, ...]
    lists: tuple[str, ...]
    accepted: str
    phrases: str
    message: str
    needles: Sequence[Needles] = ((),)
    sources: Sequence[str] = ("",)

    def armed(self, _branches: Sequence[int], _whole: Whole = ALONE, /) -> Find:
        """What finds the words that stand in no dictionary. Raises ``OSError`` where one is missing."""
        lexicon = _lexicon(self.paths, self.lists)
        return lambda text, _some=None: self._hits(text, lexicon)

    def _hits(self, text: str, lexicon: Lexicon) -> Iterator[Hit]:
        shown = substitute(self.phrases, lambda match: " " * len(match.group()), text) if self.phrases else text
        for found in words(shown):
            word = lexicon.converted(found.text)
            if self._is_skipped(word) or lexicon.has(word) or self._is_accepted(word):
                continue
            parts = _parts(found.text) if self.kind.split else []
            if parts and parts != [(found.text, 0)]:
                yield from self._of_parts(found, parts, lexicon)
            else:
                begin, end = found.begin, found.begin + len(found.text)
                yield Hit(begin=begin, end=end, values=(word,), shown=word, lost=not found.exact)

    def _is_skipped(self, word: str) -> bool:
        usual = _IN_NO_NAME if self.kind.split else _NOT_CHECKED
        if not self.kind.custom and usual.search(word):
            return True
        return any(_filter(pattern).search(word) for pattern in self.kind.filters)

    def _is_accepted(self, word: str) -> bool:
        return bool(self.accepted) and search(self.accepted, word) is not None

    def _of_parts(self, name: Word, parts: "Sequence[_Part]", lexicon: Lexicon) -> Iterator[Hit]:
        for part in parts:
            letters = sum(map(str.isalpha, part.text))
            fine = letters < _SHORTEST_PART or part.text == part.text.upper() or self._is_accepted(part.text)
            if not fine and not lexicon.has(lexicon.converted(part.text)):
                at, text = name.begin + part.begin, part.text
                hit = Hit(begin=at, end=at + len(text), values=(text,), shown=text, within=name.text)
                yield hit if name.exact else replace(hit, lost=True)


class _Part(NamedTuple):
    text: str
    begin: int


_NAME_PART = re.compile(r"[^\W\d_]+")


def _parts(name: str) -> list[_Part]:
    """``getHTTPResponse_v2`` is get, HTTP, Response, v."""
    found: list[_Part] = []
    for run in _NAME_PART.finditer(name):
        begin = run.start()
        for at in range(run.start() + 1, run.end()):
            before, here, after = name[at - 1], name[at], name[at + 1 : at + 2]
            if here.isupper() and (before.islower() or (before.isupper() and after.islower() and at + 1 < run.end())):
                found.append(_Part(name[begin:at], begin))
                begin = at
        found.append(_Part(name[begin : run.end()], begin))
    return found
