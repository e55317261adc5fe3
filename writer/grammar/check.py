"""The grammar check: a parsed text to the server, and what it finds to alerts at places of the file."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from writer.grammar.client import Match, Query, check_text
from writer.grammar.names import Mention, Names, disguised
from writer.grammar.server import ensure
from writer.grammar.text import BETWEEN, Plain, plains, starts_of
from writer.model.alert import Alert, Level
from writer.model.names import KnownName
from writer.prose.document import Document

FAMILY = "Grammar"

SUGGESTIONS = 5
"""How many replacements an alert offers at most."""

_TASTE = frozenset({"style", "typographical", "whitespace", "register", "formatting", "terminology"})
_SPELLER = "TYPOS"
_MISSPELLING = "misspelling"
_NEAR = 3

_Ask = Callable[[str], tuple[Match, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarSettings:
    """What a guide says of grammar: ``level`` is LanguageTool's, default or picky; ``levels`` ours, by its rule ids."""

    locale: str = "en-US"
    level: str = "default"
    disabled_rules: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def query(self) -> Query:
        """The part that the server applies."""
        return Query(
            locale=self.locale,
            picky=self.level == "picky",
            disabled_rules=self.disabled_rules,
            disabled_categories=self.disabled_categories,
        )


def check(document: Document, names: Iterable[KnownName], settings: GrammarSettings) -> tuple[Alert, ...]:
    """Give LanguageTool's alerts on ``document``, none of them on any of ``names``, by place.

    Starts the server if need be. Raises ``GrammarError``.
    """
    known = Names.of(name.text for name in names)
    ask = partial(_ask, settings.query)
    alerts = [
        alert
        for plain in plains(document)
        for match in _without_names(plain, known, ask)
        if (alert := _alert(document, plain, match, settings.levels))
    ]
    return tuple(sorted(alerts, key=lambda alert: alert.order))


def _ask(query: Query, text: str) -> tuple[Match, ...]:
    return check_text(ensure(), text, query)


def _alert(document: Document, plain: Plain, match: Match, levels: Mapping[str, Level]) -> Alert | None:
    """Place ``match`` in the file; its replacements are kept only where the file reads as LanguageTool read it."""
    span = plain.source(match.offset, match.end)
    if span is None:
        return None
    written = document.text[span.begin : span.end]
    same = written == plain.text[match.offset : match.end]
    level = Level.SUGGESTION if match.issue_type in _TASTE else Level.WARNING
    return Alert(
        check=f"{FAMILY}.{match.rule}",
        level=levels.get(match.rule, level),
        span=span,
        message=match.message,
        match=written,
        suggestions=match.replacements[:SUGGESTIONS] if same else (),
    )


def _without_names(plain: Plain, known: Names, ask: _Ask) -> Iterator[Match]:
    """Pass what LanguageTool finds in ``plain``, but for what it finds wrong with names.

    A match beside a name may come of the name's words: in "You returns", the title is no pronoun. It
    stands if it is found again when the name is a word that nobody knows.
    """
    mentions = known.mentions(plain.text)
    matches = [match for match in ask(plain.text) if not _about_name(match, plain.text, mentions, known)]
    doubtful = [match for match in matches if not _is_spelling(match) and _near_name(match, plain.text, mentions)]
    again = _found_again(plain, doubtful, known, ask) if doubtful else frozenset()
    return (match for match in matches if match not in doubtful or (match.rule, match.offset) in again)


def _about_name(match: Match, text: str, mentions: Iterable[Mention], known: Names) -> bool:
    """Whether ``match`` is wholly inside a name, or about the spelling of one."""
    if any(mention.begin <= match.offset and match.end <= mention.end for mention in mentions):
        return True
    if not _is_spelling(match):
        return False
    touched = any(mention.begin < match.end and match.offset < mention.end for mention in mentions)
    return touched or known.spells(text[match.offset : match.end])


def _is_spelling(match: Match) -> bool:
    return match.category == _SPELLER and match.issue_type == _MISSPELLING


def _near_name(match: Match, text: str, mentions: Iterable[Mention]) -> bool:
    """Whether ``match`` overlaps a name or has no word between itself and one."""
    return any(
        mention.begin < match.end + _NEAR
        and match.offset < mention.end + _NEAR
        and not any(map(str.isalnum, text[match.end : mention.begin] + text[mention.end : match.offset]))
        for mention in mentions
    )


def _found_again(plain: Plain, doubtful: Iterable[Match], known: Names, ask: _Ask) -> frozenset[tuple[str, int]]:
    """Check the blocks of ``doubtful`` anew with names disguised; rules and places of what is found."""
    indices = sorted({plain.index(match.offset) for match in doubtful})
    texts = [disguised(plain.texts[index], known.mentions(plain.texts[index])) for index in indices]
    excerpt = starts_of(texts)
    moves = [plain.starts[index] - start for index, start in zip(indices, excerpt, strict=True)]
    return frozenset(
        (match.rule, match.offset + moves[bisect_right(excerpt, match.offset) - 1])
        for match in ask(BETWEEN.join(texts))
    )
