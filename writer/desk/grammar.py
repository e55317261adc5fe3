"""What a guide says of grammar, as LanguageTool's client takes it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from writer.checks.subject import Subject
from writer.errors import Problem
from writer.grammar.check import GrammarSettings, unknown_names
from writer.library.wordlists import read_words
from writer.model.alert import Level
from writer.model.guide import SETTINGS, Guide
from writer.model.names import KnownName

_FAMILY = "Grammar"


def settings_of(subject: Subject) -> GrammarSettings:
    """The guide's settings over those of the lexicon. Raises ``UsageError`` or ``FileError`` for a word list."""
    words, style = subject.lexicon["grammar"], subject.guide.grammar
    lists = filter(Path.is_file, map(Path, style.word_lists))
    return GrammarSettings(
        locale=subject.locale,
        level=style.level,
        disabled_rules=frozenset(words["off"]) - frozenset(_on(style.rules)),
        document_rules=frozenset(words["document"]),
        enabled_rules=frozenset(_on(style.rules)),
        enabled_categories=frozenset(_on(style.categories)),
        levels=dict(_levels(subject.guide)),
        words=frozenset((*subject.guide.accept, *style.words)) | read_words(lists),
        outside_quotations=frozenset(style.outside_quotations),
        of_dialect=tuple(words["of_dialect"]),
    )


def unknown_ids(guide: Guide) -> Mapping[str, Problem]:
    """The ids in the guide that are no rule and no category of LanguageTool's. Raises ``GrammarError``."""
    places = guide.grammar.places
    return {
        name: Problem(
            message=f"LanguageTool has no rule or category '{name}'",
            place=places[name],
            hint=hint or "take the id from an alert, as GOTTA from [Grammar.GOTTA]",
        )
        for name, hint in (unknown_names(places) if places else {}).items()
    }


def known_to(subject: Subject) -> tuple[KnownName, ...]:
    """The names in the facts, and those of the guide in their right form."""
    return (*subject.names, *(KnownName(text=name.form, path="", kind="name") for name in subject.guide.names))


def _on(engine: Mapping[str, str]) -> Iterator[str]:
    return (name for name, setting in engine.items() if setting != "off")


def _levels(guide: Guide) -> Iterator[tuple[str, Level | None]]:
    """Ours by rule, by category, or under the empty name for all; ``rules`` of a guide may say the same."""
    for engine in (guide.grammar.categories, guide.grammar.rules):
        yield from ((name, SETTINGS[setting]) for name, setting in engine.items() if setting in SETTINGS)
    for name, level in guide.levels.items():
        family, _, rule = name.partition(".")
        if family == _FAMILY:
            yield rule, level
