"""The grammar check: a parsed text to LanguageTool, and what it finds to alerts at places of the file."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from writer.grammar.cache import Cache
from writer.grammar.configured import configuration
from writer.grammar.matches import Match, Query
from writer.grammar.names import Mention, Names, disguised
from writer.grammar.paragraphs import Paragraphs
from writer.grammar.places import cache_file
from writer.grammar.service import ask, engine, known_names
from writer.grammar.text import Plain, plains
from writer.library.records import nearest
from writer.model.alert import Alert, Level, Span
from writer.model.names import KnownName
from writer.prose.document import Document
from writer.prose.quotes import quotes, within
from writer.values import Value, field

FAMILY = "Grammar"

_TASTE = frozenset({"style", "typographical", "whitespace", "register", "formatting", "terminology"})
_SPELLER = "TYPOS"
_MISSPELLING = "misspelling"
_NEAR = 3
_OPENING = " \u201c\u2018\"'("
_ENDS = ".!?:\n"


class GrammarSettings(Value):
    """What a guide says of grammar; rules and categories by LanguageTool's ids.

    ``level`` is LanguageTool's, default or picky. ``levels`` are ours by rule, by category, or under the
    empty name for all, ``None`` meaning off; the most exact counts. ``document_rules`` are those that
    compare places anywhere in a text: without them nothing is cached, and each check sends all of it.
    What ``outside_quotations`` names, rules or categories, is let pass in what somebody said; so is what
    LanguageTool tells in one of the ``of_dialect`` phrases, and in what looks like a name. ``words`` are
    spelled right, those in small letters with capitals too.
    """

    locale: str = "en-US"
    level: str = "default"
    disabled_rules: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    enabled_rules: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    levels: Mapping[str, Level | None] = field(default_factory=lambda: MappingProxyType({}))
    document_rules: frozenset[str] = frozenset()
    outside_quotations: frozenset[str] = frozenset()
    of_dialect: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    @property
    def query(self) -> Query:
        """The part that LanguageTool applies. It lets pass what it does not know: a name may be of either kind."""
        off = frozenset(name for name, level in self.levels.items() if name and level is None)
        return Query(
            locale=self.locale,
            picky=self.level == "picky",
            disabled_rules=self.disabled_rules | off,
            disabled_categories=self.disabled_categories | off,
            enabled_rules=self.enabled_rules,
            enabled_categories=self.enabled_categories,
        )

    def spells(self, text: str) -> bool:
        """Whether ``text`` is one of the words."""
        return not self.words.isdisjoint((text, text[:1].lower() + text[1:], text.lower()))

    def is_of_dialect(self, match: Match) -> bool:
        """Whether ``match`` is right in another dialect."""
        return any(phrase in match.message for phrase in self.of_dialect)

    def level_of(self, match: Match) -> Level | None:
        """The level at which ``match`` reports; None if it does not."""
        set_to = [self.levels[name] for name in (match.rule, match.category, "") if name in self.levels]
        default = Level.SUGGESTION if match.issue_type in _TASTE else Level.WARNING
        return set_to[0] if set_to else default


def check(
    document: Document, names: Iterable[KnownName], settings: GrammarSettings, *, whole: bool = True
) -> tuple[Alert, ...]:
    """Give LanguageTool's alerts on ``document``, none of them on any of ``names``, by place.

    Only paragraphs that were not checked before are sent; rules that compare places anywhere in the text
    run if it is ``whole``, which can wait until typing rests. Starts the server if need be. Raises
    ``GrammarError``.
    """
    known = Names.of(name.text for name in names)
    reading = Paragraphs(
        ask=ask,
        cache=Cache(file=cache_file()),
        query=settings.query,
        across=settings.document_rules,
        engine=engine(configuration()),
    )
    alerts = [
        alert
        for plain in plains(document)
        for match in _matches(plain, known, reading, whole=whole)
        if (alert := _alert(document, plain, match, settings))
    ]
    return tuple(sorted(alerts, key=lambda alert: alert.order))


def unknown_names(names: Iterable[str]) -> Mapping[str, str]:
    """Find those of ``names`` that are no rule and no category of LanguageTool's, each with a hint.

    A rule may report under names that begin with its own. Raises ``GrammarError``.
    """
    every = known_names()
    unknown = sorted(name for name in {*names} - every if not any(name.startswith(f"{one}_") for one in every))
    return MappingProxyType({name: nearest(name, every) for name in unknown})


def _alert(document: Document, plain: Plain, match: Match, settings: GrammarSettings) -> Alert | None:
    """Place ``match`` in the file; its replacements are kept only where the file reads as LanguageTool read it."""
    span = plain.source(match.offset, match.end)
    level = settings.level_of(match)
    if span is None or level is None or _is_spared(plain, match, settings):
        return None
    written = document.text[span.begin : span.end]
    if _is_spelling(match) and settings.spells(written):
        return None
    same = written == plain.text[match.offset : match.end]
    return Alert(
        check=f"{FAMILY}.{match.rule}",
        level=level,
        span=span,
        message=_message(match, written),
        match=written,
        suggestions=match.replacements if same else (),
    )


def _message(match: Match, written: str) -> str:
    """What LanguageTool says, and of a misspelling the word, which it leaves out."""
    return f"{match.message.rstrip('.')}: '{written}'" if _is_spelling(match) else match.message


def _is_spared(plain: Plain, match: Match, settings: GrammarSettings) -> bool:
    """Whether ``match`` may stand where it stands, being somebody else's words."""
    foreign = settings.is_of_dialect(match)
    named = not settings.outside_quotations.isdisjoint((match.rule, match.category))
    return ((foreign or named) and _is_said(plain, match)) or (foreign and _is_capital(plain.text, match.offset))


def _is_capital(text: str, at: int) -> bool:
    """Whether a word with a capital begins at ``at`` that no sentence begins with."""
    before = text[:at].rstrip(_OPENING)
    return text[at].isupper() and before != "" and before[-1] not in _ENDS


def _is_said(plain: Plain, match: Match) -> bool:
    """Whether ``match`` stands in a direct quotation."""
    index = plain.index(match.offset)
    begin = match.offset - plain.starts[index]
    return within(Span(begin=begin, end=begin + match.length), quotes(plain.texts[index]))


def _matches(plain: Plain, known: Names, reading: Paragraphs, *, whole: bool) -> tuple[Match, ...]:
    """Pass what is found in ``plain``, one match a place, but for what is wrong with names only."""
    mentions = known.mentions(plain.text)
    near, far = (
        [match for match in found if not _about_name(match, plain.text, mentions, known)]
        for found in reading.matches(plain, whole=whole)
    )
    own = _without_names(plain, near, mentions, known, reading)
    return (*own, *(match for match in far if not any(map(match.overlaps, own))))


def _without_names(
    plain: Plain, matches: list[Match], mentions: tuple[Mention, ...], known: Names, reading: Paragraphs
) -> list[Match]:
    """Leave out what comes of a name's words: in "You returns", the title is no pronoun.

    What is found beside a name stands if it is found again when the name is a word that nobody knows.
    """
    doubtful = [match for match in matches if not _is_spelling(match) and _near_name(match, plain.text, mentions)]
    again = _found_again(plain, doubtful, known, reading) if doubtful else frozenset()
    return [match for match in matches if match not in doubtful or (match.rule, match.offset) in again]


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


def _found_again(
    plain: Plain, doubtful: Iterable[Match], known: Names, reading: Paragraphs
) -> frozenset[tuple[str, int]]:
    """Check the blocks of ``doubtful`` anew with names disguised; rules and places of what is found."""
    indices = sorted({plain.index(match.offset) for match in doubtful})
    texts = [disguised(plain.texts[index], known.mentions(plain.texts[index])) for index in indices]
    return frozenset(
        (match.rule, match.offset + plain.starts[index])
        for index, found in zip(indices, reading.alone(texts), strict=True)
        for match in found
    )
