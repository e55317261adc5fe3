"""What LanguageTool finds in a text, paragraph by paragraph: what it has read before is not sent again.

Three kinds of rules make this right. Most see one sentence, or sentences of one paragraph. A few look
back at how the sentence before ended, which may be in another paragraph: it is part of the key, and is
sent along. Those that compare places anywhere in the text are named by the caller; they are off for
paragraphs and run alone over the whole text.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from writer.grammar.cache import Cache
from writer.grammar.matches import Match, Query
from writer.grammar.text import BETWEEN, Plain, starts_of
from writer.prose.sentences import sentences
from writer.values import Value, astuple, replace

Ask = Callable[[str, Query], tuple[Match, ...]]
"""Sends a text to LanguageTool. Raises ``GrammarError``."""

_MOST = 0.85
"""Of a text: when more of it is new, all in one request is cheaper than that and the far rules by themselves.

Those alone cost about a ninth of a whole check, as every rule needs the text analysed.
"""

_FORM = " ".join(Match.__struct_fields__)


class _Piece(Value):
    """A paragraph, and the sentence before it if that is in another one."""

    before: str
    text: str


class Paragraphs(Value):
    """LanguageTool behind the cache.

    ``across`` are the rules that need the whole text; without them nothing is known of what a paragraph
    stands for itself, and texts are sent whole. ``engine`` says who answers, and which version of it.
    """

    ask: Ask
    cache: Cache
    query: Query
    across: frozenset[str]
    engine: str

    def matches(self, plain: Plain, *, whole: bool) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """What is found in the paragraphs of ``plain``; and, if ``whole``, by comparing places anywhere in it.

        A text of which hardly anything was read before is sent once, for both.
        """
        if not self.across:
            return self.ask(plain.text, self.query), ()
        befores = ["", *(_last_sentence(text) for text in plain.texts[:-1])]
        pieces = [_Piece(before=before, text=text) for before, text in zip(befores, plain.texts, strict=True)]
        keys, far_key = self._keys(pieces), self._far_key(plain)
        kept = self.cache.get([far_key, *keys])
        missing = sum(len(piece.text) for piece, key in zip(pieces, keys, strict=True) if key not in kept)
        if whole and far_key not in kept and missing > _MOST * len(plain.text):
            self._read_at_once(plain, keys, kept)
        own = tuple(
            replace(match, offset=match.offset + start)
            for start, found in zip(plain.starts, self._each(pieces, keys, kept), strict=True)
            for match in found
        )
        return own, self._far(plain, kept.get(far_key)) if whole else ()

    def _read_at_once(self, plain: Plain, keys: list[bytes], kept: dict[bytes, bytes]) -> None:
        """Send all of ``plain`` and put what is found where it will be looked for."""
        groups: list[list[Match]] = [[] for _ in keys]
        far = []
        for match in self.ask(_sent(plain.texts), self.query):
            if any(match.rule == name or match.rule.startswith(f"{name}_") for name in self.across):
                far.append(match)
            else:
                index = plain.index(match.offset)
                groups[index].append(replace(match, offset=match.offset - plain.starts[index]))
        kept |= {key: _written(group) for key, group in zip(keys, groups, strict=True)}
        kept[self._far_key(plain)] = _written(far)
        self.cache.put(kept)

    def _far(self, plain: Plain, value: bytes | None) -> tuple[Match, ...]:
        query = self._far_query
        if value is None and query.enabled_rules:
            value = _written(self.ask(_sent(plain.texts), query))
            self.cache.put({self._far_key(plain): value})
        found = _read(value) if value else ()
        return tuple(match for match in found if match.category not in self.query.disabled_categories)

    @property
    def _far_query(self) -> Query:
        on = self.across - self.query.disabled_rules
        return Query(locale=self.query.locale, picky=self.query.picky, enabled_rules=on, only=True)

    def _far_key(self, plain: Plain) -> bytes:
        return _key(self.engine, self._far_query.words, "", plain.text)

    def alone(self, texts: Sequence[str]) -> list[tuple[Match, ...]]:
        """What is found in each of ``texts``, each for itself."""
        pieces = [_Piece(before="", text=text) for text in texts]
        keys = self._keys(pieces)
        return self._each(pieces, keys, self.cache.get(keys))

    @property
    def _near_query(self) -> Query:
        return replace(self.query, disabled_rules=self.query.disabled_rules | self.across)

    def _keys(self, pieces: list[_Piece]) -> list[bytes]:
        words = self._near_query.words
        return [_key(self.engine, words, piece.before, piece.text) for piece in pieces]

    def _each(self, pieces: list[_Piece], keys: list[bytes], kept: Mapping[bytes, bytes]) -> list[tuple[Match, ...]]:
        """What is found in each piece; all that are not ``kept`` are sent at once."""
        found = {key: _read(kept[key]) for key in keys if key in kept}
        missing = [index for index, key in enumerate(keys) if key not in found]
        if missing:
            fresh = dict(zip((keys[index] for index in missing), self._fresh(pieces, missing), strict=True))
            self.cache.put({key: _written(matches) for key, matches in fresh.items()})
            found |= fresh
        return [found[key] for key in keys]

    def _fresh(self, pieces: list[_Piece], missing: list[int]) -> list[tuple[Match, ...]]:
        """Send the ``missing`` ones, each after the sentence before it, which may be there already."""
        texts: list[str] = []
        places: list[int] = []
        for index in missing:
            if pieces[index].before and index - 1 not in missing:
                texts.append(pieces[index].before)
            places.append(len(texts))
            texts.append(pieces[index].text)
        starts = starts_of(texts)
        groups: dict[int, list[Match]] = {place: [] for place in places}
        for match in self.ask(_sent(texts), self._near_query):
            place = bisect_right(starts, match.offset) - 1
            if place in groups:
                groups[place].append(replace(match, offset=match.offset - starts[place]))
        return [tuple(groups[place]) for place in places]


def _sent(texts: Iterable[str]) -> str:
    """Let every paragraph end alike, the last one too: a few rules see the white space that follows."""
    return BETWEEN.join((*texts, ""))


@lru_cache(maxsize=1024)
def _last_sentence(text: str) -> str:
    found = sentences(text)
    return text[found[-1].begin : found[-1].end] if found else text


def _key(engine: str, words: str, before: str, text: str) -> bytes:
    """Make a key of all that shapes an answer, its form in this release among it."""
    said = f"{_FORM}\0{engine}\0{words}\0{before}\0{text}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=20).digest()


def _written(matches: Iterable[Match]) -> bytes:
    return json.dumps([astuple(match) for match in matches], ensure_ascii=False).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1024)
def _read(value: bytes) -> tuple[Match, ...]:
    rows = json.loads(value.decode("utf-8", "surrogatepass"))
    return tuple(
        Match(**{**dict(zip(Match.__struct_fields__, row, strict=True)), "replacements": tuple(row[-1])})
        for row in rows
    )
